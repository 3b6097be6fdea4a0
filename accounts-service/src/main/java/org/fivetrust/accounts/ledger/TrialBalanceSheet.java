package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.accounts.ledger.model.TrialBalance;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.paper.model.Sheet.Column;
import org.fivetrust.paper.model.Sheet.Row;
import org.fivetrust.shared.kernel.Money;

/** A trial balance for print (科目余额表): an account above others is set off, nil is left blank. */
final class TrialBalanceSheet {

    private static final List<Column> COLUMNS = List.of(
            new Column("科目编码", 11, Align.LEFT),
            new Column("科目名称", 25, Align.LEFT),
            new Column("期初借方余额", 14, Align.RIGHT),
            new Column("期初贷方余额", 14, Align.RIGHT),
            new Column("本期借方发生额", 14, Align.RIGHT),
            new Column("本期贷方发生额", 14, Align.RIGHT),
            new Column("期末借方余额", 14, Align.RIGHT),
            new Column("期末贷方余额", 14, Align.RIGHT));

    private TrialBalanceSheet() {}

    static Sheet of(String unit, LocalDate first, LocalDate last, TrialBalance balance) {
        var rows = Stream.concat(
                balance.items().stream().map(item -> row(item.code(), item.name(), item, item.parent() == null)),
                Stream.of(row("", "合计", balance.totals(), true)));
        return new Sheet(
                "trial-balance",
                "科 目 余 额 表",
                Paper.A4_ACROSS,
                List.of("编制单位：" + unit, first + " 至 " + last, "单位：元"),
                COLUMNS,
                List.of(rows.toList()),
                List.of("会计主管：", "复核：", "制表："));
    }

    private static Row row(String code, String name, TrialBalance.Item item, boolean strong) {
        return new Row(
                List.of(
                        code,
                        name,
                        shown(item.openingDebit()),
                        shown(item.openingCredit()),
                        shown(item.debit()),
                        shown(item.credit()),
                        shown(item.closingDebit()),
                        shown(item.closingCredit())),
                strong);
    }

    private static String shown(Money money) {
        return money.isZero() ? "" : money.toString();
    }
}
