package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What the agreements tell of an act: related people, and papers of an emergency that are late. */
@FundsTest
class ActAlertsApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("10000.00");
    }

    private UUID payment(String amount, Object... differently) {
        return community
                .funds("reporter")
                .requestPayment(accounts.payment(account, amount, differently))
                .uuid();
    }

    private void tell(UUID act, String type, Map<String, Object> more) {
        var asked = NeighbourStub.asked(act);
        var data = Body.of(
                "act", act,
                "matter", asked.matter(),
                "number", "BH-2026-000001",
                "kind", "PAYMENT",
                "amount", asked.act().path("amount").asString(),
                "category", asked.act().path("category").asString(),
                "requestedBy", community.login("reporter"));
        data.putAll(more);
        NeighbourStub.tell(client, "agreements", community.committee(), type, data)
                .expectStatus()
                .isNoContent();
    }

    private void tellRelation(UUID payment, String relation) {
        tell(
                payment,
                "counterparty.related",
                Map.of(
                        "people",
                        List.of(Map.of(
                                "subject",
                                community.login("director"),
                                "relation",
                                relation,
                                "byName",
                                false,
                                "byAccount",
                                true))));
    }

    private List<JsonNode> raised(UUID payment) {
        return community.funds("head").listAlerts("subject", payment).items();
    }

    @ParameterizedTest
    @CsvSource({"FIRM, RELATED_PARTY", "SPOUSE, PRIVATE_ACCOUNT", "SELF, PRIVATE_ACCOUNT"})
    void an_officers_firm_or_own_account_is_a_red_alert(String relation, String rule) {
        var payment = payment("4950.00");

        tellRelation(payment, relation);
        tellRelation(payment, relation);

        assertThat(raised(payment)).hasSize(1).allSatisfy(alert -> {
            assertThat(alert.path("rule").asString()).isEqualTo(rule);
            assertThat(alert.path("level").asString()).isEqualTo("RED");
            assertThat(alert.at("/figures/amount").asString()).isEqualTo("4950.00");
            assertThat(alert.at("/figures/relations").asString()).isEqualTo(relation);
            assertThat(alert.at("/figures/sharedBy").asString()).isEqualTo("ACCOUNT");
            assertThat(alert.path("links").toString()).contains("/v1/payments/" + payment);
        });
    }

    @Test
    void a_stranger_is_no_alert() {
        assertThat(raised(payment("4950.00"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WAGES, SELF, 0", "RELIEF, SELF, 0", "TRAVEL, SELF, 0", "RELIEF, CHILD, 1", "REPAIR, SELF, 1"})
    void wages_relief_and_travel_are_paid_to_the_person_alone(String category, String relation, int alerts) {
        var payment = payment("900.00", "category", category);

        tellRelation(payment, relation);

        assertThat(raised(payment)).hasSize(alerts);
    }

    @Test
    void the_kind_of_the_papers_says_as_much_as_the_category() {
        var payment = payment(
                "900.00", "pack", "WAGES", "evidence", List.of(Body.of("kind", "工资表", "number", community.code())));

        tellRelation(payment, "SELF");

        assertThat(raised(payment)).isEmpty();
    }

    @Test
    void who_is_near_to_the_payee_does_not_close_the_alert() {
        var payment = payment("4950.00");
        tellRelation(payment, "FIRM");

        assertThat(raised(payment).getFirst().path("people").toString())
                .contains(community.login("director"), community.login("reporter"));
    }

    @Test
    void papers_of_an_emergency_that_are_late_are_a_red_alert_once() {
        var payment = payment("3600.00", "emergency", true);

        tell(payment, "papers.overdue", Map.of("due", "2026-06-10"));
        tell(payment, "papers.overdue", Map.of("due", "2026-06-10"));

        assertThat(raised(payment)).hasSize(1).allSatisfy(alert -> {
            assertThat(alert.path("rule").asString()).isEqualTo("LATE_PAPERS");
            assertThat(alert.path("level").asString()).isEqualTo("RED");
            assertThat(alert.at("/figures/amount").asString()).isEqualTo("3600.00");
            assertThat(alert.at("/figures/due").asString()).isEqualTo("2026-06-10");
        });
    }
}
