package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.SideBySide.LEADER;
import static org.fivetrust.agreements.SideBySide.sideBySide;

import com.nimbusds.jwt.SignedJWT;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who acts for another, or in another role, has one part in a matter. */
@AgreementsTest
class DelegationApiTest {

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static Map<String, Object> lending(Community community, String role, String delegate) {
        return Map.of(
                "role", role,
                "delegate", community.login(delegate),
                "delegateName", delegate,
                "principals", List.of(community.committee()),
                "from", World.today().toString(),
                "to", World.today().plusDays(5).toString(),
                "reason", "外出学习");
    }

    @Test
    void a_delegate_acts_for_the_delegator_until_revoked_and_never_twice() {
        var community = sideBySide(client);
        var deputy = community.person("deputy", "supervisor");
        var first = community.opened("900.00", "甲");
        community.approve(deputy, first, 2).refused(403, "matter.wrong-role");
        var lent = community
                .agreements("director")
                .delegate(lending(community, "committee-director", "deputy"))
                .created();
        assertThat(community.mine(deputy)).containsExactly(first);
        var actors = community.agreements(LEADER).listActors(first).ok();
        assertThat(actors.path("steps")
                        .get(1)
                        .path("deputies")
                        .get(0)
                        .path("subject")
                        .asString())
                .isEqualTo(community.login("deputy"));
        var taken = community.approve(deputy, first, 2).ok().path("steps").get(1);
        assertThat(taken.path("by").asString()).isEqualTo(community.login("deputy"));
        assertThat(taken.path("onBehalfOf").asString()).isEqualTo(community.login("director"));
        var both = community.person("director", "party-secretary");
        community.approve(both, first, 1).refused(403, "matter.same-person");
        var deputyAsSecretary = community.person("deputy", "party-secretary");
        community.approve(deputyAsSecretary, first, 1).refused(403, "matter.same-person");
        assertThat(community.mine(both)).isEmpty();
        var second = community.opened("900.00", "乙");
        community
                .agreements("director")
                .revokeDelegation(lent.path("id").asString())
                .ok();
        community.approve(deputy, second, 2).refused(403, "matter.wrong-role");
        assertThat(community.mine(deputy)).isEmpty();
    }

    private static void lend(Community community, String delegator, String role) {
        community
                .agreements(delegator)
                .delegate(lending(community, role, "deputy"))
                .created();
    }

    @Test
    void who_requests_such_acts_stands_in_for_nobody_who_decides_on_them() {
        var community = sideBySide(client);
        var deputy = community.person("deputy", "reporter");
        var matter = community.opened("900.00", "甲");
        lend(community, "director", "committee-director");

        assertThat(community.mine(deputy)).isEmpty();
        community.approve(deputy, matter, 2).refused(403, "matter.delegate-requests");
    }

    @Test
    void a_warrant_names_whoever_approved_and_for_whom() throws Exception {
        var community = sideBySide(client);
        var matter = community.opened("900.00", "甲");
        lend(community, "director", "committee-director");
        community.approve(community.person("deputy", "supervisor"), matter, 2).ok();
        community.approve("secretary", matter, 1).ok();
        community.approve(LEADER, matter, 3).ok();

        var warrant = community.matter(matter).path("warrant").asString();
        var token = community.agreements(LEADER).readWarrant(warrant).text("/token");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("approvers"))
                .containsExactlyInAnyOrder(
                        community.login("deputy"), community.login("director"), community.login("secretary"), "leader");
    }

    @Test
    void nobody_lends_what_is_not_his_nor_for_whom_he_does_not_act() {
        var community = sideBySide(client);
        var director = "director";
        community
                .agreements(director)
                .delegate(lending(community, "party-secretary", "deputy"))
                .refused(403, "delegation.not-your-role");
        var wider = new HashMap<>(lending(community, "committee-director", "deputy"));
        wider.put("principals", List.of(community.committee(), "dongfang-committee"));
        community.agreements(director).delegate(wider).refused(403, "access.principal");
        var faulty = new HashMap<>(lending(community, "committee-director", "director"));
        faulty.put("from", World.today().minusDays(1).toString());
        faulty.put("to", World.today().plusYears(1).toString());
        var problem = community.agreements(director).delegate(faulty).refused(400, "request.malformed");
        assertThat(problem.path("violations")).hasSize(3);
        var lent = community
                .agreements(director)
                .delegate(lending(community, "committee-director", "deputy"))
                .id();
        community.agreements("secretary").revokeDelegation(lent).refused(404, "access.not-found");
        community.agreements(director).revokeDelegation(lent).ok();
        community.agreements(director).revokeDelegation(lent).refused(409, "delegation.revoked");
        assertThat(community.agreements("secretary").listDelegations().items()).isEmpty();
        assertThat(community.agreements(director).listDelegations().items()).hasSize(1);
    }

    @Test
    void a_delegate_sees_no_more_than_his_own_principals() {
        var community = sideBySide(client);
        community
                .agreements("director")
                .delegate(lending(community, "committee-director", "stranger"))
                .created();
        var matter = community.opened("900.00", "甲");
        var stranger =
                TestTokens.bearer(community.login("stranger"), List.of("supervisor"), List.of("elsewhere-committee"));
        community.approve(stranger, matter, 2).refused(404, "access.not-found");
    }

    @Test
    void what_is_lent_for_one_principal_is_not_lent_for_another_of_the_same_people() {
        var community = World.over(client).community().converted();
        var collective = community.collective();
        community.agreement(terms -> terms.principal(collective).template("village-converted"));
        community
                .agreements("secretary")
                .delegate(lending(community, "party-secretary", "deputy"))
                .created();
        var deputy = TestTokens.bearer(
                community.login("deputy"), List.of("supervisor"), List.of(community.committee(), collective));
        var its = community.opened(community.act(draft -> draft.amount("900.00").payee("甲")));
        var others = community.opened(community.act(
                draft -> draft.principal(collective).amount("900.00").payee("乙")));
        community.approve(deputy, others, 1).refused(403, "matter.wrong-role");
        assertThat(community.mine(deputy)).containsExactly(its);
        community.approve(deputy, its, 1).ok();
    }

    @Test
    void who_changes_his_role_midway_keeps_his_one_part() {
        var community = sideBySide(client);
        var matter = community.opened("900.00", "甲");
        community
                .approve(community.person("wang", "party-secretary"), matter, 1)
                .ok();
        community
                .approve(community.person("wang", "committee-director"), matter, 2)
                .refused(403, "matter.same-person");
        community.approve(community.person("wu", "supervisor"), matter, 2).refused(403, "matter.wrong-role");
        community
                .approve(community.person("reporter", "committee-director"), matter, 2)
                .refused(403, "matter.own-request");
        community
                .approve(community.person("li", "committee-director", "cashier"), matter, 2)
                .refused(403, "matter.exclusive-duty");
    }
}
