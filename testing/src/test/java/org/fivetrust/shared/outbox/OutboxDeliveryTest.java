package org.fivetrust.shared.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.SampleTest;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Instances that deliver one outbox, one at a time. Their clock stands in the year 2100 and the lease ends shortly
 * before, so that the service's own instance does not get it; only they have the addresses of their receivers.
 */
@SampleTest
class OutboxDeliveryTest {

    private static final String NEAR = "near";

    private static final String UNREACHABLE = "unreachable";

    private static final Duration LEASE = Duration.ofSeconds(15);

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Outbox outbox;

    @Autowired
    private WebClient.Builder clients;

    @Autowired
    private ReactiveOAuth2AuthorizedClientManager identity;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Environment environment;

    private final Clock clock = mock();

    private final PrincipalId principal = anyPrincipal();

    private Instant now = Instant.parse("2100-01-01T00:00:00Z");

    private static PrincipalId anyPrincipal() {
        return new PrincipalId("c" + UUID.randomUUID().toString().substring(0, 8) + "-committee");
    }

    @BeforeEach
    void theServicesOwnInstanceGetsNoLease() throws SQLException {
        NeighbourStub.reset();
        when(clock.instant()).thenAnswer(_ -> now);
        leased(Instant.parse("2099-12-31T00:00:00Z"));
    }

    private static void leased(Instant until) throws SQLException {
        execute("update outbox_lease set holder = gen_random_uuid(), held_until = '" + until + "'");
    }

    @AfterEach
    void free() throws SQLException {
        execute("update outbox_lease set holder = null, held_until = '-infinity'");
        execute("update outbox set delivered_at = now() where destination in ('near', 'unreachable')");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One instance of the service. Its signal is rung, so that it does not wait. */
    private final class Instance {

        private final OutboxSignal signal = new OutboxSignal();
        private final OutboxDelivery delivery = new OutboxDelivery(
                database,
                transactions,
                new EventSender(
                        clients,
                        identity,
                        new OutboxSettings(Map.of(NEAR, NeighbourStub.url(), UNREACHABLE, "http://localhost:1")),
                        json,
                        environment),
                signal,
                clock);

        void round() {
            signal.ring();
            delivery.round().block();
        }
    }

    private void write(String destination, PrincipalId whose, String type, String text) {
        outbox.add(Event.to(destination, whose, type, Map.of("text", text)))
                .as(transactions.within(Scope.only(whose)))
                .block();
    }

    private void write(String... texts) {
        Stream.of(texts).forEach(text -> write(NEAR, principal, "note.taken", text));
    }

    private static Stream<JsonNode> received(PrincipalId whose, String type) {
        return NeighbourStub.events(type).stream()
                .filter(event -> event.path("principal").asString().equals(whose.value()));
    }

    private List<String> received() {
        return received(principal, "note.taken")
                .map(event -> event.path("data").path("text").asString())
                .toList();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void whenAnInstanceDiesWithItsLeaseAnotherDeliversOnceTheLeaseHasEnded() throws SQLException {
        var other = new Instance();
        leased(now.plus(LEASE));
        write("a", "b", "c");

        other.round();
        assertThat(received()).isEmpty();
        pass(LEASE);
        other.round();
        assertThat(received()).isEmpty();
        pass(Duration.ofMillis(1));
        other.round();
        assertThat(received()).containsExactly("a", "b", "c");
    }

    @Test
    void ofManyInstancesAtOnceOneDelivers() {
        write("a", "b", "c", "d");
        var instances = Stream.generate(Instance::new).limit(6).toList();

        atOnce(instances.size(), n -> {
            instances.get(n).round();
            return n;
        });

        assertThat(received()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void anInstanceThatHasDeliveredGivesTheLeaseBack() {
        write("a");
        new Instance().round();
        write("b");

        new Instance().round();

        assertThat(received()).containsExactly("a", "b");
    }

    /** At least once: the receiver knows the event by its id and drops the second. */
    @Test
    void whatWasSentAndNotNotedIsSentAgainUnderTheSameId() throws SQLException {
        var dead = new Instance();
        write("a");
        dead.round();
        execute("update outbox set delivered_at = null where principal = '" + principal.value() + "'");
        pass(LEASE.plusMillis(1));

        new Instance().round();

        assertThat(received()).containsExactly("a", "a");
        assertThat(received(principal, "note.taken")
                        .map(event -> event.path("id").asString()))
                .hasSize(2)
                .allMatch(received(principal, "note.taken")
                        .map(event -> event.path("id").asString())
                        .toList()
                        .getFirst()::equals);
    }

    @Test
    void whatIsWrittenWhileItsLaneRestsWaitsBehindTheHead() {
        var instance = new Instance();
        write("a");
        NeighbourStub.silent();
        instance.round();
        NeighbourStub.reset();
        write("b");

        instance.round();
        assertThat(received()).isEmpty();
        pass(Duration.ofSeconds(1));
        instance.round();
        assertThat(received()).containsExactly("a", "b");
    }

    @Test
    void theEndOfAMandateOvertakesOtherNews() {
        var instance = new Instance();
        write("a");
        NeighbourStub.silent();
        instance.round();
        NeighbourStub.reset();
        write(NEAR, principal, "mandate.revoked", "now");

        instance.round();

        assertThat(received()).isEmpty();
        assertThat(received(principal, "mandate.revoked")).hasSize(1);
    }

    @Test
    void aReceiverThatCannotBeReachedDelaysNoOther() {
        var instance = new Instance();
        IntStream.range(0, 20).forEach(_ -> write(UNREACHABLE, anyPrincipal(), "note.taken", "x"));
        write(UNREACHABLE, principal, "note.taken", "x");
        write("a");

        instance.round();

        assertThat(received()).containsExactly("a");
    }

    @Test
    void aLaneThatFailsIsTriedAgainLessAndLessOften() throws SQLException {
        var instance = new Instance();
        write(UNREACHABLE, principal, "note.taken", "x");

        for (var pause : List.of(250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000)) {
            instance.round();
            assertThat(Duration.between(now, nextTry())).hasMillis(pause);
            pass(Duration.ofMillis(pause));
        }
    }

    private Instant nextTry() throws SQLException {
        try (var connection = TestPostgres.superuser("sample");
                var query = connection.prepareStatement("select next_try from outbox where principal = ?")) {
            query.setString(1, principal.value());
            var found = query.executeQuery();
            found.next();
            return found.getTimestamp(1).toInstant();
        }
    }
}
