package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Where a payment stands: who did what, who has it now, and what is missing. */
@FundsTest
class PaymentTrailApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void a_community() {
        NeighbourStub.reset();
        community = World.over(client).community();
    }

    private Reply trail(UUID payment) {
        return community.funds("reporter").readPaymentTrail(payment);
    }

    private static List<String> in(JsonNode trail, String state) {
        return StreamSupport.stream(trail.path("steps").spliterator(), false)
                .filter(step -> step.path("state").asString().equals(state))
                .map(step -> step.path("kind").asString())
                .toList();
    }

    @Test
    void while_it_is_approved_the_trail_names_who_has_it_until_when_and_what_is_missing() {
        var accounts = new TrustAccounts(community);
        var payment = accounts.requested(accounts.opened("1000.00"), "480.00");

        var trail = trail(payment).ok();

        assertThat(trail.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(trail.path("mattersSilent").asBoolean()).isFalse();
        assertThat(in(trail, "DONE")).containsExactly("APPROVAL", "REQUEST");
        assertThat(in(trail, "OPEN")).containsExactly("APPROVAL");
        assertThat(in(trail, "WAITING")).containsExactly("APPROVAL");
        var open = trail.at("/steps/2");
        assertThat(open.path("title").asString()).isEqualTo("主任审批");
        assertThat(open.path("role").asString()).isEqualTo("committee-director");
        assertThat(open.path("since").asString()).isEqualTo("2026-06-01T02:00:00Z");
        assertThat(open.path("due").asString()).isEqualTo("2026-06-04");
        assertThat(open.path("missing").toString()).isEqualTo("[\"MINUTES\"]");
        assertThat(trail.at("/steps/3/since").isNull()).isTrue();
        assertThat(trail.at("/steps/0/by").asString()).isEqualTo("secretary.approving");
    }

    @Test
    void under_its_warrant_it_waits_for_the_cashier_and_then_for_the_releaser() {
        var accounts = new TrustAccounts(community);
        var payment = accounts.requested(accounts.opened("1000.00"), "480.00");
        NeighbourStub.approve(client, payment);

        var authorised = trail(payment).ok();
        community.funds("cashier").preparePayment(payment).ok();
        var prepared = trail(payment).ok();

        assertThat(in(authorised, "OPEN")).contains("PREPARATION");
        assertThat(in(prepared, "OPEN")).contains("RELEASE");
        assertThat(in(prepared, "DONE")).containsSubsequence("REQUEST", "PREPARATION");
        var release = StreamSupport.stream(prepared.path("steps").spliterator(), false)
                .filter(step -> step.path("kind").asString().equals("RELEASE"))
                .findFirst()
                .orElseThrow();
        assertThat(release.path("role").asString()).isEqualTo("releaser");
        assertThat(release.path("since").asString()).isNotEmpty();
    }

    @Test
    void at_the_bank_the_trail_goes_on_to_the_answer_and_to_the_money_that_came_back() {
        var payments = new BankPayments(client, community, "1000.00");
        var payment = payments.released("10.00");
        assertThat(in(trail(payment).ok(), "OPEN")).contains("SENDING", "VOUCHER");
        var file = payments.sent();
        assertThat(in(trail(payment).ok(), "OPEN")).contains("BANK_ANSWER").doesNotContain("SENDING");
        community
                .funds("cashier")
                .takeBankAnswer(StatusReports.report(
                        "10",
                        UUID.randomUUID().toString(),
                        StatusReports.group(file, "")
                                + StatusReports.information(StatusReports.transaction(payment, "ACSC"))))
                .created();
        assertThat(in(trail(payment).ok(), "OPEN")).contains("STATEMENT");
        var notice = Map.of("reference", "T-0042", "returnedOn", World.today().toString(), "reason", "账号与户名不符");
        community.funds("cashier").returnPayment(payment, notice).is(202);
        community.funds("releaser").returnPayment(payment, notice).created();

        var trail = trail(payment).ok();

        assertThat(trail.path("status").asString()).isEqualTo("BANK_RETURNED");
        assertThat(in(trail, "DONE"))
                .containsSubsequence(
                        "REQUEST", "PREPARATION", "RELEASE", "SENDING", "BANK_ANSWER", "RETURN_NOTICE", "RETURN")
                .containsOnlyOnce("BANK_ANSWER");
        assertThat(in(trail, "OPEN")).doesNotContain("STATEMENT", "SENDING", "BANK_ANSWER");
    }

    @Test
    void who_called_it_back_and_why_is_the_last_word() {
        var accounts = new TrustAccounts(community);
        var payment = accounts.requested(accounts.opened("1000.00"), "480.00");
        community
                .funds("reporter")
                .cancelPayment(payment, Map.of("reason", "金额填写有误"))
                .ok();

        var trail = trail(payment).ok();

        assertThat(in(trail, "DONE")).endsWith("CANCELLATION");
        assertThat(trail.toString()).contains("金额填写有误", community.login("reporter"));
    }

    @Test
    void while_the_agreements_service_is_silent_its_own_part_is_told_and_the_gap_is_named() {
        var accounts = new TrustAccounts(community);
        var payment = accounts.requested(accounts.opened("1000.00"), "480.00");
        NeighbourStub.silent();

        var trail = trail(payment).ok();

        assertThat(trail.path("mattersSilent").asBoolean()).isTrue();
        assertThat(in(trail, "DONE")).containsExactly("REQUEST");
    }

    @Test
    void whoever_may_not_read_the_payment_learns_nothing_of_its_matter() {
        var accounts = new TrustAccounts(community);
        var payment = accounts.requested(accounts.opened("1000.00"), "480.00");
        var stranger = World.over(client).community();

        stranger.funds("reporter").readPaymentTrail(payment).refused(404, "access.not-found");
        community.funds("archivist").readPaymentTrail(payment).refused(403, "access.role");
        community.funds("reporter").readPaymentTrail(UUID.randomUUID()).refused(404, "access.not-found");
        community.funds("reporter").readPaymentTrail("17").refused(404, "access.not-found");
    }
}
