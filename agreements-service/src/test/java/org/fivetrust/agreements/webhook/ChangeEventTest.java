package org.fivetrust.agreements.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.Founding;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The journal of changes, as the database keeps it. */
@AgreementsTest
class ChangeEventTest {

    /** Tables of the frame and of delivery itself; what happens in them is no change of anybody's affairs. */
    private static final Set<String> SILENT = Set.of(
            "idempotency",
            "act",
            "standing_ruling",
            "mandate",
            "mandate_end",
            "outbox",
            "inbox",
            "change_head",
            "change_event",
            "change_unread",
            "matter_step_attendance",
            "meeting_demand_signatory",
            "webhook_queue",
            "webhook_delivery",
            "webhook_attempt",
            "matter_event",
            "matter_count",
            "principal_subdistrict",
            "number_series",
            "evidence_leaf",
            "evidence_position",
            "evidence_pending");

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static List<String> column(String query) {
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery(query);
            var values = new ArrayList<String>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void every_table_of_a_principals_affairs_is_announced() {
        var mute = column("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'principal'
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not exists (
                    select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'change_published')
                """);
        assertThat(mute)
                .as("call publish_changes('table', …) in a migration, or name the table silent here")
                .isSubsetOf(SILENT);
    }

    @Test
    void events_name_the_subdistrict_as_clients_do() {
        var town = new Founding(client).settled();
        town.resolved();
        town.drafted(java.time.LocalDate.of(2027, 1, 1));
        for (var type : List.of("principal.*", "agreement.*")) {
            var events = town.get("director." + town.community, "/v1/events?type=" + type);
            assertThat(events.path("items")).singleElement().satisfies(event -> {
                assertThat(event.path("data").path("street").asString()).isEqualTo("binhe");
                assertThat(event.path("data").has("subdistrict")).isFalse();
            });
        }
    }

    @Test
    void the_journal_is_read_by_those_who_see_the_principal_and_by_nobody_else() {
        var town = new Founding(client).settled();
        town.resolved();
        town.drafted(java.time.LocalDate.of(2027, 1, 1));
        var all = town.get("director." + town.community, "/v1/events?limit=3");
        assertThat(all.path("items"))
                .extracting(one -> one.path("type").asString())
                .containsExactly("principal.recorded", "resolution.recorded", "resolution.recorded");
        var rest = town.get(
                "director." + town.community,
                "/v1/events?limit=3&cursor=" + all.path("next").asString());
        assertThat(rest.path("items"))
                .extracting(one -> one.path("type").asString())
                .containsExactly("agreement.drafted");
        assertThat(town.get("auditor", "/v1/events?type=agreement.*&afterSequence=1&principal=" + town.principal)
                        .path("items"))
                .hasSize(1);
        assertThat(town.get("director.elsewhere", "/v1/events?principal=" + town.principal)
                        .path("items"))
                .isEmpty();
        Founding.body(town.call(HttpMethod.GET, "auditor", "/v1/events?type=No", null), 400);
        Founding.body(town.call(HttpMethod.GET, "auditor", "/v1/events?cursor=eHg", null), 400);
    }

    @Test
    void numbers_follow_commits_without_a_gap_under_load() {
        var town = new Founding(client).settled();
        town.agreed();
        IntStream.range(0, 30).parallel().forEach(n -> town.put(town.payment("1.00", "account " + n)));
        var seqs =
                column("select seq from change_event where principal = '" + town.principal + "' order by seq").stream()
                        .map(Long::valueOf)
                        .toList();
        assertThat(seqs.size()).isGreaterThan(90);
        assertThat(seqs)
                .isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    }

    @Test
    void the_service_itself_can_neither_forge_nor_change_the_journal() throws Exception {
        var town = new Founding(client).settled();
        try (var service = TestPostgres.application("agreements");
                var statement = service.createStatement()) {
            statement.execute("set app.principals = '*'");
            assertThatThrownBy(() -> statement.execute("insert into change_event values ('" + town.principal
                            + "', 99, gen_random_uuid(), 'x.y', 'z', '{}', now())"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("update change_event set type = 'x.y'"))
                    .hasMessageContaining("permission denied");
        }
        try (var owner = TestPostgres.owner("agreements");
                var statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from change_event"))
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void a_change_made_behind_the_services_back_is_told_all_the_same() throws Exception {
        var town = new Founding(client).settled();
        var agreement = town.drafted(java.time.LocalDate.of(2027, 1, 1));
        try (var owner = TestPostgres.superuser("agreements");
                var statement = owner.createStatement()) {
            statement.execute("update agreement set community_signed_by = 'x', community_signed_at = now() where id = '"
                    + agreement + "'");
        }
        assertThat(column("select type from change_event where subject = '" + agreement + "' order by seq"))
                .containsExactly("agreement.drafted", "agreement.community-signed");
    }

    @Test
    void what_is_rolled_back_was_never_told() throws Exception {
        var town = new Founding(client).settled();
        var agreement = town.drafted(java.time.LocalDate.of(2027, 1, 1));
        try (var owner = TestPostgres.superuser("agreements");
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("update agreement set community_signed_by = 'x', community_signed_at = now() where id = '"
                    + agreement + "'");
            owner.rollback();
        }
        assertThat(column("select type from change_event where subject = '" + agreement + "'"))
                .containsExactly("agreement.drafted");
    }
}
