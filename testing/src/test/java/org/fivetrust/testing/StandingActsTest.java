package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Standing acts: what a mandate allows, while it lives. */
@SampleTest
class StandingActsTest {

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    @Test
    void a_standing_act_needs_the_role_that_the_clause_names() {
        var problem = notes.community()
                .caller("auditor")
                .post(Notes.NOTES, notes.text("a"))
                .refused(403, "agreement.role-not-entitled");

        assertThat(problem.at("/clauses/0/number").asString()).isEqualTo("3.1");
        assertThat(notes.kept()).isZero();
    }

    @Test
    void without_an_agreement_nothing_is_done() {
        NeighbourStub.noAgreement();

        var problem = notes.take("a").refused(422, "agreement.not-in-force");

        assertThat(problem.at("/cure/0/what").asString()).isNotEmpty();
        assertThat(notes.kept()).isZero();
    }

    @Test
    void silence_is_neither_a_permit_nor_a_refusal() {
        NeighbourStub.silent();

        notes.take("a").refused(503, "request.neighbour-silent");

        assertThat(notes.kept()).isZero();
    }

    @Test
    void while_the_mandate_lives_standing_acts_go_on_alone() {
        notes.take("first").created();
        NeighbourStub.silent();

        notes.take("without it").created();

        assertThat(notes.kept()).isEqualTo(2);
    }

    @Test
    void a_revoked_mandate_ends_at_once() {
        notes.take("before").created();
        NeighbourStub.noAgreement();
        NeighbourStub.revoke(client, notes.principal());

        notes.take("after").refused(422, "agreement.not-in-force");
    }

    @Test
    void a_revocation_ends_no_other_communitys_mandate() {
        var others = Notes.over(client);
        others.take("before").created();
        notes.take("before").created();
        NeighbourStub.silent();
        NeighbourStub.revoke(client, notes.principal());

        others.take("after").created();
    }

    @Test
    void a_mandate_narrowed_by_a_suspension_says_why() {
        notes.take("a").created();
        NeighbourStub.suspended();
        NeighbourStub.revoke(client, notes.principal());

        notes.take("b").refused(409, "agreement.suspended");
    }

    @Test
    void after_a_suspension_standing_acts_go_on() {
        NeighbourStub.suspended();
        notes.take("a").refused(409, "agreement.suspended");
        NeighbourStub.reset();
        NeighbourStub.revoke(client, notes.principal());

        notes.take("b").created();
    }
}
