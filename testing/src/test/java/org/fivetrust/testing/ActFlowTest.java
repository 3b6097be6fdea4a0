package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Acts that need approval: asked for, approved by a warrant, executed once. */
@SampleTest
class ActFlowTest {

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    private UUID approved(String text) {
        var act = notes.asked(text);
        NeighbourStub.approve(client, act);
        return act;
    }

    private Caller keyed() {
        return notes.cashier().withKey(IdempotencyKeys.next());
    }

    @Test
    void what_the_agreement_forbids_is_told_with_clause_and_cure_in_the_callers_language() {
        NeighbourStub.forbids("agreement.out-of-scope");

        var problem = notes.reporter()
                .with("Accept-Language", "zh-CN")
                .post(Notes.ACTS, notes.text("a"))
                .refused(422, "agreement.out-of-scope");

        assertThat(problem.path("title").asString()).isEqualTo("超出代管范围");
        assertThat(problem.at("/clauses/0/number").asString()).isEqualTo("2.1");
        assertThat(problem.at("/cure/0/what").asString()).isEqualTo("依据新的决议变更协议的代管范围");
    }

    @Test
    void own_facts_refuse_before_anyone_is_asked() {
        notes.take("of a known community").created();
        NeighbourStub.silent();

        notes.ask("forbidden here").refused(422, "sample.no");

        assertThat(notes.kept()).isOne();
    }

    @Test
    void own_facts_refuse_before_archives_are_asked() {
        NeighbourStub.archivesSilent();
        notes.ask("see R-1").refused(503, "request.neighbour-silent");

        notes.ask("forbidden here").refused(422, "sample.no");
    }

    @Test
    void what_was_answered_is_answered_again_while_archives_are_silent() {
        var reporter = notes.reporter().withKey(IdempotencyKeys.next());
        var first = reporter.post(Notes.ACTS, notes.text("see R-1")).created();
        NeighbourStub.archivesSilent();

        assertThat(reporter.post(Notes.ACTS, notes.text("see R-1")).replayed().done())
                .isEqualTo(first);
    }

    @Test
    void an_act_whose_records_nobody_vouched_for_is_not_executed() {
        NeighbourStub.archivesSilent();
        notes.ask("see R-1").refused(503, "request.neighbour-silent");
        var act = notes.act();
        NeighbourStub.reset();
        NeighbourStub.unfiled("R-1");

        notes.execute(act).refused(422, "record.unknown");

        assertThat(NeighbourStub.asked()).extracting(NeighbourStub.Asked::id).doesNotContain(act);
    }

    @Test
    void after_a_missing_record_is_filed_the_same_key_asks_anew() {
        var reporter = notes.reporter().withKey(IdempotencyKeys.next());
        NeighbourStub.unfiled("R-1");
        reporter.post(Notes.ACTS, notes.text("see R-1")).refused(422, "record.unknown");
        NeighbourStub.reset();

        reporter.post(Notes.ACTS, notes.text("see R-1")).created();
    }

    @Test
    void an_act_asked_for_in_silence_is_neither_permitted_nor_refused() {
        NeighbourStub.silent();

        notes.ask("a").refused(503, "request.neighbour-silent");
    }

