package org.fivetrust.accounts.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GeneralLedgerTest {

    private static AccountMovement account(String code, @Nullable String parent, long before) {
        return new AccountMovement(
                code,
                code,
                null,
                parent,
                Nature.ASSET,
                BalanceSide.DEBIT,
                new Sums(before, 0),
                Sums.NOTHING,
                Sums.NOTHING,
                Sums.NOTHING,
                Sums.NOTHING,
                Sums.NOTHING,
                false);
    }

    private static MonthMovement moved(String account, String month, long debit, long credit) {
        return new MonthMovement(account, LocalDate.parse(month + "-01"), new Sums(debit, credit));
    }

    @Test
    void monthsFollowOnEachOtherAndTheYearBeginsAnew() {
        var ledger = GeneralLedger.of(
                List.of(account("1002", null, 100), account("1001", null, 0)),
                List.of(
                        moved("1002", "2025-11", 10, 0),
                        moved("1002", "2025-12", 0, 40),
                        moved("1002", "2026-01", 7, 1)),
                "",
                YearMonth.parse("2025-12"),
                YearMonth.parse("2026-02"));

        assertThat(ledger.accounts()).extracting(GeneralLedger.Account::code).containsExactly("1002");
        var months = ledger.accounts().getFirst().months();
        assertThat(months).extracting(GeneralLedger.Month::opening).containsExactly(110L, 70L, 76L);
        assertThat(months).extracting(GeneralLedger.Month::closing).containsExactly(70L, 76L, 76L);
        assertThat(months)
                .extracting(GeneralLedger.Month::year)
                .containsExactly(new Sums(10, 40), new Sums(7, 1), new Sums(7, 1));
    }

    @Test
    void anAccountAboveShowsWhatItsDetailsComeTo() {
        var ledger = GeneralLedger.of(
                List.of(account("113", null, 0), account("11301", "113", 5), account("11302", "113", 0)),
                List.of(moved("11302", "2026-01", 0, 9)),
                "113",
                YearMonth.parse("2026-01"),
                YearMonth.parse("2026-01"));

        assertThat(ledger.accounts()).extracting(GeneralLedger.Account::code).containsExactly("113", "11301", "11302");
        assertThat(ledger.accounts().getFirst().months().getFirst().closing()).isEqualTo(-4);
    }
}
