package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.BalanceSide;
import org.fivetrust.accounts.statement.model.Component.Kind;
import org.fivetrust.accounts.statement.model.EnteredFigures.Amounts;
import org.fivetrust.accounts.statement.model.EnteredFigures.Key;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private final List<AccountMovement> accounts = new ArrayList<>();
    private final List<VoucherTransfer> moves = new ArrayList<>();

    private void account(String code, @Nullable String parent, Nature nature, String name, long before, Sums turned) {
        account(code, parent, nature, name, before, turned, Sums.NOTHING, Sums.NOTHING);
    }

    private void account(
            String code,
            @Nullable String parent,
            Nature nature,
            String name,
            long before,
            Sums turned,
            Sums late,
            Sums closed) {
        accounts.add(new AccountMovement(
                code,
                name,
                null,
                parent,
                nature,
                BalanceSide.DEBIT,
                new Sums(Math.max(before, 0), Math.max(-before, 0)),
                Sums.NOTHING,
                turned,
                late,
                closed,
                Sums.NOTHING,
                false));
    }

    private static Sums debit(long fen) {
        return new Sums(fen, 0);
    }

    private static Sums credit(long fen) {
        return new Sums(0, fen);
    }

    private void move(String label, boolean late, Object... legs) {
        var lines = new ArrayList<VoucherTransfer.Leg>();
        for (var n = 0; n < legs.length; n += 2) {
            lines.add(new VoucherTransfer.Leg((String) legs[n], (Sums) legs[n + 1]));
        }
        moves.add(new VoucherTransfer(UUID.randomUUID(), label, late, lines));
    }

    private Value of(String formula, Basis basis) {
        return of(formula, basis, Column.TOTAL, false, EnteredFigures.NONE);
    }

    private Value of(String formula, Basis basis, Column column, boolean split, EnteredFigures entered) {
        var layout = new Layout(List.of(new Layout.Line("1", "行", null, formula)));
        return new Evaluation(layout, split, new LedgerFigures(accounts), moves, entered).line("1", basis, column);
    }

    @Test
    void aBalanceIsThatOfTheAccountWithAllBelowIt() {
        account("113", null, Nature.ASSET, "内部往来", 0, Sums.NOTHING);
        account("11301", "113", Nature.ASSET, "张三", 50_00, debit(10_00));
        account("11302", "113", Nature.ASSET, "李四", -80_00, Sums.NOTHING);

        assertThat(of("D(113)", Basis.OPENING).fen()).isEqualTo(-30_00);
        assertThat(of("C(113)", Basis.CLOSING).fen()).isEqualTo(20_00);
    }

    @Test
    void detailsThatStandOnOneSideAreAddedUpApart() {
        account("113", null, Nature.ASSET, "内部往来", 0, Sums.NOTHING);
        account("11301", "113", Nature.ASSET, "张三", 50_00, Sums.NOTHING);
        account("11302", "113", Nature.ASSET, "李四", -80_00, Sums.NOTHING);

        assertThat(of("DS(113)", Basis.CLOSING).fen()).isEqualTo(50_00);
        assertThat(of("CS(113)", Basis.CLOSING).fen()).isEqualTo(80_00);
        assertThat(of("CS(113)", Basis.CLOSING).shares())
                .extracting(Component::reference)
                .containsExactly("11302");
    }

    @Test
    void closingVouchersAreNoTurnover() {
        account("501", null, Nature.INCOME, "经营收入", 0, new Sums(900_00, 900_00), credit(100_00), debit(900_00));

        assertThat(of("NC(501)", Basis.YEAR_TO_DATE).fen()).isEqualTo(900_00);
        assertThat(of("NC(501)", Basis.CURRENT).fen()).isEqualTo(100_00);
        assertThat(of("U()", Basis.CLOSING).fen()).isZero();
    }

    @Test
    void redLettersLowerTheTurnoverOfTheirOwnColumn() {
        account("513", null, Nature.EXPENSE, "管理费用", 0, debit(300_00 - 120_00));

        assertThat(of("ND(513)", Basis.YEAR_TO_DATE).fen()).isEqualTo(180_00);
    }

    @Test
    void theResultNotYetClosedIsIncomeLessExpenseAndKeepsWhatIsBoundApart() {
        account("4401", null, Nature.INCOME, "政府补助收入", 0, Sums.NOTHING);
        account("440101", "4401", Nature.INCOME, "政府补助收入—非限定性收入", 0, credit(700_00));
        account("440102", "4401", Nature.INCOME, "政府补助收入—限定性收入", 0, credit(200_00));
        account("5301", null, Nature.EXPENSE, "管理费用", 0, debit(300_00));

        assertThat(of("U()", Basis.CLOSING).fen()).isEqualTo(600_00);
        assertThat(of("UU()", Basis.CLOSING).fen()).isEqualTo(400_00);
        assertThat(of("UR()", Basis.CLOSING).fen()).isEqualTo(200_00);
    }

    @Test
    void incomeStandsInTheColumnOfItsRestriction() {
        account("4401", null, Nature.INCOME, "政府补助收入", 0, Sums.NOTHING);
        account("440101", "4401", Nature.INCOME, "政府补助收入—非限定性收入", 0, credit(700_00));
        account("440102", "4401", Nature.INCOME, "政府补助收入—限定性收入", 0, credit(200_00));
        account("44010201", "440102", Nature.INCOME, "道路项目", 0, credit(50_00));

        assertThat(of("NC(4401)", Basis.YEAR_TO_DATE, Column.UNRESTRICTED, true, EnteredFigures.NONE)
                        .fen())
                .isEqualTo(700_00);
        assertThat(of("NC(4401)", Basis.YEAR_TO_DATE, Column.RESTRICTED, true, EnteredFigures.NONE)
                        .fen())
                .isEqualTo(250_00);
        assertThat(of("NC(4401)", Basis.YEAR_TO_DATE, Column.TOTAL, true, EnteredFigures.NONE)
                        .fen())
                .isEqualTo(950_00);
    }

    @Test
    void whatIsReleasedMovesBetweenColumnsAndComesToNothingTogether() {
        account("3101", null, Nature.EQUITY, "非限定性净资产", 0, Sums.NOTHING);
        account("3102", null, Nature.EQUITY, "限定性净资产", 0, Sums.NOTHING);
        move("转-1", true, "3102", debit(80_00), "3101", credit(80_00));

        assertThat(of("X(3102,3101)", Basis.YEAR_TO_DATE, Column.UNRESTRICTED, true, EnteredFigures.NONE)
                        .fen())
                .isEqualTo(80_00);
        assertThat(of("X(3102,3101)", Basis.YEAR_TO_DATE, Column.RESTRICTED, true, EnteredFigures.NONE)
                        .fen())
                .isEqualTo(-80_00);
        assertThat(of("X(3102,3101)", Basis.YEAR_TO_DATE, Column.TOTAL, true, EnteredFigures.NONE)
                        .fen())
                .isZero();
    }

    @Test
    void aDistributionIsToldFromTheVoucherThatMadeIt() {
        move("转-3", false, "32201", debit(100_00), "311", credit(60_00), "11301", credit(40_00));

        assertThat(of("X(322,311)", Basis.YEAR_TO_DATE).fen()).isEqualTo(60_00);
        assertThat(of("X(322,113)", Basis.YEAR_TO_DATE).fen()).isEqualTo(40_00);
        assertThat(of("X(322,311)", Basis.CURRENT).fen()).isZero();
        assertThat(of("X(322,311)", Basis.YEAR_TO_DATE).shares())
                .extracting(Component::kind, Component::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.VOUCHER, "转-3"));
    }

    @Test
    void aReversedDistributionCountsAgainstItself() {
        move("转-3", false, "32201", debit(100_00), "311", credit(100_00));
        move("转-4", false, "32201", debit(-100_00), "311", credit(-100_00));

        assertThat(of("X(322,311)", Basis.YEAR_TO_DATE).fen()).isZero();
    }

    @Test
    void whatNoOtherLineNamesIsOther() {
        var layout = new Layout(List.of(
                new Layout.Line("17", "提取", null, "X(322,311)"),
                new Layout.Line("18", "分配", null, "X(322,113)"),
                new Layout.Line("19", "其他", null, "X(322,other)")));
        move("转-3", false, "32201", debit(100_00), "311", credit(60_00), "241", credit(40_00));
        var lines = new Evaluation(layout, false, new LedgerFigures(accounts), moves, EnteredFigures.NONE);

        assertThat(lines.line("17", Basis.YEAR_TO_DATE, Column.TOTAL).fen()).isEqualTo(60_00);
        assertThat(lines.line("19", Basis.YEAR_TO_DATE, Column.TOTAL).fen()).isEqualTo(40_00);
    }

    @Test
    void amongManyDebitsAndManyCreditsNobodyGuesses() {
        move("转-9", false, "322", debit(50_00), "513", debit(50_00), "311", credit(70_00), "102", credit(30_00));

        var value = of("X(322,311)", Basis.YEAR_TO_DATE);

        assertThat(value.shown()).isNull();
        assertThat(value.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.facts()).containsEntry("voucher", "转-9"));
    }

    @Test
    void aPartOfNothingIsNothingButAPartOfSomethingSomebodyHasToSay() {
        account("1402", null, Nature.ASSET, "长期债权投资", 0, Sums.NOTHING);
        account("2501", null, Nature.LIABILITY, "长期借款", -500_00, Sums.NOTHING);
        var entered = new EnteredFigures(Map.of(new Key("1", "MAT1Y(2501)"), new Amounts(120_00, null)), Map.of());

        assertThat(of("MAT1Y(1402)", Basis.CLOSING).shown()).isZero();
        assertThat(of("MAT1Y(2501)", Basis.CLOSING).shown()).isNull();
        assertThat(of("MAT1Y(2501)", Basis.CLOSING).reasons())
                .extracting(reason -> reason.facts().get("term"))
                .containsExactly("MAT1Y(2501)");
        assertThat(of("C(2501)-MAT1Y(2501)", Basis.CLOSING, Column.TOTAL, false, entered)
                        .shown())
                .isEqualTo(380_00);
        assertThat(of("MAT1Y(2501)", Basis.OPENING, Column.TOTAL, false, entered)
                        .shown())
                .isNull();
    }

    @Test
    void aTotalCountsWhatIsKnownAndNamesTheLinesItLacks() {
        account("2501", null, Nature.LIABILITY, "长期借款", -500_00, Sums.NOTHING);
        var layout = new Layout(List.of(
                new Layout.Line("1", "一年内到期", null, "MAT1Y(2501)"),
                new Layout.Line("2", "长期借款", null, "C(2501)-MAT1Y(2501)"),
                new Layout.Line("3", "合计", null, "L(1)+L(2)")));
        var total = new Evaluation(layout, false, new LedgerFigures(accounts), moves, EnteredFigures.NONE)
                .line("3", Basis.CLOSING, Column.TOTAL);

        assertThat(total.shown()).isEqualTo(500_00);
        assertThat(total.lacks()).containsExactly("1", "2");
    }

    @Test
    void moneyHeldForOthersIsKnownByItsDetailAccount() {
        account("1002", null, Nature.ASSET, "银行存款", 0, Sums.NOTHING);
        account("100201", "1002", Nature.ASSET, "基本户", 0, debit(900_00));
        account("100202", "1002", Nature.ASSET, "受托代理资产", 0, debit(100_00));

        assertThat(of("D(1002)-TRUST(1001,1002)", Basis.CLOSING).fen()).isEqualTo(900_00);
        assertThat(of("TRUST(1001,1002)", Basis.CLOSING).fen()).isEqualTo(100_00);
    }

    @Test
    void detailsOfAnAccountFillTheRowsKeptForThem() {
        account("5101", null, Nature.EXPENSE, "业务活动成本", 0, Sums.NOTHING);
        account("510101", "5101", Nature.EXPENSE, "助老", 0, debit(40_00));
        account("510102", "5101", Nature.EXPENSE, "助残", 0, debit(30_00));

        assertThat(of("DETAIL(5101,2)", Basis.YEAR_TO_DATE).fen()).isEqualTo(30_00);
        assertThat(of("DETAIL(5101,3)", Basis.YEAR_TO_DATE).fen()).isZero();
    }
}
