package org.fivetrust.accounts.voucher.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Permits.BOOK;
import static org.fivetrust.accounts.Permits.CHART;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static final Money AMOUNT = Money.parse("600.00");

    private static Content on(String day, Line... lines) {
        return new Content(LocalDate.parse(day), VoucherType.PAYMENT, List.of(lines), 1);
    }

    private static List<String> faultsOf(Content content) {
        return content.faults(BOOK, CHART).stream().map(Violation::pointer).toList();
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
}
