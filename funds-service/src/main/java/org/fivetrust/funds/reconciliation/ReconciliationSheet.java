package org.fivetrust.funds.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.ItemView;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.View;
import org.fivetrust.funds.reconciliation.Reconciliations.Account;
import org.fivetrust.funds.reconciliation.model.TransitItem.Side;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.paper.model.Sheet.Row;

/** A reconciliation for print: the books on the left, the bank on the right, what is in transit below each. */
final class ReconciliationSheet {

    private static final String TITLE = "银行存款余额调节表";

    private ReconciliationSheet() {}

    /** One cell and the figure beside it. */
    private record Line(String words, String amount) {

        static final Line BLANK = new Line("", "");
    }

    static Sheet of(View view, ReconciliationRow row, Account account) {
        return new Sheet(
                "reconciliation-" + view.id(),
                TITLE,
                Paper.A4_ACROSS,
                List.of(
                        "户名：" + account.holder() + "　" + account.bank() + " " + account.masked(),
                        "截至：" + view.asOf(),
                        "单位：元"),
                List.of(
                        new Sheet.Column("企业账面", 40, Align.LEFT),
                        new Sheet.Column("金额", 18, Align.RIGHT),
                        new Sheet.Column("银行对账单", 40, Align.LEFT),
                        new Sheet.Column("金额", 18, Align.RIGHT)),
                List.of(rows(view)),
                List.of(
                        "编制（会计）：" + row.preparedByName(),
                        "复核签署：" + (row.signedByName() == null ? "" : row.signedByName()),
                        "摘要值：" + view.digest()));
    }

    private static List<Row> rows(View view) {
        var proof = view.proof();
        var book = side(
                new Line("账面存款余额", view.booked()), items(view, Side.BANK, false), items(view, Side.BANK, true), "银行");
        var bank =
                side(new Line("对账单余额", view.bank()), items(view, Side.BOOK, false), items(view, Side.BOOK, true), "企业");
        var rows = new ArrayList<Row>();
        for (var n = 0; n < Math.max(book.size(), bank.size()); n++) {
            rows.add(row(at(book, n), at(bank, n), false));
        }
        rows.add(row(new Line("调节后余额", proof.adjustedBook()), new Line("调节后余额", proof.adjustedBank()), true));
        rows.add(row(new Line("未调节差额", proof.difference()), Line.BLANK, true));
        return rows;
    }

    private static List<Line> side(Line balance, List<Line> received, List<Line> paid, String who) {
        var other = who.equals("银行") ? "企业" : "银行";
        return Stream.of(
                        Stream.of(balance, new Line("加：" + who + "已收、" + other + "未收", "")),
                        received.stream(),
                        Stream.of(new Line("减：" + who + "已付、" + other + "未付", "")),
                        paid.stream())
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<Line> items(View view, Side side, boolean outgoing) {
        return view.proof().items().stream()
                .filter(item -> item.side() == side && item.amount().startsWith("-") == outgoing)
                .map(ReconciliationSheet::line)
                .toList();
    }

    private static Line line(ItemView item) {
        var party = item.party() == null ? "" : "　" + item.party();
        return new Line("　" + item.day() + party + "（" + item.age() + " 天）", item.amount());
    }

    private static Line at(List<Line> lines, int n) {
        return n < lines.size() ? lines.get(n) : Line.BLANK;
    }

    private static Row row(Line left, Line right, boolean strong) {
        return new Row(List.of(left.words(), left.amount(), right.words(), right.amount()), strong);
    }
}