    @Test
    void without_a_warrant_nothing_is_executed() {
        notes.execute(notes.asked("a")).refused(409, "warrant.missing");

        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void an_execution_said_again_is_answered_the_same() {
        var act = approved("a");
        var cashier = keyed();
        var first = Notes.execute(cashier, act, Body.NOTHING).ok();

        assertThat(Notes.execute(cashier, act, Body.NOTHING).replayed().ok()).isEqualTo(first);
        assertThat(notes.kept()).isEqualTo(2);
    }

    @Test
    void an_approved_act_is_executed_once() {
        var act = approved("a");
        notes.execute(act).ok();

        notes.execute(act).refused(409, "warrant.spent");

        assertThat(notes.kept()).isEqualTo(2);
    }

    @Test
    void of_many_executions_at_once_one_happens() {
        var act = approved("a");

        var statuses = atOnce(10, _ -> notes.execute(act).status());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(notes.kept()).isEqualTo(2);
    }

    @Test
    void a_warrant_of_another_act_serves_nothing() {
        var other = notes.asked("b");

        notes.execute(approved("a"), Map.of("warrant", NeighbourStub.warrant(other)))
                .refused(422, "warrant.other-act");

        assertThat(notes.kept()).isEqualTo(2);
    }

    @Test
    void an_expired_warrant_serves_nothing() {
        var act = approved("a");

        notes.execute(act, Map.of("warrant", NeighbourStub.expiredWarrant(act))).refused(422, "warrant.expired");

        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void a_forged_warrant_serves_nothing() {
        var act = approved("a");

        notes.execute(act, Map.of("warrant", NeighbourStub.forgedWarrant(act))).refused(422, "warrant.forged");
        notes.execute(act, Map.of("warrant", "nonsense")).refused(422, "warrant.forged");

        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void an_act_changed_in_the_database_is_not_executed() throws SQLException {
        var act = approved("a");
        try (var connection = TestPostgres.owner("sample");
                var statement = connection.createStatement()) {
            statement.execute("set app.principals = '*'");
            statement.execute("update act set body = replace(body, '\"a\"', '\"more\"') where id = '" + act + "'");
        }

        notes.execute(act).refused(422, "warrant.other-act");
    }

    @Test
    void an_act_of_another_community_is_not_there() {
        var act = approved("a");

        Notes.execute(notes.community().caller("reporter.elsewhere"), act, Body.NOTHING)
                .refused(404, "access.not-found");
    }

    @Test
    void an_unknown_act_is_not_there() {
        notes.execute(UUID.randomUUID()).refused(404, "access.not-found");
    }

    @Test
    void what_was_approved_rests_while_the_agreement_is_suspended() {
        var act = approved("a");
        NeighbourStub.suspended();

        var problem = notes.execute(act).refused(409, "agreement.suspended");

        assertThat(problem.at("/clauses/0/number").asString()).isEqualTo("2.1");
        assertThat(problem.at("/cure/0/code").asString()).isEqualTo("agreement.resume");
        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void a_warrant_at_hand_serves_nothing_during_a_suspension() {
        var act = approved("a");
        NeighbourStub.suspended();

        notes.execute(act, Map.of("warrant", NeighbourStub.warrant(act))).refused(409, "agreement.suspended");

        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void after_a_suspension_what_rested_is_done_under_the_same_key() {
        var act = approved("a");
        var cashier = keyed();
        NeighbourStub.suspended();
        Notes.execute(cashier, act, Body.NOTHING).refused(409, "agreement.suspended");
        NeighbourStub.reset();

        Notes.execute(cashier, act, Body.NOTHING).ok();

        assertThat(notes.kept()).isEqualTo(2);
    }

    @Test
    void what_was_done_before_a_suspension_is_answered_during_it() {
        var act = approved("a");
        var cashier = keyed();
        Notes.execute(cashier, act, Body.NOTHING).ok();
        NeighbourStub.suspended();

        Notes.execute(cashier, act, Body.NOTHING).replayed().ok();

        notes.execute(act).refused(409, "warrant.spent");
    }

    @Test
    void after_the_agreements_end_a_warrant_serves_nothing() {
        var act = approved("a");
        NeighbourStub.terminated();

        var problem = notes.execute(act).refused(422, "agreement.terminated");

        assertThat(problem.at("/cure/0/link").asString()).isEqualTo("/v1/agreements");
        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void without_an_answer_nothing_is_executed() {
        var act = approved("a");
        NeighbourStub.silent();

        notes.execute(act).refused(503, "request.neighbour-silent");

        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void a_warrant_that_is_expired_is_refused_without_asking() {
        var act = approved("a");
        NeighbourStub.silent();

        notes.execute(act, Map.of("warrant", NeighbourStub.expiredWarrant(act))).refused(422, "warrant.expired");
    }

    @Test
    void what_was_done_is_answered_without_asking() {
        var act = approved("a");
        var cashier = keyed();
        Notes.execute(cashier, act, Body.NOTHING).ok();
        NeighbourStub.silent();

        Notes.execute(cashier, act, Body.NOTHING).replayed().ok();
    }

    /** As if the suspension were heard of between the question and the act. */
    @Test
    void what_is_heard_of_after_the_question_makes_it_be_asked_again() throws SQLException {
        var act = approved("a");
        NeighbourStub.reset();
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            statement.execute("insert into mandate_end (principal, at) values ('" + notes.principal()
                    + "', now() + interval '10 minutes')");
        }

        notes.execute(act).refused(503, "request.neighbour-silent");

        assertThat(NeighbourStub.warrantsAsked()).isGreaterThan(1);
        assertThat(notes.kept()).isEqualTo(1);
    }
}
