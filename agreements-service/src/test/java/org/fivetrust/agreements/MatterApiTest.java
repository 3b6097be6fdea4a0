package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.SideBySide.LEADER;
import static org.fivetrust.agreements.SideBySide.sideBySide;

import java.util.List;
import java.util.Map;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.Clauses;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a matter keeps: its act, its agreement, and the purchases it is counted with. */
@AgreementsTest
class MatterApiTest {

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    @Test
    void a_running_matter_keeps_the_agreement_it_was_ruled_by_and_comes_to_nothing_with_it() {
        var community = World.over(client).community().urban();
        var running = community.opened("900.00", "甲");
        var before = community.matter(running);
        var old = before.path("ruling").path("agreement").asString();
        community
                .agreements("director")
                .terminateAgreement(old, Map.of("reason", "改签"))
                .ok();
        var next = community.agreement(
                terms -> terms.clauses(Clauses.payments(List.of(Clauses.step("committee-director")))));
        var fresh = community.matter(community.opened("900.00", "乙"));
        assertThat(fresh.path("steps")).hasSize(1);
        assertThat(fresh.path("ruling").path("agreement").asString()).isEqualTo(next);
        community.approve("director", running, 2).refused(409, "matter.step-not-open");
        community.approve("secretary", running, 1).refused(422, "agreement.terminated");
        var kept = community.matter(running);
        assertThat(kept.path("steps")).hasSameSizeAs(before.path("steps"));
        assertThat(kept.path("ruling").path("agreement").asString()).isEqualTo(old);
        community.approve("director", fresh.path("id").asString(), 1).ok();
    }

    @Test
    void what_is_sent_again_after_a_return_is_the_same_act() {
        var community = sideBySide(client);
        var act = community.payment("900.00", "甲");
        var matter = community.opened(act);
        community.approve("secretary", matter, 1).ok();
        var path = "/v1/matters/" + matter;
        community
                .agreements("director")
                .returnStep(matter, community.step(matter, 2), Map.of("missing", List.of("发票")))
                .ok();
        community.approve("director", matter, 2).refused(409, "matter.closed");
        var changed = new Act(
                act.id(),
                act.principal(),
                act.kind(),
                Money.parse("90000.00"),
                act.subject(),
                act.category(),
                act.counterparty(),
                false,
                act.requestedBy(),
                act.on(),
                act.particulars());
        community.put(changed).refused(422, "matter.digest-differs");
        var again = community
                .agreements("reporter")
                .resubmitMatter(matter, Map.of("evidence", List.of(Map.of("kind", "INVOICE", "number", "17"))))
                .ok();
        assertThat(again.path("digest").asString()).isEqualTo(act.digest());
        community.approve(LEADER, matter, 3).refused(409, "matter.step-not-open");
        community
                .approve(community.person("secretary", "committee-director"), matter, 2)
                .refused(403, "matter.same-person");
    }

    @Test
    void two_logins_of_one_person_take_one_step() {
        var community = sideBySide(client);
        var matter = community.opened("900.00", "甲");
        var principals = List.of(community.code(), community.committee());
        var person = community.login("zhang");
        var first = TestTokens.ofPerson(person, community.login("first"), List.of("party-secretary"), principals);
        var second = TestTokens.ofPerson(person, community.login("second"), List.of("committee-director"), principals);

        var step = community.approve(first, matter, 1).ok().path("steps").get(0);

        assertThat(step.path("by").asString()).isEqualTo(person);
        community.approve(second, matter, 2).refused(403, "matter.same-person");
    }

    @Test
    void who_requests_by_one_login_takes_no_step_by_another() {
        var community = sideBySide(client);
        var matter = community.opened("900.00", "甲");
        var other = TestTokens.ofPerson(
                community.login("reporter"),
                community.login("other"),
                List.of("committee-director"),
                List.of(community.code(), community.committee()));

        community.approve(other, matter, 2).refused(403, "matter.own-request");
    }

    @Test
    void a_person_without_a_name_is_nobody() {
        var community = sideBySide(client);
        var nobody = TestTokens.ofPerson(
                " ", community.login("director"), List.of("committee-director"), List.of(community.committee()));

        assertThat(community.agreements(nobody).listMatters().status()).isEqualTo(401);
    }

    @Test
    void an_attempt_at_a_second_notice_is_refused_and_stays_on_record() {
        var community = World.over(client).community().urban();
        var matter = community.opened("10.00", "甲");
        community
                .agreements("director")
                .returnStep(matter, community.step(matter, 1), Map.of("missing", List.of("发票")))
                .ok();
        community
                .agreements("reporter")
                .resubmitMatter(matter, Map.of("evidence", List.of(Map.of("kind", "INVOICE", "number", "17"))))
                .ok();
        assertThat(community.matter(matter).path("secondNotices").asInt()).isZero();
        for (var attempt = 1; attempt <= 2; attempt++) {
            community
                    .agreements("director")
                    .returnStep(matter, community.step(matter, 1), Map.of("missing", List.of("验收单")))
                    .refused(409, "matter.already-returned");
            assertThat(community.matter(matter).path("secondNotices").asInt()).isEqualTo(attempt);
        }
        community
                .agreements("secretary")
                .returnStep(matter, community.step(matter, 1), Map.of("missing", List.of("x")))
                .refused(403, "matter.wrong-role");
        assertThat(community.matter(matter).path("secondNotices").asInt()).isEqualTo(2);
    }

