package org.fivetrust.funds.payment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.payment.model.PaymentExamples.DIGEST;
import static org.fivetrust.funds.payment.model.PaymentExamples.DONGFANG;
import static org.fivetrust.funds.payment.model.PaymentExamples.NOW;
import static org.fivetrust.funds.payment.model.PaymentExamples.TODAY;
import static org.fivetrust.funds.payment.model.PaymentExamples.account;
import static org.fivetrust.funds.payment.model.PaymentExamples.payment;
import static org.fivetrust.funds.payment.model.PaymentExamples.warrant;
import static org.fivetrust.funds.payment.model.PaymentExamples.warrantFor;

import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.payment.model.Progress.Paid;
import org.fivetrust.funds.payment.model.Progress.Prepared;
import org.fivetrust.funds.payment.model.Progress.Waiting;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {

    private static final Progress WAITING = new Waiting();

    private static final Progress PREPARED = new Prepared("cashier", NOW);

    private static final Progress PAID = new Paid("cashier", "releaser", NOW);

    @Test
    void isPreparedByTheCashierWithoutAnyMoneyMoving() {
        var payment = payment("4980.00", WAITING);

        assertThat(payment.prepare(warrantFor(payment), "cashier", NOW)).isEqualTo(Outcome.done(PREPARED));
    }

    @Test
    void isReleasedByASecondPersonAndDebitsItsAccount() {
        var payment = payment("4980.00", PREPARED);

        var release = payment.release(warrantFor(payment), account("5000.00"), "releaser", TODAY, NOW)
                .orRefuse();

        assertThat(release.paid()).isEqualTo(PAID);
        assertThat(release.entry().kind()).isEqualTo(Entry.Kind.PAYMENT);
        assertThat(release.entry().amount()).isEqualTo(Money.parse("-4980.00"));
        assertThat(release.entry().source()).isEqualTo(payment.id());
        assertThat(release.entry().effectiveOn()).isEqualTo(TODAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "reporter.dongfang"})
    void isNotReleasedByWhoPreparedOrAskedForIt(String releaser) {
        var payment = payment("4980.00", PREPARED);

        assertDeclined(
                payment.release(warrantFor(payment), account("5000.00"), releaser, TODAY, NOW),
                Refusal.Kind.PERSON,
                "funds.same-person");
    }

    @Test
    void isNotPreparedByWhoAskedForIt() {
        var payment = payment("4980.00", WAITING);

        assertDeclined(
                payment.prepare(warrantFor(payment), "reporter.dongfang", NOW),
                Refusal.Kind.PERSON,
                "funds.same-person");
    }

    @Test
    void isNotReleasedWhenTheMoneyWentElsewhereMeanwhile() {
        var payment = payment("4980.00", PREPARED);

        assertDeclined(
                payment.release(warrantFor(payment), account("4979.99"), "releaser", TODAY, NOW),
                Refusal.Kind.RULE,
                "funds.balance-short");
    }

    @ParameterizedTest
    @MethodSource
    void makesNoMoveThatItsStateDoesNotAllow(Outcome<?> outcome, String code) {
        assertDeclined(outcome, Refusal.Kind.STATE, code);
    }

    static Stream<Object[]> makesNoMoveThatItsStateDoesNotAllow() {
        return Stream.of(
                new Object[] {prepare(PREPARED), "funds.already-prepared"},
                new Object[] {prepare(PAID), "funds.already-paid"},
                new Object[] {release(WAITING), "funds.not-prepared"},
                new Object[] {release(PAID), "funds.already-paid"});
    }

    @ParameterizedTest
    @MethodSource("strangeWarrants")
    void obeysNoWarrantButItsOwn(UUID id, Warrant warrant) {
        var order = payment("4980.00", WAITING).order();

        assertDeclined(
                new Payment(id, order, new Payment.Approved(id, DIGEST), "reporter.dongfang", WAITING)
                        .prepare(warrant, "cashier", NOW),
                Refusal.Kind.RULE,
                "warrant.other-act");
        assertDeclined(
                new Payment(id, order, new Payment.Approved(id, DIGEST), "reporter.dongfang", PREPARED)
                        .release(warrant, account("5000.00"), "releaser", TODAY, NOW),
                Refusal.Kind.RULE,
                "warrant.other-act");
    }

    static Stream<Object[]> strangeWarrants() {
        var id = UUID.randomUUID();
        return Stream.of(
                new Object[] {id, warrant(UUID.randomUUID(), DONGFANG, DIGEST)},
                new Object[] {id, warrant(id, new PrincipalId("xinghe-committee"), DIGEST)},
                new Object[] {id, warrant(id, DONGFANG, "sha-256:bb")});
    }

    private static Outcome<?> prepare(Progress progress) {
        var payment = payment("4980.00", progress);
        return payment.prepare(warrantFor(payment), "cashier", NOW);
    }

    private static Outcome<?> release(Progress progress) {
        var payment = payment("4980.00", progress);
        return payment.release(warrantFor(payment), account("5000.00"), "releaser", TODAY, NOW);
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }
}
