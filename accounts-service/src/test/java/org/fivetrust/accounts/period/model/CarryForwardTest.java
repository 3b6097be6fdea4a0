package org.fivetrust.accounts.period.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarryForwardTest {

    private static final LocalDate LAST = LocalDate.parse("2025-12-31");

    private static final List<ClosingRule> RURAL = List.of(
            new ClosingRule(1, 1, Nature.INCOME, null, null, "321", "结转收入"),
            new ClosingRule(2, 1, Nature.EXPENSE, null, null, "321", "结转支出"),
            new ClosingRule(3, 1, null, "321", null, "32202", "结转本年收益"),
            new ClosingRule(4, 1, null, "32201", null, "32202", "结转各项分配"));

    private static final List<ClosingRule> NON_PROFIT = List.of(
            new ClosingRule(1, 1, Nature.INCOME, null, "(^|[^非])限定性", "3102", "结转限定性收入"),
            new ClosingRule(1, 2, Nature.INCOME, null, null, "3101", "结转非限定性收入"),
            new ClosingRule(2, 1, Nature.EXPENSE, null, null, "3101", "结转费用"));

    private static AccountBalance income(String code, long fen) {
        return new AccountBalance(code, "收入", Nature.INCOME, -fen);
    }

    private static AccountBalance expense(String code, long fen) {
        return new AccountBalance(code, "支出", Nature.EXPENSE, fen);
    }

    private static List<String> told(Content content) {
        return content.lines().stream()
                .map(line -> line.account() + " " + line.debit() + " " + line.credit())
                .toList();
    }

    @Test
    void aSurplusGoesToWhatIsLeftOfResults() {
        var carried = CarryForward.of(LAST, List.of(income("501", 1000), expense("513", 600)), RURAL);

        assertThat(carried).hasSize(3);
        assertThat(told(carried.get(0))).containsExactly("501 10.00 0.00", "321 0.00 10.00");
        assertThat(told(carried.get(1))).containsExactly("513 0.00 6.00", "321 6.00 0.00");
        assertThat(told(carried.get(2))).containsExactly("321 4.00 0.00", "32202 0.00 4.00");
        assertThat(carried).allSatisfy(content -> {
            assertThat(content.kind()).isEqualTo(VoucherKind.CLOSING);
            assertThat(content.date()).isEqualTo(LAST);
        });
    }

    @Test
    void aLossGoesTheOtherWay() {
        var carried = CarryForward.of(LAST, List.of(income("501", 100), expense("513", 600)), RURAL);

        assertThat(told(carried.get(2))).containsExactly("321 0.00 5.00", "32202 5.00 0.00");
    }

    @Test
    void anIncomeThatStandsInDebitIsCarriedToo() {
        var carried = CarryForward.of(LAST, List.of(income("502", -300), income("501", 300)), RURAL);

        assertThat(carried).hasSize(1);
        assertThat(told(carried.getFirst())).containsExactly("501 3.00 0.00", "502 0.00 3.00");
    }

    @Test
    void theYearsDistributionsAreTakenFromWhatIsLeft() {
        var carried = CarryForward.of(LAST, List.of(new AccountBalance("32201", "各项分配", Nature.EQUITY, 700)), RURAL);

        assertThat(told(carried.getFirst())).containsExactly("32201 0.00 7.00", "32202 7.00 0.00");
    }

    @Test
    void restrictedIncomeStaysRestricted() {
        var carried = CarryForward.of(
                LAST,
                List.of(
                        new AccountBalance("440101", "政府补助收入—非限定性收入", Nature.INCOME, -200),
                        new AccountBalance("440102", "政府补助收入—限定性收入", Nature.INCOME, -100),
                        expense("5301", 50)),
                NON_PROFIT);

        assertThat(told(carried.get(0)))
                .containsExactlyInAnyOrder("440101 2.00 0.00", "440102 1.00 0.00", "3101 0.00 2.00", "3102 0.00 1.00");
        assertThat(told(carried.get(1))).containsExactly("5301 0.00 0.50", "3101 0.50 0.00");
    }

    @Test
    void nothingIsLeftWhereEverythingIsNil() {
        assertThat(CarryForward.of(LAST, List.of(new AccountBalance("102", "银行存款", Nature.ASSET, 5)), RURAL))
                .isEmpty();
    }

    /** Whatever the year was: every step balances, results are nil, and nothing is made or lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whateverTheYearWasItsResultsAreNilAndNothingIsLost(long seed) {
        var chance = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var balances = new HashMap<String, Long>();
            var standings = new ArrayList<AccountBalance>();
            for (var code : List.of("501", "502", "503", "504", "511", "512", "513", "32201", "32202", "321")) {
                var fen = chance.nextLong(-1_000_000, 1_000_000);
                if (fen != 0) {
                    balances.put(code, fen);
                    standings.add(new AccountBalance(code, code, nature(code), fen));
                }
            }
            var before = sum(balances);
            for (var content : CarryForward.of(LAST, standings, RURAL)) {
                assertThat(content.debits()).isEqualTo(content.credits());
                content.lines()
                        .forEach(line -> balances.merge(
                                line.account(),
                                line.debit().fen() - line.credit().fen(),
                                Long::sum));
            }

            assertThat(sum(balances)).isEqualTo(before);
            assertThat(balances.entrySet().stream()
                            .filter(entry -> !entry.getKey().equals("32202")))
                    .allSatisfy(entry ->
                            assertThat(entry.getValue()).as(entry.getKey()).isZero());
        }
    }

    private static long sum(Map<String, Long> balances) {
        return balances.values().stream().mapToLong(fen -> fen).sum();
    }

    private static Nature nature(String code) {
        return code.startsWith("50") ? Nature.INCOME : code.startsWith("51") ? Nature.EXPENSE : Nature.EQUITY;
    }
}
