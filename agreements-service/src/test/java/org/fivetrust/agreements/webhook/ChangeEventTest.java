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
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The journal of changes, as the database keeps it. */
@AgreementsTest
class ChangeEventTest {

    /** Tables of the frame and of delivery itself; what happens in them is no change of anybody's affairs. */
    private static final Set<String> SILENT = Set.of(
            "audit_access",
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
            "matter_share",
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
        var community = World.over(client).community().registered("URBAN");
        community.draft(terms -> terms.template("urban")).created();
        for (var type : List.of("principal.*", "agreement.*")) {
            assertThat(community.agreements("director").listEvents("type", type).items())
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.path("data").path("street").asString()).isEqualTo("binhe");
                        assertThat(event.path("data").has("subdistrict")).isFalse();
                    });
        }
    }

    @Test
    void the_journal_is_read_by_those_who_see_the_principal_and_by_nobody_else() {
        var community = World.over(client).community().registered("URBAN");
        community.resolution();
        community
                .draft(terms -> terms.template("urban").until(java.time.LocalDate.of(2027, 1, 1)))
                .id();
        var all = community.agreements("director").listEvents("limit", 3).ok();
        assertThat(all.path("items"))
                .extracting(one -> one.path("type").asString())
                .containsExactly("principal.recorded", "resolution.recorded", "resolution.recorded");
        var rest = community
                .agreements("director")
                .listEvents("limit", 3, "cursor", all.path("next").asString())
                .ok();
        assertThat(rest.path("items"))
                .extracting(one -> one.path("type").asString())
                .containsExactly("agreement.drafted");
        assertThat(community
                        .agreements("auditor")
                        .listEvents("type", "agreement.*", "afterSequence", 1, "principal", community.committee())
                        .items())
                .hasSize(1);
        assertThat(community
                        .agreements("director.elsewhere")
                        .listEvents("principal", community.committee())
                        .items())
                .isEmpty();
        community.agreements("auditor").listEvents("type", "No").is(400);
        community.agreements("auditor").listEvents("cursor", "eHg").is(400);
    }

    @Test
    void numbers_follow_commits_without_a_gap_under_load() {
        var community = World.over(client).community().registered("URBAN");
        community.agreement(terms -> terms.template("urban"));
        IntStream.range(0, 30)
                .parallel()
                .forEach(n -> community
                        .put(community.act(
                                draft -> draft.amount("1.00").payee("恒源").account("account " + n)))
                        .ok());
        var seqs =
                column("select seq from change_event where principal = '" + community.committee() + "' order by seq")
                        .stream()
                        .map(Long::valueOf)
                        .toList();
        assertThat(seqs.size()).isGreaterThan(90);
        assertThat(seqs)
                .isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    }

    @Test
    void the_service_itself_can_neither_forge_nor_change_the_journal() throws Exception {
        var community = World.over(client).community().registered("URBAN");
        try (var service = TestPostgres.application("agreements");
                var statement = service.createStatement()) {
            statement.execute("set app.principals = '*'");
            assertThatThrownBy(() -> statement.execute("insert into change_event values ('" + community.committee()
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
        var community = World.over(client).community().registered("URBAN");
        var agreement = community
                .draft(terms -> terms.template("urban").until(java.time.LocalDate.of(2027, 1, 1)))
                .id();
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
        var community = World.over(client).community().registered("URBAN");
        var agreement = community
                .draft(terms -> terms.template("urban").until(java.time.LocalDate.of(2027, 1, 1)))
                .id();
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
