package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.funds.BankedAccount.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Bank, control account and sub-ledgers, and who signs that they agree. */
@FundsTest
class ReconciliationApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private BankedAccount bank;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        bank = new BankedAccount(client, community, "412806.17");
    }

    private JsonNode proof() {
        return community
                .funds("auditor")
                .proveBankAccount("account", bank.bankAccount(), "asOf", World.today())
                .ok();
    }

    private Map<String, Object> ask(LocalDate asOf) {
        return Body.of("account", bank.bankAccount(), "asOf", asOf);
    }

    private String prepared() {
        return community
                .funds("accountant")
                .prepareReconciliation(ask(World.today()))
                .id();
    }

    private Reply signed(String who, String id) {
        return community.funds(who).signReconciliation(id);
    }

    /** Bank 412,806.17, book 409,206.17, one payment of 3,600.00 on its way. */
    private void one_payment_out() {
        bank.paid("3600.00");
        bank.stated();
    }

    @Test
    void what_is_on_its_way_explains_the_difference() {
        one_payment_out();

        var proof = proof();

        assertThat(proof.path("bank").asString()).isEqualTo("412806.17");
        assertThat(proof.path("ledgers").asString()).isEqualTo("409206.17");
        assertThat(proof.path("control").asString()).isEqualTo("409206.17");
        assertThat(proof.path("paidNotAtBank").asString()).isEqualTo("-3600.00");
        assertThat(proof.path("adjustedBank").asString()).isEqualTo("409206.17");
        assertThat(proof.path("difference").asString()).isEqualTo("0.00");
        assertThat(proof.path("sound").asBoolean()).isTrue();
        assertThat(proof.path("items")).singleElement().satisfies(item -> {
            assertThat(item.path("side").asString()).isEqualTo("BOOK");
            assertThat(item.path("stale").asBoolean()).isFalse();
        });
    }

    @Test
    void the_accountant_prepares_it_and_a_second_person_signs() {
        one_payment_out();
        var id = prepared();

        signed("accountant", id).refused(403, "funds.signs-own-reconciliation");
        var view = signed("reviewer", id).ok();

        assertThat(view.path("status").asString()).isEqualTo("SIGNED");
        assertThat(view.path("signedBy").asString()).isEqualTo("reviewer");
        signed("head", id).refused(409, "funds.reconciliation-signed");
        assertThat(new Tampering(client, community.committee(), "funds").leaves(id))
                .containsExactly("reconciliation.prepared", "reconciliation.signed");
    }

    @Test
    void no_cashier_prepares_or_signs() {
        one_payment_out();
        var both = TestTokens.bearer("two-hats", List.of("cashier", "agency-accountant", "reviewer"), "*");

        community
                .funds("cashier")
                .prepareReconciliation(ask(World.today()))
                .refused(403, "agreement.role-not-entitled");
        community.funds(both).prepareReconciliation(ask(World.today())).refused(403, "funds.cashier-reconciles");
        var id = prepared();
        signed("cashier", id).refused(403, "agreement.role-not-entitled");
        signed(both, id).refused(403, "funds.cashier-reconciles");
    }

    @Test
    void only_the_accountant_prepares() {
        one_payment_out();

        community.funds("reviewer").prepareReconciliation(ask(World.today())).refused(403, "funds.accountant-prepares");
    }

    @Test
    void each_book_is_told_of_its_own_sub_ledger() {
        one_payment_out();
        var id = prepared();
        signed("reviewer", id).ok();

        await().until(() -> NeighbourStub.events("reconciliation.signed").stream()
                .anyMatch(event ->
                        event.path("data").path("reconciliation").asString().equals(id)
                                && event.path("data").path("account").asString().equals(bank.account())
                                && event.path("data").path("balance").asString().equals("409206.17")));
    }

    @Test
    void with_a_difference_that_nothing_explains_it_is_not_signed() {
        bank.saying("412800.00").stated();
        var id = prepared();

        var refusal = signed("reviewer", id).refused(422, "funds.reconciliation-differs");

        assertThat(refusal.path("detail").asString()).contains("412800.00", "412806.17", "-6.17");
    }

    @Test
    void a_day_of_which_the_bank_has_not_told_is_not_signed() {
        var id = prepared();

        signed("reviewer", id).refused(422, "funds.bank-not-stated");
    }

    @Test
    void what_the_bank_has_and_nobody_booked_is_in_transit_too() {
        bank.stated(line("12000.00", "R1"), line("-5.00", "R2"));

        var proof = proof();

        assertThat(proof.path("receivedNotBooked").asString()).isEqualTo("12000.00");
        assertThat(proof.path("paidNotBooked").asString()).isEqualTo("-5.00");
        assertThat(proof.path("difference").asString()).isEqualTo("0.00");
    }

    @Test
    void what_is_matched_is_in_transit_no_more() {
        var payment = bank.paid("3600.00");
        bank.stated(line("-3600.00", "R1").of(payment));
        bank.matched();

        assertThat(proof().path("items").isEmpty()).isTrue();
        assertThat(proof().path("sound").asBoolean()).isTrue();
    }

    @Test
    void what_stands_open_on_both_sides_is_matched_before_it_is_signed() {
        var receipt = bank.received("30.00", "1");
        var statement = bank.stated(line("30.00", "R1"));

        assertThat(proof().path("difference").asString()).isEqualTo("0.00");
        assertThat(proof().path("sound").asBoolean()).isFalse();
        signed("reviewer", prepared()).refused(422, "funds.items-not-matched");

        community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(receipt))
                .created();
        signed("reviewer", prepared()).ok();
    }

    @Test
    void booked_later_than_the_bank_it_is_in_transit_between_the_days() {
        var yesterday = World.today().minusDays(1);
        var receipt = bank.received("30.00", "1");
        var statement = bank.stated(line("30.00", "R1").on(yesterday));
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(receipt))
                .created();

        var proof = community
                .funds("auditor")
                .proveBankAccount("account", bank.bankAccount(), "asOf", yesterday)
                .ok();

        assertThat(proof.path("receivedNotBooked").asString()).isEqualTo("30.00");
        assertThat(proof.path("difference").asString()).isEqualTo("0.00");
    }

    @Test
    void shown_by_the_bank_after_a_day_it_is_in_transit_by_that_day() {
        var yesterday = World.today().minusDays(1);
        var receipt = bank.received("30.00", "1", "receivedOn", yesterday.toString());
        var statement = bank.stated(line("30.00", "R1"));
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(receipt))
                .created();

        var proof = community
                .funds("auditor")
                .proveBankAccount("account", bank.bankAccount(), "asOf", yesterday)
                .ok();

        assertThat(proof.path("receivedNotAtBank").asString()).isEqualTo("30.00");
        assertThat(proof.path("difference").asString()).isEqualTo("0.00");
        assertThat(proof().path("items").isEmpty()).isTrue();
    }

    @Test
    void what_changed_since_it_was_prepared_makes_it_another() {
        one_payment_out();
        var id = prepared();
        bank.received("30.00", "1");

        signed("reviewer", id).refused(409, "funds.reconciliation-outdated");
    }

    @Test
    void a_match_that_was_signed_off_stays() {
        var payment = bank.paid("3600.00");
        var statement = bank.stated(line("-3600.00", "R1").of(payment));
        bank.matched();
        signed("reviewer", prepared()).ok();

        community.funds("accountant").unmatchBankEntry(statement, 1).refused(409, "funds.match-signed-off");
    }

    @Test
    void it_is_printed() {
        one_payment_out();
        var id = prepared();
        signed("reviewer", id).ok();

        assertThat(community.funds("auditor").printReconciliation(id).text()).startsWith("%PDF");
        assertThat(community
                        .funds("auditor")
                        .listReconciliations(bank.bankAccount())
                        .ids())
                .containsExactly(id);
        assertThat(community
                        .funds("supervisor")
                        .readReconciliation(id)
                        .ok()
                        .path("adjusted")
                        .asString())
                .isEqualTo("409206.17");
    }

    @Test
    void a_day_to_come_is_not_reconciled() {
        community
                .funds("accountant")
                .prepareReconciliation(ask(World.today().plusDays(1)))
                .refused(422, "funds.date-in-the-future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "director", "secretary", "supervisor"})
    void of_an_account_that_others_share_a_community_sees_only_its_own(String who) {
        var other = World.over(client).community();
        var theirs = bank.shared(other, "777.77");
        bank.saying("413583.94").stated(line("66.66", "R1").party("某超市"));
        var id = prepared();
        var own = community.funds(who);

        own.proveBankAccount("account", bank.bankAccount()).refused(403, "funds.account-shared");
        own.readReconciliation(id).refused(403, "funds.account-shared");
        own.printReconciliation(id).refused(403, "funds.account-shared");
        own.listReconciliations(bank.bankAccount()).refused(403, "funds.account-shared");
        assertThat(own.listBankStatements().items()).isEmpty();
        assertThat(own.listTrustAccounts().text() + own.listAlerts().text()).doesNotContain("777.77", "66.66");
        assertThat(other.funds(who).listTrustAccounts().text()
                        + other.funds(who).readTrustAccount(theirs).text())
                .contains("777.77")
                .doesNotContain("412806.17", "66.66");
        assertThat(community
                        .funds("auditor")
                        .readReconciliation(id)
                        .ok()
                        .at("/proof/ledgers")
                        .asString())
                .isEqualTo("413583.94");
    }

    @Test
    void each_sharing_book_is_told_of_its_own_sub_ledger_alone() {
        var other = World.over(client).community();
        bank.shared(other, "777.77");
        bank.saying("413583.94").stated();
        var id = prepared();
        signed("reviewer", id).ok();

        await().until(() -> NeighbourStub.events("reconciliation.signed").stream()
                        .filter(event -> event.path("data")
                                .path("reconciliation")
                                .asString()
                                .equals(id))
                        .count()
                == 2);
        assertThat(NeighbourStub.events("reconciliation.signed").stream()
                        .filter(event -> event.path("principal").asString().equals(other.committee())))
                .allSatisfy(
                        event -> assertThat(event.toString()).contains("777.77").doesNotContain("412806.17"));
    }

    @Test
    void another_community_neither_sees_nor_signs_it() {
        one_payment_out();
        var id = prepared();
        var stranger = World.over(client).community().funds("reporter");

        stranger.proveBankAccount("account", bank.bankAccount()).refused(404, "access.not-found");
        stranger.readReconciliation(id).refused(404, "access.not-found");
        stranger.printReconciliation(id).refused(404, "access.not-found");
        stranger.listReconciliations(bank.bankAccount()).refused(404, "access.not-found");
        stranger.prepareReconciliation(ask(World.today())).refused(404, "access.not-found");
        stranger.signReconciliation(id).refused(404, "access.not-found");
    }
}
