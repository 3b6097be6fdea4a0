package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.paper.model.Sheet.Column;
import org.fivetrust.paper.model.Sheet.Row;

/** The page of a ledger of three columns of money (三栏式账页): general ledger, ledger of an account, journal. */
final class LedgerSheet {

    /** On a page, with what is carried. */
    static final int ROWS = 36;

    private static final List<Column> COLUMNS = List.of(
            new Column("日期", 12, Align.CENTRE),
            new Column("凭证", 9, Align.CENTRE),
            new Column("摘要", 30, Align.LEFT),
            new Column("借方", 16, Align.RIGHT),
            new Column("贷方", 16, Align.RIGHT),
            new Column("方向", 5, Align.CENTRE),
            new Column("余额", 16, Align.RIGHT));

    private static final List<String> HANDS = List.of("会计主管：", "记账：", "复核：");

    private LedgerSheet() {}

    static Sheet of(
            String name,
            String title,
            String unit,
            String account,
            LocalDate first,
            LocalDate last,
            List<List<Row>> pages) {
        return new Sheet(
                name,
                title,
                Paper.A4,
                List.of("单位：" + unit, "科目：" + account, first + " 至 " + last),
                COLUMNS,
                pages,
                HANDS);
    }
}
