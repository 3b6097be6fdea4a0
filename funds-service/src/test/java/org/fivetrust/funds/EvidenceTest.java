package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.FrontDoor.refused;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.FrontDoor;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The evidence log of the trust funds: each act leaves its leaves, and each changed row is found and named. */
@FundsTest
class EvidenceTest {

    private FrontDoor door;
    private Tampering tampering;
    private String account;
    private UUID payment;

    @BeforeEach
    void aPaymentThatIsPaid(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        door = new FrontDoor(client);
        tampering = new Tampering(door, "funds");
        account = door.created(
                        "cashier",
                        "/v1/trust-accounts",
                        Map.of("principal", door.principal(), "openingBalance", "900.00"))
                .path("id")
                .asString();
        var order = Map.of(
                "principal",
                door.principal(),
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
                door.created(door.reporter(), "/v1/payments", order).path("id").asString());
        NeighbourStub.approve(client, payment);
        door.done("cashier", "/v1/payments/" + payment + "/prepare", Map.of());
        door.done("releaser", "/v1/payments/" + payment + "/release", Map.of());
    }

    private JsonNode proof(String kind, Object subject) {
        return door.seen("auditor", "/v1/logs/funds/proofs?kind=" + kind + "&subject=" + subject);
    }

    @Test
    void everyStepOfAPaymentIsALeaf() {
        assertThat(tampering.leaves(payment))
                .containsExactly(
                        "act.asked",
                        "payment.requested",
                        "act.awaiting_approval",
                        "act.authorised",
                        "payment.prepared",
                        "payment.paid",
                        "act.executed");
        assertThat(tampering.leaves(account)).containsExactly("trust-account.opened");
        assertThat(tampering.leaves(account + "/2")).containsExactly("trust-entry.recorded");
    }

    @Test
    void aLeafIsProvenWithWhatItSaid() {
        var paid = proof("payment.paid", payment);

        assertThat(paid.path("leaf").path("actor").asString()).isEqualTo("releaser");
        assertThat(paid.path("leaf").path("service").asString()).isEqualTo("funds");
        assertThat(paid.path("content").path("amount").asLong()).isEqualTo(48_000);
        assertThat(paid.path("checkpoint").asString()).startsWith("fivetrust");
    }

    @Test
    void proofsAreForWhoOversees() {
        refused(door.get("cashier", "/v1/logs/funds/proofs?kind=payment.paid&subject=" + payment), 403, "access.role");
        refused(
                door.get("auditor", "/v1/logs/funds/proofs?kind=payment.paid&subject=" + UUID.randomUUID()),
                404,
                "access.not-found");
    }

    @Test
    void aChangedPaymentIsNamedByItsField() {
        var update = "update payment set payee_account = '%s' where id = '" + payment + "'";

        var findings = tampering.findings(update.formatted("6222000000000000"), update.formatted("3301040160009876"));

        assertThat(findings).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.path("code").asString()).isEqualTo("CHANGED");
            assertThat(finding.path("principal").asString()).isEqualTo(door.principal());
            assertThat(finding.path("subject").asString()).isEqualTo(payment.toString());
            assertThat(finding.path("label").asString()).isEqualTo("恒源铺装 修补步道");
            assertThat(finding.path("pointer").asString()).isEqualTo("/payee_account");
            assertThat(finding.path("kept").asString()).isEqualTo("\"3301040160009876\"");
        });
        assertThat(findings.stream().map(finding -> finding.path("kind").asString()))
                .containsExactlyInAnyOrder("payment.requested", "payment.prepared", "payment.paid");
    }

    @Test
    void anActThatIsSetBackIsNamed() {
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
    void aReceiptPutInBesideTheServiceIsNamed() {
        var id = UUID.randomUUID();

        var findings = tampering.findings(
                """
                insert into receipt (principal, id, account, received_on, amount, payer, purpose, category, number,
                    registered_by, registered_at, basis)
                values ('%s', '%s', '%s', '2026-01-01', 1, 'x', 'y', 'z', 'n-%s', 'u', now(), '{}')
                """.formatted(door.principal(), id, account, id), "delete from receipt where id = '" + id + "'");

        assertThat(findings)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.path("subject").asString()).isEqualTo(id.toString()));
    }

    @Test
    void aBalanceThatNoEntryExplainsIsNamed() {
        var update = "update trust_account set balance = balance %s 1 where id = '" + account + "'";

        assertThat(tampering.findings(update.formatted("+"), update.formatted("-")))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("balance"));
    }
}
