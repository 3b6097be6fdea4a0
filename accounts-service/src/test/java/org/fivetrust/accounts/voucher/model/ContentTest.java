package org.fivetrust.accounts.voucher.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.GROUND;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static final Money AMOUNT = Money.parse("600.00");

    private static Content on(String day, Line... lines) {
        return new Content(LocalDate.parse(day), VoucherType.PAYMENT, List.of(lines), 1);
    }

    private static List<String> faultsOf(Content content) {
        return content.faults(GROUND).stream().map(Violation::pointer).toList();
    }

    @Test
    void isSoundWithDebitsEqualToCredits() {
        var content = on("2026-06-30", Line.debit("用品", "5301", AMOUNT), Line.credit("用品", "1002", AMOUNT));

        assertThat(faultsOf(content)).isEmpty();
        assertThat(content.debits()).isEqualTo(AMOUNT);
    }

    @Test
    void doesNotBalanceByAFen() {
        assertThat(faultsOf(on(
                        "2026-06-30",
                        Line.debit("用品", "5301", AMOUNT),
                        Line.credit("用品", "1002", Money.parse("599.99")))))
                .containsExactly("/lines");
    }

    @Test
    void needsTwoLines() {
        assertThat(faultsOf(on("2026-06-30"))).containsExactly("/lines");
    }

    @Test
    void liesWithinTheBook() {
        assertThat(faultsOf(on("2025-12-31", Line.debit("用品", "5301", AMOUNT), Line.credit("用品", "1002", AMOUNT))))
                .containsExactly("/date");
    }

    @Test
    void tellsOfEveryFaultAtOnce() {
        var both = new Line("用品", "1002", AMOUNT, AMOUNT, Map.of());
        var content = on(
                "2025-01-01",
                Line.debit("用品", "9999", AMOUNT),
                Line.credit("押金", "2209", Money.parse("-1.00")),
                both,
                Line.debit("空", "5301", Money.ZERO));

        assertThat(faultsOf(content))
                .containsExactly(
                        "/date", "/lines/0/account", "/lines/1", "/lines/1/account", "/lines/2", "/lines/3", "/lines");
    }

    private static Content of(VoucherKind kind, String day, Line... lines) {
        return new Content(LocalDate.parse(day), VoucherType.GENERAL, kind, List.of(lines), 0, null, null, false, null);
    }

    private static final RuleSeverities ALL = new RuleSeverities(Map.of(
            VoucherRule.SUMMARY_CHINESE, Severity.REFUSE,
            VoucherRule.ATTACHMENTS, Severity.REFUSE,
            VoucherRule.MIXED_BUSINESS, Severity.WARN));

    @Test
    void redStandsInItsColumnInAReversalOnly() {
        var red = List.of(Line.debit("注销", "5301", AMOUNT.negated()), Line.credit("注销", "1002", AMOUNT.negated()));

        assertThat(of(VoucherKind.REVERSAL, "2026-06-30", red.toArray(Line[]::new))
                        .faults(GROUND))
                .isEmpty();
        assertThat(faultsOf(of(VoucherKind.NORMAL, "2026-06-30", red.toArray(Line[]::new))))
                .containsExactly("/lines/0", "/lines/1");
    }

    @Test
    void whatWasThereBeforeStandsOnTheLastDayBefore() {
        var lines = new Line[] {Line.debit("期初", "1002", AMOUNT), Line.credit("期初", "220901", AMOUNT)};

        assertThat(faultsOf(of(VoucherKind.OPENING, "2025-12-31", lines))).isEmpty();
        assertThat(faultsOf(of(VoucherKind.OPENING, "2026-01-01", lines))).containsExactly("/date");
    }

    @Test
    void whatIsCarriedForwardStandsOnAMonthsLastDay() {
        var lines = new Line[] {Line.debit("结转", "1002", AMOUNT), Line.credit("结转", "5301", AMOUNT)};

        assertThat(faultsOf(of(VoucherKind.CLOSING, "2026-02-28", lines))).isEmpty();
        assertThat(faultsOf(of(VoucherKind.CLOSING, "2026-02-27", lines))).containsExactly("/date");
    }

    @Test
    void summariesAreChineseAndPapersAreAttached() {
        var content = of(
                VoucherKind.NORMAL,
                "2026-06-30",
                Line.debit("stationery", "5301", AMOUNT),
                Line.credit("用品", "1002", AMOUNT));

        assertThat(content.faults(ALL))
                .extracting(Violation::pointer)
                .containsExactly("/lines/0/summary", "/attachments");
        assertThat(content.faults(RuleSeverities.NONE)).isEmpty();
    }

    @Test
    void closingAndCorrectingVouchersNeedNoPapers() {
        var lines = new Line[] {Line.debit("结转", "1002", AMOUNT), Line.credit("结转", "5301", AMOUNT)};

        assertThat(of(VoucherKind.CLOSING, "2026-02-28", lines).faults(ALL)).isEmpty();
        assertThat(of(VoucherKind.REVERSAL, "2026-02-28", lines).faults(ALL)).isEmpty();
    }

    @Test
    void severalDebitsAgainstSeveralCreditsAreLookedAtTwice() {
        var content = of(
                VoucherKind.NORMAL,
                "2026-06-30",
                Line.debit("用品", "5301", AMOUNT),
                Line.debit("押金", "220901", AMOUNT),
                Line.credit("用品", "1002", AMOUNT),
                Line.credit("押金", "1001", AMOUNT));

        assertThat(content.warnings(ALL)).extracting(Violation::pointer).containsExactly("/lines");
    }

    @Test
    void anAccountThatWantsADimensionTakesNoLineWithoutIt() {
        var dimensions = new Dimensions(Map.of("project", Set.of("P1")), Map.of("5301", Set.of("project")));
        var postingContext = new PostingContext(GROUND.book(), GROUND.chart(), dimensions, Set.of());
        var without = Line.debit("用品", "5301", AMOUNT);
        var unknown = new Line("用品", "5301", AMOUNT, Money.ZERO, Map.of("project", "P2"));
        var sound = new Line("用品", "5301", AMOUNT, Money.ZERO, Map.of("project", "P1"));
        var bank = Line.credit("用品", "1002", AMOUNT);

        assertThat(on("2026-06-30", without, bank).faults(postingContext))
                .extracting(Violation::pointer)
                .containsExactly("/lines/0/dimensions/project");
        assertThat(on("2026-06-30", unknown, bank).faults(postingContext))
                .extracting(Violation::pointer)
                .containsExactly("/lines/0/dimensions/project");
        assertThat(on("2026-06-30", sound, bank).faults(postingContext)).isEmpty();
    }
}
