package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The evidence log of the trust funds: each act leaves its leaves, and each changed row is found and named. */
@FundsTest
@ReadsTheWholeLog
class EvidenceTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private Tampering tampering;
    private String account;
    private UUID payment;

    @BeforeEach
    void aPaymentThatIsPaid() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        tampering = new Tampering(client, community.committee(), "funds");
        account = community
                .funds("cashier")
                .openTrustAccount(Map.of("principal", community.committee(), "openingBalance", "900.00"))
                .id();
        var order = Map.of(
                "principal",
                community.committee(),
                "account",
                account,
                "payee",
                Map.of("name", "恒源铺装", "account", "3301040160009876", "bank", "工商银行"),
                "amount",
                "480.00",
                "purpose",
                "修补步道",
                "category",
                "MAINTENANCE",
                "evidence",
                List.of(Map.of("kind", "INVOICE", "number", IdempotencyKeys.next())));
        payment = UUID.fromString(
                community.funds("reporter").requestPayment(order).id());
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
    }

    private JsonNode proof(String kind, Object subject) {
        return community
                .evidence("auditor")
                .proveLeaf("funds", "kind", kind, "subject", subject)
                .ok();
    }

    @Test
    void every_step_of_a_payment_is_a_leaf() {
        assertThat(tampering.leaves(payment))
                .containsExactly(
                        "act.asked",
                        "payment.requested",
                        "act.awaiting_approval",
                        "act.authorised",
                        "payment.prepared",
                        "bank-order.to_send",
                        "payment.paid",
                        "act.executed");
        assertThat(tampering.leaves(account)).containsExactly("trust-account.opened");
        assertThat(tampering.leaves(account + "/2")).containsExactly("trust-entry.recorded");
    }

    @Test
    void a_leaf_is_proven_with_what_it_said() {
        var paid = proof("payment.paid", payment);

        assertThat(paid.path("leaf").path("actor").asString()).isEqualTo("releaser");
        assertThat(paid.path("leaf").path("service").asString()).isEqualTo("funds");
        assertThat(paid.path("content").path("amount").asLong()).isEqualTo(48_000);
        assertThat(paid.path("checkpoint").asString()).startsWith("fivetrust");
    }

    @Test
    void proofs_are_for_who_oversees() {
        community
                .evidence("cashier")
                .proveLeaf("funds", "kind", "payment.paid", "subject", payment)
                .refused(403, "access.role");
        community
                .evidence("auditor")
                .proveLeaf("funds", "kind", "payment.paid", "subject", UUID.randomUUID())
                .refused(404, "access.not-found");
    }

    @Test
    void a_changed_payment_is_named_by_its_field() {
        var update = "update payment set payee_account = '%s' where id = '" + payment + "'";

        var findings = tampering.findings(update.formatted("6222000000000000"), update.formatted("3301040160009876"));

        assertThat(findings).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.path("code").asString()).isEqualTo("CHANGED");
            assertThat(finding.path("principal").asString()).isEqualTo(community.committee());
            assertThat(finding.path("subject").asString()).isEqualTo(payment.toString());
            assertThat(finding.path("label").asString()).isEqualTo("恒源铺装 修补步道");
            assertThat(finding.path("pointer").asString()).isEqualTo("/payee_account");
            assertThat(finding.path("kept").asString()).isEqualTo("\"3301040160009876\"");
        });
        assertThat(findings.stream().map(finding -> finding.path("kind").asString()))
                .containsExactlyInAnyOrder("payment.requested", "payment.prepared", "payment.paid");
    }

    @Test
    void an_invoice_of_a_payment_that_is_exchanged_is_named() {
        var number = tampering.subjects("invoice.claimed").getFirst().split("/", 2)[1];
        var update = "update invoice_use set number = '%s' where payment = '" + payment + "'";

        assertThat(tampering.findings(update.formatted("other"), update.formatted(number)))
                .extracting(finding -> finding.path("kind").asString())
                .contains("invoice.claimed");
    }

    @Test
    void an_invoice_whose_number_has_a_slash_is_found_by_it() {
        tampering.write("insert into invoice_use (number, number_key, holder, payment, claimed_at) values ('a/b/"
                + payment + "', 'AB" + payment + "', '" + community.committee() + "', '" + payment + "', now())");

        assertThat(tampering.changed(
                        "invoice_use",
                        "number = 'a/b/" + payment + "'",
                        "claimed_at",
                        "claimed_at + interval '1 day'",
                        "claimed_at - interval '1 day'"))
                .containsExactly("invoice.claimed");
    }

    @Test
    void an_invoice_that_is_free_again_stays_proven() {
        tampering.write("update invoice_use set released_at = now() where payment = '" + payment + "'");

        assertThat(tampering.changed(
                        "invoice_use",
                        "payment = '" + payment + "'",
                        "released_at",
                        "released_at + interval '1 day'",
                        "released_at - interval '1 day'"))
                .containsExactly("invoice.released");
    }

    @Test
    void a_voucher_that_is_linked_in_place_of_another_is_named() {
        NeighbourStub.tell(
                        client,
                        "accounts",
                        community.committee(),
                        "voucher.drafted",
                        Map.of("source", "payment", "sourceId", payment, "voucher", "v-1"))
                .expectStatus()
                .isNoContent();

        assertThat(tampering.changed("voucher_link", "source_id = '" + payment + "'", "voucher", "'v-2'", "'v-1'"))
                .containsExactly("voucher.linked");
    }

    @Test
    void a_monthly_statement_that_is_changed_is_named() {
        var bank = new BankedAccount(client, community, "100.00");
        bank.stated();
        var end = YearMonth.from(World.today()).minusMonths(1).atEndOfMonth();
        var reconciliation = community
                .funds("accountant")
                .prepareReconciliation(Map.of("account", bank.bankAccount(), "asOf", end))
                .id();
        community.funds("reviewer").signReconciliation(reconciliation).ok();

        assertThat(tampering.changed(
                        "monthly_statement",
                        "account = '" + bank.account() + "'",
                        "through",
                        "through + 1",
                        "through - 1"))
                .containsExactly("monthly-statement.signed");
    }

    @Test
    void a_ruling_by_mandate_that_is_ascribed_to_another_is_named() {
        assertThat(tampering.changed(
                        "standing_ruling", "principal = '" + community.committee() + "'", "by", "'other'", "'cashier'"))
                .containsExactly("standing-ruling.made");
    }

    @Test
    void an_act_that_is_set_back_is_named() {
        var update = "update act set status = '%s', executed_by = %s, executed_at = %s where id = '" + payment + "'";

        assertThat(tampering.findings(
                        "update act set comment = 'x' where id = '" + payment + "'",
                        "update act set comment = null where id = '" + payment + "'"))
                .anyMatch(finding -> finding.path("kind").asString().equals("act.executed")
                        && finding.path("pointer").asString().equals("/comment"));
        assertThat(tampering.findings(
                        update.formatted("AUTHORISED", "null", "null"),
                        update.formatted(
                                "EXECUTED",
                                "'releaser'",
                                "(select (content::jsonb ->> 'executed_at')::timestamptz from evidence_leaf"
                                        + " where kind = 'act.executed' and subject = '" + payment + "')")))
                .anyMatch(finding -> finding.path("code").asString().equals("WITHOUT_LEAF")
                        && finding.path("kind").asString().equals("act.authorised"));
    }

    @Test
    void a_receipt_put_in_beside_the_service_is_named() {
        var id = UUID.randomUUID();

        var findings = tampering.findings(
                """
                insert into receipt (principal, id, account, received_on, amount, payer, purpose, category, number,
                    number_key, method, registered_by, registered_at, basis)
                values ('%s', '%s', '%s', '2026-01-01', 1, 'x', 'y', 'z', 'n-%s', 'n%s', 'BANK', 'u', now(), '{}')
                """.formatted(community.committee(), id, account, id, id),
                "delete from receipt where id = '" + id + "'");

        assertThat(findings)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.path("subject").asString()).isEqualTo(id.toString()));
    }

    @Test
    void a_balance_that_no_entry_explains_is_named() {
        var update = "update trust_account set balance = balance %s 1 where id = '" + account + "'";

        assertThat(tampering.findings(update.formatted("+"), update.formatted("-")))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("balance"));
    }

    @Test
    void a_movement_that_is_hidden_from_what_is_in_transit_is_named() {
        var hide = "delete from trust_entry_unmatched where account = '" + account + "'";
        var show = "insert into trust_entry_unmatched select principal, account, seq from trust_entry where account = '"
                + account + "' and kind = 'PAYMENT'";

        assertThat(tampering.findings(hide, show))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("unmatched"));
    }
}