    @Test
    void two_halves_at_the_same_moment_meet_across_categories_and_principals() {
        var community = World.over(client).community().converted();
        var collective = community.collective();
        community.agreement(terms -> terms.principal(collective).template("village-converted"));
        var acts = List.of(
                community.act(draft -> draft.amount("4980.00").payee("恒源 铺装（公司）")),
                community.act(draft -> draft.principal(collective)
                        .amount("4950.00")
                        .payee("恒源铺装公司")
                        .category("WORKS")));
        var matters = acts.parallelStream().map(community::opened).toList().stream()
                .map(community::matter)
                .toList();
        assertThat(matters).extracting(matter -> matter.path("steps").size()).containsExactlyInAnyOrder(3, 5);
        assertThat(matters)
                .allSatisfy(
                        matter -> assertThat(matter.path("notes").toString()).contains("RELATED"));
    }

    @Test
    void the_same_account_under_another_name_is_the_same_payee_and_the_first_is_asked_again_to_know() {
        var community = World.over(client).community().converted();
        var first = community.opened(
                community.act(draft -> draft.amount("4980.00").payee("恒源").account("6222 0001")));
        var second = community.opened(community.act(
                draft -> draft.amount("4950.00").payee("别名").account("62220001").category("WORKS")));
        assertThat(community.matter(second).path("bandedOn").asString()).isEqualTo("9930.00");
        assertThat(community.matter(first).path("notes").toString()).contains(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"恒遠工程有限公司", "恒远工程有限责任公司", "恒远\u3000工程有限公司", "恒远\u3164工程有限公司", "恒远工程Co., Ltd."})
    void acts_to_one_payee_are_summed_however_its_name_is_written(String spelling) {
        var community = World.over(client).community().converted();
        community.opened(community.payment("4980.00", "恒远工程有限公司"));
        var second = community.matter(community.opened(community.payment("4950.00", spelling)));

        assertThat(second.path("bandedOn").asString()).isEqualTo("9930.00");
        assertThat(second.path("steps")).hasSize(5);
    }

    @Test
    void every_spelling_of_one_payee_is_added_up() {
        var community = World.over(client).community().converted();
        var spellings = List.of("恒远工程有限公司", "恒遠工程有限公司", "恒远工程有限责任公司", "恒远\u200b工程(有限公司)");
        var matters = spellings.stream()
                .map(payee -> community.opened(community.payment("2000.00", payee)))
                .toList();

        assertThat(community.matter(matters.getLast()).path("bandedOn").asString())
                .isEqualTo("8000.00");
    }

    @Test
    void accounts_with_and_without_a_leading_zero_are_one() {
        var community = World.over(client).community().converted();
        community.opened(
                community.act(draft -> draft.amount("4980.00").payee("恒源").account("062220001")));
        var second = community.opened(
                community.act(draft -> draft.amount("4950.00").payee("别名").account("６２２２０００１")));

        assertThat(community.matter(second).path("bandedOn").asString()).isEqualTo("9930.00");
    }

    @Test
    void approvers_are_shown_a_payee_that_is_nearly_another() {
        var community = sideBySide(client);
        community.opened("900.00", "恒远工程有限公司");
        var matter = community.matter(community.opened("900.00", "恒遠工程股份有限公司"));

        assertThat(matter.path("bandedOn").asString()).isEqualTo("900.00");
        assertThat(matter.path("notes")).singleElement().satisfies(note -> {
            assertThat(note.path("kind").asString()).isEqualTo("NEARLY_ALIKE");
            assertThat(note.path("body").path("counterparties").get(0).asString())
                    .isEqualTo("恒远工程有限公司");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"6222020200112233449", "6222020200112234345"})
    void approvers_are_shown_an_account_that_is_nearly_another(String account) {
        var community = sideBySide(client);
        community.opened(
                community.act(draft -> draft.amount("900.00").payee("恒源").account("6222020200112233445")));
        var matter = community.matter(community.opened(
                community.act(draft -> draft.amount("900.00").payee("别名").account(account))));

        assertThat(matter.path("bandedOn").asString()).isEqualTo("900.00");
        assertThat(matter.path("notes")).singleElement().satisfies(note -> {
            assertThat(note.path("kind").asString()).isEqualTo("NEARLY_ALIKE");
            assertThat(note.path("body").path("accounts").get(0).asString()).isEqualTo("****3445");
        });
    }

    @Test
    void an_account_of_another_kind_is_not_shown() {
        var community = sideBySide(client);
        community.opened(
                community.act(draft -> draft.amount("900.00").payee("恒源").account("6222020200112233445")));
        var matter = community.matter(community.opened(
                community.act(draft -> draft.amount("900.00").payee("别名").account("6222020200112238846"))));

        assertThat(matter.path("notes")).isEmpty();
    }

    @Test
    void a_nearly_alike_payee_is_told_to_districts() throws Exception {
        var community = sideBySide(client);
        community.opened("900.00", "恒远工程有限公司");
        var matter = community.opened("900.00", "恒远工程");

        try (var connection = TestPostgres.superuser("agreements");
                var query = connection.prepareStatement(
                        "select 1 from change_event where type = 'matter-note.nearly-alike' and data ->> 'matter' = ?")) {
            query.setString(1, matter);
            assertThat(query.executeQuery().next()).isTrue();
        }
    }

    @Test
    void a_payee_like_no_other_needs_no_look() {
        var community = sideBySide(client);
        community.opened("900.00", "恒远工程有限公司");

        assertThat(community.matter(community.opened("900.00", "永固建材有限公司")).path("notes"))
                .isEmpty();
    }
}
