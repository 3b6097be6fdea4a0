package org.fivetrust.funds.monthlystatement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.FiguresView;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.LineView;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.ReserveView;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.TransitView;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.View;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.KeptBack;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.paper.model.Sheet.Row;
import org.jspecify.annotations.Nullable;

/** A monthly statement for print: line by line, then what is in transit and what is kept back. */
final class MonthlyStatementSheet {

    private static final Map<Entry.Kind, String> KINDS = Map.ofEntries(
            Map.entry(Entry.Kind.OPENING, "移交 Opening"),
            Map.entry(Entry.Kind.RECEIPT, "收款 Receipt"),
            Map.entry(Entry.Kind.PAYMENT, "付款 Payment"),
            Map.entry(Entry.Kind.RETURN, "退汇 Return"),
            Map.entry(Entry.Kind.TRANSFER_IN, "划入 Transfer in"),
            Map.entry(Entry.Kind.TRANSFER_OUT, "划出 Transfer out"),
            Map.entry(Entry.Kind.RECEIPT_REVERSAL, "收款冲销 Reversal"),
            Map.entry(Entry.Kind.CHARGE, "手续费 Charge"),
            Map.entry(Entry.Kind.INTEREST, "利息 Interest"),
            Map.entry(Entry.Kind.IMPREST_ADVANCE, "备用金借支 Imprest"),
            Map.entry(Entry.Kind.IMPREST_RETURN, "备用金交回 Imprest back"));

    private static final Map<KeptBack.Kind, String> RESERVES = Map.of(
            KeptBack.Kind.EARMARK, "专款结余 Earmark",
            KeptBack.Kind.PAYMENT, "待付款 Payment",
            KeptBack.Kind.OTHER, "其他占用 Other");

    private MonthlyStatementSheet() {}

    static String title(View view) {
        return "代管资金分户月度对账单 " + view.month();
    }

    static Sheet of(View view) {
        var statement = view.statement();
        return new Sheet(
                "statement-" + view.account() + "-" + view.month(),
                title(view) + (view.isSigned() ? "" : "（草稿 DRAFT）"),
                Paper.A4_ACROSS,
                List.of(
                        "户名 Name：" + statement.name() + "　" + statement.bank() + " " + statement.accountNumber(),
                        "截至 As of：" + statement.asOf(),
                        view.isSigned() ? "单位：元 CNY" : "草稿，未签署 DRAFT, NOT SIGNED　单位：元 CNY"),
                List.of(
                        new Sheet.Column("日期 Day", 11, Align.LEFT),
                        new Sheet.Column("种类 Kind", 16, Align.LEFT),
                        new Sheet.Column("对方、用途 Party, purpose", 40, Align.LEFT),
                        new Sheet.Column("收入 In", 15, Align.RIGHT),
                        new Sheet.Column("支出 Out", 15, Align.RIGHT),
                        new Sheet.Column("余额 Balance", 16, Align.RIGHT),
                        new Sheet.Column("银行入账 Cleared", 12, Align.LEFT)),
                List.of(rows(view)),
                List.of(
                        "编制 Prepared：" + Objects.requireNonNullElse(view.preparedBy(), ""),
                        "复核签署 Signed：" + Objects.requireNonNullElse(view.signedBy(), ""),
                        "摘要值 Digest：" + view.digest()));
    }

    private static List<Row> rows(View view) {
        var statement = view.statement();
        var rows = new ArrayList<Row>();
        rows.add(figures("期初 Opening", statement.opening()));
        statement.entries().forEach(line -> rows.add(line(line)));
        rows.add(Row.strong("", "本月合计 Total", "", statement.received(), unsigned(statement.paid()), "", ""));
        rows.add(figures("期末 Closing", statement.closing()));
        rows.add(Row.strong("", "未达账项 In transit", "", "", "", "", ""));
        statement.inTransit().forEach(item -> rows.add(inTransit(item)));
        rows.add(Row.strong("", "专款及占用 Kept back", "", "", "", "", ""));
        statement.reserves().forEach(kept -> rows.add(reserve(kept)));
        return rows;
    }

    private static Row figures(String words, FiguresView figures) {
        return Row.strong(
                "",
                words,
                "银行已入账 Cleared " + figures.cleared() + "　可用 Available " + figures.available(),
                "",
                "",
                figures.ledger(),
                "");
    }

    private static Row line(LineView line) {
        return Row.of(
                line.day().toString(),
                KINDS.get(line.kind()) + (line.late() ? "（补记 late）" : ""),
                words(line.party(), line.purpose(), line.receiptNumber()),
                in(line.amount()),
                out(line.amount()),
                line.balance(),
                line.clearedOn() == null ? "" : line.clearedOn().toString());
    }

    private static Row inTransit(TransitView item) {
        return Row.of(
                item.day().toString(),
                Objects.requireNonNull(KINDS.get(item.kind())),
                words(item.party(), item.purpose(), null),
                in(item.amount()),
                out(item.amount()),
                "",
                "");
    }

    private static Row reserve(ReserveView kept) {
        return Row.of(
                kept.since().toString(),
                Objects.requireNonNull(RESERVES.get(kept.kind())),
                words(kept.code(), kept.party(), kept.purpose()),
                "",
                kept.amount(),
                "",
                "");
    }

    private static String words(@Nullable String... words) {
        return String.join("　", Stream.of(words).filter(Objects::nonNull).toList());
    }

    private static String in(String amount) {
        return amount.startsWith("-") ? "" : amount;
    }

    private static String out(String amount) {
        return amount.startsWith("-") ? unsigned(amount) : "";
    }

    private static String unsigned(String amount) {
        return amount.startsWith("-") ? amount.substring(1) : amount;
    }
}
