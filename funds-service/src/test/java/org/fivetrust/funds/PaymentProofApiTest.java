package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.BankedAccount.line;

import java.util.List;
import java.util.UUID;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Manifest;
import org.fivetrust.evidence.model.ProofSet;
import org.fivetrust.evidence.model.VerifierKey;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A payment is proven as a whole: everything that happened to it, down to the line of the bank. */
@FundsTest
@ReadsTheWholeLog
class PaymentProofApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private BankedAccount bank;
    private UUID payment;

    @BeforeEach
    void a_payment_that_is_released() {
        NeighbourStub.reset();
        community = World.over(client).community();
        bank = new BankedAccount(client, community, "1000.00");
        payment = bank.paid("480.00");
    }

    private ProofSet proof() {
        return ProofSet.parse(community.funds("auditor").provePayment(payment).whole());
    }

    private List<VerifierKey> keys() {
        return community
                .evidence("auditor")
                .readLogKeys("funds")
                .whole()
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }

    private static List<String> kinds(ProofSet proof) {
        return proof.bundles().stream()
                .map(bundle -> bundle.leaf().field("kind"))
                .toList();
    }

    @Test
    void a_payment_is_proven_from_its_request_to_the_line_of_the_bank() {
        community
                .funds("cashier")
                .makeBankFile(Body.of("principal", community.committee(), "account", bank.account()))
                .created();
        bank.stated(line("-480.00", "R1").of(payment), line("20.00", "R2"));
        bank.matched();

        var proof = proof();

        assertThat(kinds(proof))
                .contains(
                        "act.asked",
                        "payment.requested",
                        "act.awaiting_approval",
                        "act.authorised",
                        "payment.prepared",
                        "payment.paid",
                        "act.executed",
                        "trust-entry.recorded",
                        "bank-order.to_send",
                        "bank-file.made",
                        "payment.sent",
                        "bank-order.sent",
                        "bank-statement.received",
                        "bank-statement.taken",
                        "bank-entry.matched",
                        "trust-entry.matched");
        assertThat(proof.bundles())
                .allSatisfy(bundle -> assertThat(bundle.faults(keys())).isEmpty());
        assertThat(proof.annexes().toString()).contains("\"amount\": -48000");
    }

    @Test
    void the_list_of_its_leaves_is_signed() {
        var proof = proof();
        var manifest = Manifest.parse(proof.manifest().text());

        assertThat(proof.manifest().signedBy(keys())).isTrue();
        assertThat(manifest.origin()).isEqualTo(Manifest.origin("funds"));
        assertThat(manifest.about()).isEqualTo("payment/" + payment);
        assertThat(manifest.lines()).hasSameSizeAs(proof.bundles());
        for (var at = 0; at < proof.bundles().size(); at++) {
            assertThat(manifest.lines().get(at).names(proof.bundles().get(at))).isTrue();
        }
    }

    @Test
    void another_payment_leaves_no_leaf_in_it() {
        var other = bank.paid("20.00");

        assertThat(proof().bundles())
                .extracting(Bundle::content)
                .noneMatch(content -> content.contains(other.toString()));
    }

    @Test
    void what_came_back_is_proven_with_it() {
        var payments = new BankPayments(client, community, "100.00");
        payment = payments.released("10.00");
        payments.sent();
        var notice =
                Body.of("reference", "T-" + payment, "returnedOn", World.today().toString());
        community.funds("cashier").returnPayment(payment, notice).is(202);
        community.funds("releaser").returnPayment(payment, notice).created();

        assertThat(kinds(proof()))
                .contains("payment-return.recorded", "payment-return.confirmed", "bank-order.returned");
    }

    @Test
    void only_who_oversees_is_shown_a_proof() {
        community.funds("cashier").provePayment(payment).refused(403, "access.role");
        World.over(client).community().funds("supervisor").provePayment(payment).refused(404, "access.not-found");
        community.funds("auditor").provePayment(UUID.randomUUID()).refused(404, "access.not-found");
        community.funds("auditor").provePayment("x").refused(404, "access.not-found");
    }
}
