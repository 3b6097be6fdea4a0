package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Force.STEPS;
import static org.fivetrust.agreements.Force.asked;
import static org.fivetrust.agreements.Force.expire;
import static org.fivetrust.agreements.Force.paying;
import static org.fivetrust.agreements.Force.saysWhy;
import static org.fivetrust.agreements.Force.warrant;
import static org.fivetrust.agreements.Force.warranted;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Clauses;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What becomes of open matters when an agreement ends, expires or is replaced. */
@AgreementsTest
class TerminationApiTest {

    private static final String LEADER = "leader";

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    @Test
    void after_an_end_at_once_warrants_are_void_and_matters_only_rejected_or_withdrawn() {
        var community = paying(client);
        var warrant = warranted(community, "甲");
        var matter = community.opened("10.00", "乙");
        community.terminate();
        assertThat(warrant(community, warrant).path("status").asString()).isEqualTo("VOID");
        assertThat(asked(community, warrant).path("refusal").path("code").asString())
                .isEqualTo("agreement.terminated");
        saysWhy(community.approve("director", matter, 1).refused(422, "agreement.terminated"));
        assertThat(community.matter(matter).path("heldBy").asString()).isEqualTo("agreement.terminated");
        community.agreements("reporter").withdrawMatter(matter).ok();
    }

    @Test
    void between_notice_and_end_what_is_open_is_finished() {
        var community = paying(client);
        var warrant = warranted(community, "甲");
        var matter = community.opened("10.00", "乙");
        community
                .agreements(LEADER)
                .terminateAgreement(
                        community.agreement(),
                        Map.of(
                                "reason", "机构调整",
                                "freezeOn", World.today().toString(),
                                "effectiveOn", World.today().plusDays(15).toString()))
                .ok();
        community.approve("director", matter, 1).ok();
        community.approve("head", matter, 2).ok();
        assertThat(asked(community, warrant).path("status").asString()).isEqualTo("LIVE");
    }

    @Test
    void after_the_term_nothing_goes_on() throws Exception {
        var community = paying(client);
        var warrant = warranted(community, "甲");
        var matter = community.opened("10.00", "乙");
        var back = community.payment("10.00", "丙");
        expire(community, 1);
        saysWhy(community.approve("director", matter, 1).refused(422, "agreement.expired"));
        assertThat(asked(community, warrant).path("refusal").path("code").asString())
                .isEqualTo("agreement.expired");
        assertThat(warrant(community, warrant).path("status").asString()).isEqualTo("VOID");
        assertThat(community.put(back).ok().path("refusal").path("code").asString())
                .isEqualTo("agreement.not-in-force");
    }

    private static void amend(Community community, List<Map<String, Object>> clauses) {
        var vote = community
                .agreements("director")
                .recordResolution(Map.of(
                        "principal",
                        community.committee(),
                        "body",
                        "RESIDENTS_REPRESENTATIVES",
                        "noticeOn",
                        "2025-12-01",
                        "heldOn",
                        "2025-12-15",
                        "eligible",
                        61,
                        "present",
                        45,
                        "inFavour",
                        45,
                        "against",
                        0,
                        "abstained",
                        0,
                        "subject",
                        "变更协议"))
                .id();
        var next = community
                .agreements("director")
                .amendAgreement(
                        community.agreement(),
                        Map.of(
                                "resolution",
                                vote,
                                "clauses",
                                clauses,
                                "effectiveFrom",
                                World.today().toString()))
                .id();
        community.agreements("director").signAgreement(next).created();
        community.agreements(LEADER).signAgreement(next).created();
    }

    @Test
    void a_new_version_lets_matters_go_on_by_the_old_procedure_while_it_entrusts_their_kind() {
        var community = paying(client);
        var warrant = warranted(community, "甲");
        var matter = community.opened("10.00", "乙");
        amend(community, Clauses.payments(STEPS.subList(0, 1)));
        community.approve("director", matter, 1).ok();
        community.approve("head", matter, 2).ok();
        assertThat(asked(community, warrant).path("status").asString()).isEqualTo("LIVE");
    }

    @Test
    void a_new_version_that_takes_the_kind_back_stops_what_was_asked_for() {
        var community = paying(client);
        var warrant = warranted(community, "甲");
        var matter = community.opened("10.00", "乙");
        amend(
                community,
                List.of(Map.of(
                        "number",
                        "1.1",
                        "text",
                        "登记收款",
                        "english",
                        "receipts",
                        "standing",
                        List.of(Map.of("kind", "RECEIPT", "area", "FUNDS", "roles", List.of("cashier"))))));
        saysWhy(community.approve("director", matter, 1).refused(422, "agreement.out-of-scope"));
        assertThat(warrant(community, warrant).path("status").asString()).isEqualTo("VOID");
    }
}
