package org.fivetrust.accounts.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fivetrust.accounts.ledger.model.TrialBalance.AccountFigures;
import org.fivetrust.accounts.ledger.model.TrialBalance.Item;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TrialBalanceTest {

    private static AccountFigures held(
            String code, @Nullable String parent, long openingDebit, long openingCredit, long debit, long credit) {
        return new AccountFigures(code, code, parent, openingDebit, openingCredit, debit, credit, false);
    }

    private static Item item(TrialBalance balance, String code) {
        return balance.items().stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Money money(String amount) {
        return Money.parse(amount);
    }

    @Test
    void everyBalanceStandsOnOneSide() {
        var bank = item(TrialBalance.of(List.of(held("1002", null, 100_00, 30_00, 5_00, 95_00))), "1002");

        assertThat(bank.openingDebit()).isEqualTo(money("70.00"));
        assertThat(bank.openingCredit()).isEqualTo(Money.ZERO);
        assertThat(bank.debit()).isEqualTo(money("5.00"));
        assertThat(bank.credit()).isEqualTo(money("95.00"));
        assertThat(bank.closingDebit()).isEqualTo(Money.ZERO);
        assertThat(bank.closingCredit()).isEqualTo(money("20.00"));
    }

    @Test
    void anAccountAboveOthersShowsWhatTheyComeTo() {
        var balance = TrialBalance.of(List.of(
                held("113", null, 0, 0, 0, 0),
                held("11301", "113", 50_00, 0, 10_00, 0),
                held("1130101", "11301", 0, 20_00, 0, 0),
                held("11302", "113", 0, 80_00, 0, 0)));

        assertThat(item(balance, "11301").openingDebit()).isEqualTo(money("30.00"));
        assertThat(item(balance, "113").openingDebit()).isEqualTo(Money.ZERO);
        assertThat(item(balance, "113").openingCredit()).isEqualTo(money("50.00"));
        assertThat(item(balance, "113").closingCredit()).isEqualTo(money("40.00"));
    }

    @Test
    void whatWasNeverBookedOnIsLeftOut() {
        assertThat(TrialBalance.of(List.of(held("1001", null, 0, 0, 0, 0))).items())
                .isEmpty();
    }

    @Test
    void anAccountThatCameBackToNothingIsShown() {
        assertThat(TrialBalance.of(List.of(held("1001", null, 0, 0, 7_00, 7_00)))
                        .items())
                .hasSize(1);
    }

    @Test
    void anAccountWhoseRedEntriesTookAllBackIsShownWithTheAccountAboveIt() {
        var balance = TrialBalance.of(List.of(
                new AccountFigures("2209", "其他应付款", null, 0, 0, 0, 0, false),
                new AccountFigures("220901", "押金", "2209", 0, 0, 0, 0, true),
                new AccountFigures("220902", "代收款", "2209", 0, 0, 0, 0, false)));

        assertThat(balance.items()).extracting(Item::code).containsExactly("2209", "220901");
        assertThat(item(balance, "220901").debit()).isEqualTo(Money.ZERO);
    }

    /** Whatever was posted, it balances: in all three pairs, and however deep the chart. */
    @RepeatedTest(20)
    void whateverIsPostedBalances() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var accounts = new ArrayList<long[]>();
        for (var n = 0; n < 12; n++) {
            accounts.add(new long[4]);
        }
        for (var posting = 0; posting < 50; posting++) {
            var amount = random.nextLong(1, 1_000_000) * (random.nextInt(10) == 0 ? -1 : 1);
            var phase = random.nextInt(2) * 2;
            accounts.get(random.nextInt(12))[phase] += amount;
            accounts.get(random.nextInt(12))[phase + 1] += amount;
        }
        var chart = new ArrayList<AccountFigures>();
        for (var n = 0; n < 12; n++) {
            var sums = accounts.get(n);
            var code = "1".repeat(3 + n % 4) + (char) ('a' + n);
            chart.add(held(code, n % 3 == 0 ? null : chart.get(n - 1).code(), sums[0], sums[1], sums[2], sums[3]));
        }

        var totals = TrialBalance.of(chart).totals();

        assertThat(totals.openingDebit()).as("seed %d", seed).isEqualTo(totals.openingCredit());
        assertThat(totals.debit()).as("seed %d", seed).isEqualTo(totals.credit());
        assertThat(totals.closingDebit()).as("seed %d", seed).isEqualTo(totals.closingCredit());
    }
}
