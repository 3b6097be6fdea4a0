package org.fivetrust.agreements.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may subscribe to what, and with which secret. */
@AgreementsTest
class WebhookApiTest {

    @Autowired
    private WebTestClient client;

    private Outside outside;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void settle() {
        NeighbourStub.reset();
        outside = new Outside(client);
    }

    @Test
    void another_communitys_subscription_hears_and_sees_nothing() {
        var other = World.over(client).community().registered("URBAN");
        var theirs = new Receiver().willing();
        var token =
                TestTokens.bearer("district-" + other.code(), List.of("district-system"), List.of(other.committee()));
        var made = other.agreements(token)
                .subscribe(Map.of("address", theirs.address(), "types", List.of("*")))
                .created();
        assertThat(made.path("principals").toString()).isEqualTo("[\"" + other.committee() + "\"]");
        receiver.willing();
        var ours = outside.subscribe(receiver, "*");
        outside.community.resolution();
        other.resolution();
        await("both").until(() -> receiver.taken().size() == 1 && theirs.taken().size() == 1);
        assertThat(theirs.taken().getFirst().event().path("principal").asString())
                .isEqualTo(other.committee());
        outside.community.agreements(token).readWebhook(Outside.id(ours)).is(404);
        outside.community.agreements(token).listDeliveries(Outside.id(ours)).is(404);
        outside.community.agreements(token).rotateSecret(Outside.id(ours)).is(404);
        outside.community.agreements(token).endWebhook(Outside.id(ours)).is(404);
        assertThat(outside.community.agreements(token).listWebhooks().items())
                .extracting(one -> one.path("id").asString())
                .containsExactly(made.path("id").asString());
        assertThat(outside.community
                        .agreements(token)
                        .subscribe(Map.of(
                                "address",
                                theirs.address(),
                                "types",
                                List.of("*"),
                                "principals",
                                List.of(outside.community.committee())))
                        .is(403)
                        .path("code")
                        .asString())
                .isEqualTo("access.principal");
    }

    @Test
    void a_renewed_secret_signs_beside_the_earlier_one_and_a_revoked_one_no_more() {
        receiver.willing();
        var made = outside.subscribe(receiver, "resolution.*");
        var first = made.path("secret").asString();
        var second = outside.community
                .agreements("district")
                .rotateSecret(Outside.id(made), Map.of("overlap", "PT1H"))
                .ok()
                .path("secret")
                .asString();
        outside.community.resolution();
        await("the first event").until(() -> receiver.taken().size() == 1);
        assertThat(receiver.taken().getFirst().isSignedBy(first)).isTrue();
        assertThat(receiver.taken().getFirst().isSignedBy(second)).isTrue();
        var third = outside.community
                .agreements("district")
                .rotateSecret(Outside.id(made), Map.of("overlap", "PT0S"))
                .ok()
                .path("secret")
                .asString();
        outside.community.resolution();
        await("the second event").until(() -> receiver.taken().size() == 2);
        var last = receiver.taken().getLast();
        assertThat(last.isSignedBy(third)).isTrue();
        assertThat(last.isSignedBy(first)).isFalse();
        assertThat(last.isSignedBy(second)).isFalse();
        outside.community
                .agreements("district")
                .rotateSecret(Outside.id(made), Map.of("overlap", "P8D"))
                .is(400);
    }

    @Test
    void secrets_lie_sealed_and_revoked_ones_are_erased() throws Exception {
        receiver.willing();
        var made = outside.subscribe(receiver, "*");
        outside.community
                .agreements("district")
                .rotateSecret(Outside.id(made), Map.of("overlap", "PT0S"))
                .ok();
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select count(*) filter (where secret is null),"
                    + " count(*) filter (where secret like 'sealed.%'), count(*) from webhook_secret where webhook = '"
                    + made.path("id").asString() + "'");
            found.next();
            assertThat(List.of(found.getInt(1), found.getInt(2), found.getInt(3)))
                    .containsExactly(1, 1, 2);
        }
    }

    @Test
    void an_ended_subscription_stays_on_record() {
        receiver.willing();
        var made = outside.subscribe(receiver, "*");
        outside.community.agreements("district").endWebhook(Outside.id(made)).is(204);
        assertThat(outside.read(made).path("status").asString()).isEqualTo("ENDED");
        outside.community.resolution();
        var after = outside.subscribe(new Receiver().willing(), "*");
        outside.community
                .agreements("district")
                .replayEvents(Outside.id(after), Map.of("principal", outside.community.committee(), "fromSeq", 1))
                .is(202);
        await("the journal given out")
                .until(() -> outside.deliveries(after, "DELIVERED").size() >= 2);
        assertThat(receiver.taken()).isEmpty();
        assertThat(outside.community
                        .agreements("district")
                        .listWebhooks("status", "ENDED", "limit", 200)
                        .items())
                .extracting(one -> one.path("id").asString())
                .contains(made.path("id").asString());
        outside.community.agreements("district").endWebhook(Outside.id(made)).is(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://district.example.cn/hooks",
                "https://10.0.0.1/hooks",
                "https://169.254.169.254/latest",
                "https://[fd00::1]/",
                "nonsense"
            })
    void an_address_that_must_not_be_reached_is_refused(String address) {
        var problem = outside.community
                .agreements("district")
                .subscribe(Map.of("address", address, "types", List.of("*")))
                .is(400);
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/address");
    }

    @Test
    void bad_requests_are_told_whole() {
        var ask = new HashMap<String, Object>();
        ask.put("address", "");
        ask.put("types", List.of("Matter", "matter.*"));
        ask.put("principals", List.of("NO"));
        var problem = outside.community.agreements("district").subscribe(ask).is(400);
        assertThat(problem.path("violations").size()).isGreaterThanOrEqualTo(3);
        var unknown = outside.community
                .agreements("district")
                .subscribe(Map.of(
                        "address",
                        receiver.address(),
                        "types",
                        List.of("*"),
                        "principals",
                        List.of(outside.community.committee(), "nobody-committee")))
                .is(400);
        assertThat(unknown.path("violations").get(0).path("pointer").asString()).isEqualTo("/principals/1");
        outside.community
                .agreements("cashier")
                .subscribe(Map.of("address", receiver.address(), "types", List.of("*")))
                .is(403);
        outside.community.agreements("reporter").listWebhooks().is(403);
        outside.community.agreements("district").readWebhook(UUID.randomUUID()).is(404);
        outside.community.agreements("district").listWebhooks("status", "NONE").is(400);
        var made = outside.subscribe(receiver, "*");
        outside.community
                .agreements("district")
                .changeWebhook(Outside.id(made), Map.of("status", "ENDED"))
                .is(400);
    }

    @Test
    void a_ping_goes_out_at_once_and_says_how_it_went() {
        receiver.willing();
        var made = outside.subscribe(receiver, "matter.*");
        var ping = outside.community
                .agreements("district")
                .pingWebhook(Outside.id(made))
                .ok();
        assertThat(ping.path("delivered").asBoolean()).isTrue();
        var taken = receiver.taken().getFirst();
        assertThat(taken.type()).isEqualTo("webhook.ping");
        assertThat(taken.isSignedBy(made.path("secret").asString())).isTrue();
        receiver.answering(aResponse().withStatus(500));
        var failed = outside.community
                .agreements("district")
                .pingWebhook(Outside.id(made))
                .ok();
        assertThat(failed.path("delivered").asBoolean()).isFalse();
        assertThat(failed.path("code").asInt()).isEqualTo(500);
    }
}
