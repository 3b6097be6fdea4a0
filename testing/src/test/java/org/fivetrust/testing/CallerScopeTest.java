package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.fivetrust.testing.client.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whose things a caller sees and changes. */
@SampleTest
class CallerScopeTest {

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    private Reply take(String token) {
        return notes.community().caller(token).post(Notes.NOTES, notes.text("a"));
    }

    private int seen(String who) {
        return notes.community()
                .caller(who)
                .get(Notes.NOTES, "limit", 1)
                .items()
                .size();
    }

    @Test
    void for_another_community_nothing_is_asked() {
        notes.community()
                .caller("reporter.elsewhere")
                .post(Notes.ACTS, notes.text("a"))
                .refused(403, "access.principal");

        assertThat(notes.kept()).isZero();
    }

    @Test
    void a_community_sees_its_own_rows() {
        notes.take("a").created();

        assertThat(seen("reporter")).isEqualTo(1);
    }

    @Test
    void another_communitys_rows_are_not_there() {
        notes.take("a").created();

        assertThat(seen("reporter.elsewhere")).isZero();
    }

    @Test
    void the_database_itself_shows_nothing_outside_the_scope() throws SQLException {
        notes.take("a").created();
        try (var connection = TestPostgres.application("sample");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select count(*) from note");
            found.next();
            assertThat(found.getInt(1)).isZero();
        }
    }

    @Test
    void the_tables_keep_principals_apart() {
        DatabaseRules.check("sample");
    }

    @Test
    void for_a_principal_of_another_subdistrict_nothing_is_done() {
        NeighbourStub.settle(notes.principal(), "yanhe");

        notes.take("a").refused(403, "access.principal");

        assertThat(notes.kept()).isZero();
    }

    @Test
    void for_a_principal_of_another_subdistrict_nothing_is_asked() {
        NeighbourStub.settle(notes.principal(), "yanhe");

        notes.cashier().post(Notes.ACTS, notes.text("a")).refused(403, "access.principal");
    }

    @Test
    void the_first_act_for_a_principal_is_done_at_once_in_its_own_subdistrict() {
        NeighbourStub.settle(notes.principal(), "yanhe");

        take(TestTokens.everyRole("cashier.yanhe", "yanhe")).created();

        assertThat(notes.kept()).isOne();
    }

    @Test
    void a_principal_that_is_registered_nowhere_is_of_no_subdistrict() {
        NeighbourStub.settle(notes.principal(), "");

        notes.take("a").refused(403, "access.principal");

        assertThat(notes.kept()).isZero();
    }

    @Test
    void an_unknown_subdistrict_is_not_guessed() {
        NeighbourStub.silent();
        notes.take("a").refused(503, "request.neighbour-silent");
        NeighbourStub.reset();

        notes.take("a").created();

        assertThat(notes.kept()).isOne();
    }

    private static String ofNowhere() {
        return TestTokens.bearer("cashier", List.of("cashier"), "*", null);
    }

    @Test
    void a_token_for_all_without_a_subdistrict_acts_for_nobody() {
        notes.take("a").created();

        take(ofNowhere()).refused(403, "access.principal");

        assertThat(notes.kept()).isOne();
    }

    @Test
    void a_token_for_all_without_a_subdistrict_sees_nothing() {
        notes.take("a").created();

        assertThat(seen(ofNowhere())).isZero();
    }

    @Test
    void the_district_sees_every_subdistrict() {
        notes.take("a").created();

        assertThat(seen("district")).isPositive();
    }

    @Test
    void principals_of_an_unknown_subdistrict_are_found() throws SQLException {
        notes.take("a").created();
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from principal_subdistrict where principal = '" + notes.principal() + "'");
            statement.execute("set role sample");
            statement.execute("set app.principals = '*'");
            var found = statement.executeQuery("select principal from principals_without_subdistrict() as principal"
                    + " where principal = '" + notes.principal() + "'");
            assertThat(found.next()).isTrue();
        }
    }

    @Test
    void only_services_hand_in_events() {
        notes.cashier().post("/internal/events", notes.text("a")).refused(403, "access.role");
    }

    @Test
    void only_known_tokens_enter() {
        for (var token : List.of("", "Bearer x.y.z", TestTokens.expired("auditor"))) {
            notes.community().world().caller(token).get(Notes.NOTES).refused(401, "access.token");
        }
    }
}
