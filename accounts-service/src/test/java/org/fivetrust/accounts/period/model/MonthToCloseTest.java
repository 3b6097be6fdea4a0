package org.fivetrust.accounts.period.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.BOOK;
import static org.fivetrust.accounts.Fixtures.PERMIT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonthToCloseTest {

    private static final Person ACCOUNTANT = Person.of("accountant", "会计", Set.of("agency-accountant"));

    private static final UUID DRAFT = UUID.randomUUID();

    private static Map<ClosingCheck, Severity> all(Severity severity) {
        var checks = new EnumMap<ClosingCheck, Severity>(ClosingCheck.class);
        for (var closingCheck : ClosingCheck.values()) {
            checks.put(closingCheck, severity);
        }
        return checks;
    }

    /** A month in which everything is wrong at once. */
    private static MonthToClose month(String month, String closedThrough, Map<ClosingCheck, Severity> checks) {
        return month(month, closedThrough, checks, null);
    }

    private static MonthToClose month(
            String month, String closedThrough, Map<ClosingCheck, Severity> checks, @Nullable Boolean reconciled) {
        return new MonthToClose(
                BOOK,
                YearMonth.parse(month),
                LocalDate.parse("2027-12-31"),
                closedThrough == null ? null : YearMonth.parse(closedThrough),
                checks,
                List.of(new UnpostedVoucher(DRAFT, LocalDate.parse("2026-03-05"), VoucherStatus.DRAFT, null)),
                List.of("PAYMENT"),
                List.of(
                        new AccountBalance("5301", "管理费用", Nature.EXPENSE, 5),
                        new AccountBalance("181", "待处理", Nature.ASSET, 7)),
                Set.of("181"),
                List.of("1501"),
                List.of(new StatementCheck(
                        "期末资产总计＝负债和权益总计", "assets and equity", false, Money.parse("1.00"), Money.parse("2.00"))),
                List.of(new OutOfOrder(VoucherType.PAYMENT, 3, LocalDate.parse("2026-03-05"))),
                List.of(new MovedByHand(VoucherType.PAYMENT, 4, "手续费")),
                new KeptBalance(1, 2),
                reconciled);
    }

    @Test
    void everythingFoundIsToldAtOnce() {
        assertThat(month("2026-03", "2026-01", all(Severity.REFUSE)).close(PERMIT, false, ACCOUNTANT))
                .isInstanceOfSatisfying(
                        MonthClosing.Blocked.class,
                        blocked -> assertThat(blocked.findings())
                                .extracting(Violation::pointer)
                                .containsExactly(
                                        "/checks/UNPOSTED/" + DRAFT,
                                        "/checks/EARLIER_OPEN/2026-02",
                                        "/checks/NUMBER_GAP/PAYMENT",
                                        "/checks/RESULT_NOT_NIL/5301",
                                        "/checks/PENDING_NOT_NIL/181",
                                        "/checks/BANK_RECONCILED",
                                        "/checks/DEPRECIATION/1501",
                                        "/checks/STATEMENTS_AGREE",
                                        "/checks/FUNDS_AGREE"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ClosingCheck.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DATE_ORDER", "MONEY_BY_HAND"})
    void eachCheckForbidsByItselfAndOnlyWhereItIsToRefuse(ClosingCheck closingCheck) {
        var checks = all(Severity.OFF);
        checks.put(closingCheck, Severity.REFUSE);
        assertThat(month("2026-03", "2026-01", checks).close(PERMIT, false, ACCOUNTANT))
                .isInstanceOf(MonthClosing.Blocked.class);
        checks.put(closingCheck, Severity.WARN);
        assertThat(month("2026-03", "2026-01", checks).close(PERMIT, false, ACCOUNTANT))
                .isInstanceOfSatisfying(
                        MonthClosing.Closed.class,
                        closed -> assertThat(closed.warnings()).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource(value = Severity.class, mode = EnumSource.Mode.EXCLUDE, names = "OFF")
    void whatIsPostedOutOfOrderIsToldAndKeepsNoMonthOpen(Severity severity) {
        var checks = all(Severity.OFF);
        checks.put(ClosingCheck.DATE_ORDER, severity);

        assertThat(month("2026-03", "2026-02", checks).close(PERMIT, false, ACCOUNTANT))
                .isInstanceOfSatisfying(
                        MonthClosing.Closed.class,
                        closed -> assertThat(closed.warnings())
                                .extracting(Violation::pointer)
                                .containsExactly("/checks/DATE_ORDER/PAYMENT-3"));
    }

    @Test
    void moneyMovedByHandIsToldWithItsReasonAndKeepsNoMonthOpen() {
        var checks = all(Severity.OFF);
        checks.put(ClosingCheck.MONEY_BY_HAND, Severity.REFUSE);

        assertThat(month("2026-03", "2026-02", checks).close(PERMIT, false, ACCOUNTANT))
                .isInstanceOfSatisfying(
                        MonthClosing.Closed.class,
                        closed -> assertThat(closed.warnings())
                                .singleElement()
                                .matches(warning -> warning.pointer().equals("/checks/MONEY_BY_HAND/付-4")
                                        && warning.words().facts().containsValue("手续费")));
    }

    @Test
    void booksThatHaveWhatFundsHasAgree() {
        assertThat(new KeptBalance(5, 5).told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofMoneyThatFundsKeepsItsSignedReconciliationDecidesAndNobodysWord(boolean stated) {
        var checks = all(Severity.OFF);
        checks.put(ClosingCheck.BANK_RECONCILED, Severity.REFUSE);

        assertThat(month("2026-02", "2026-01", checks, true).close(PERMIT, stated, ACCOUNTANT))
                .isEqualTo(new MonthClosing.Closed(List.of()));
        assertThat(month("2026-02", "2026-01", checks, false).close(PERMIT, stated, ACCOUNTANT))
                .isInstanceOf(MonthClosing.Blocked.class);
    }

    @Test
    void aStatedReconciliationIsEnough() {
        var checks = all(Severity.OFF);
        checks.put(ClosingCheck.BANK_RECONCILED, Severity.REFUSE);

        assertThat(month("2026-02", "2026-01", checks).close(PERMIT, true, ACCOUNTANT))
                .isEqualTo(new MonthClosing.Closed(List.of()));
    }

    @Test
    void closedMonthsAndMonthsOutsideTheBookAreNotClosed() {
        assertDeclined(month("2026-01", "2026-01", Map.of()), ACCOUNTANT, "accounts.month-closed-already");
        assertDeclined(month("2025-12", null, Map.of()), ACCOUNTANT, "accounts.month-outside-book");
        assertDeclined(
                month("2026-01", null, Map.of()),
                Person.of("c", "出纳", Set.of("cashier")),
                "accounts.cashier-keeps-out");
    }

    private static void assertDeclined(MonthToClose month, Person person, String code) {
        assertThat(month.close(PERMIT, true, person))
                .isInstanceOfSatisfying(
                        MonthClosing.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo(code));
    }
}
