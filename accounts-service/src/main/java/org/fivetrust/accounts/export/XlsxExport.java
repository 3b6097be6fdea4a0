package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook: opening balances and every line of every voucher, as imports take them, and the accounts. Both are laid
 * out to be printed.
 */
final class XlsxExport implements Export {

    /** Rows written before they are handed on, so that no more than these are held. */
    private static final int HELD = 1000;

    private static final List<Column> LINES = List.of(
            new Column("凭证号", 16),
            new Column("日期", 12),
            new Column("凭证字", 8),
            new Column("种类", 10),
            new Column("摘要", 36),
            new Column("科目编码", 12),
            new Column("科目名称", 24),
            new Column("借方金额", 16),
            new Column("贷方金额", 16),
            new Column("附件数", 8),
            new Column("更正凭证", 16),
            new Column("动用原因", 24));

    private static final List<Column> HANDS =
            List.of(new Column("制单", 10), new Column("审核", 10), new Column("记账", 10), new Column("凭证标识", 38));

    private static final List<Column> ACCOUNTS = List.of(
            new Column("科目编码", 12),
            new Column("科目名称", 28),
            new Column("上级科目", 12),
            new Column("年初借方余额", 16),
            new Column("年初贷方余额", 16),
            new Column("本年借方", 16),
            new Column("本年贷方", 16));

    private static final Map<String, String> KINDS =
            Map.of("NORMAL", "普通", "REVERSAL", "红字冲销", "CLOSING", "结转", "OPENING", "期初");

    private static final String OPENING = "期初";

    private final ExportBook book;
    private final Workbook workbook;
    private final Map<String, String> names = new HashMap<>();
    private final Worksheet lines;
    private int row;

    /** @param width in characters */
    private record Column(String title, int width) {}

    XlsxExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.workbook = new Workbook(out, "accounts-service", "1.0");
        this.lines = workbook.newWorksheet("序时账");
    }

    @Override
    public void begin() throws IOException {
        var dimensions = book.dimensions().stream().map(dimension -> new Column("辅助核算:" + dimension, 16));
        lay(
                lines,
                Stream.of(LINES.stream(), dimensions, HANDS.stream())
                        .flatMap(column -> column)
                        .toList());
        row = 1;
        book.accounts().forEach(account -> names.put(account.code(), account.name()));
        for (var opening : book.openings()) {
            lines.value(row, 0, OPENING);
            lines.value(row, 1, book.first());
            lines.style(row, 1).format("yyyy-mm-dd").set();
            lines.value(row, 3, OPENING);
            entry("上年结转", opening.account(), opening.debit(), opening.credit(), opening.dimensions());
            next();
        }
    }

    /** A head that stays in sight and on every page, and pages as wide as the table. */
    private static void lay(Worksheet sheet, List<Column> columns) {
        for (var place = 0; place < columns.size(); place++) {
            sheet.value(0, place, columns.get(place).title());
            sheet.style(0, place).bold().horizontalAlignment("center").set();
            sheet.width(place, columns.get(place).width());
        }
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        for (var line : voucher.lines()) {
            lines.value(row, 0, voucher.isOpening() ? OPENING : voucher.key());
            lines.value(row, 1, voucher.date());
            lines.style(row, 1).format("yyyy-mm-dd").set();
            lines.value(row, 2, voucher.type().word());
            lines.value(row, 3, KINDS.getOrDefault(voucher.kind(), voucher.kind()));
            entry(line.summary(), line.account(), line.debit(), line.credit(), line.dimensions());
            lines.value(row, 9, voucher.attachments());
            lines.value(row, 10, voucher.corrects());
            lines.value(row, 11, voucher.reason());
            hands(voucher, LINES.size() + book.dimensions().size());
            next();
        }
    }

    private void entry(String summary, String account, long debit, long credit, Map<String, String> dimensions) {
        lines.value(row, 4, summary);
        lines.value(row, 5, account);
        lines.value(row, 6, names.getOrDefault(account, ""));
        amount(lines, row, 7, debit);
        amount(lines, row, 8, credit);
        for (var place = 0; place < book.dimensions().size(); place++) {
            lines.value(
                    row, LINES.size() + place, dimensions.get(book.dimensions().get(place)));
        }
    }

    private void hands(ExportVoucher voucher, int first) {
        lines.value(row, first, voucher.preparedBy());
        lines.value(row, first + 1, voucher.reviewedBy());
        lines.value(row, first + 2, voucher.postedBy());
        lines.value(row, first + 3, voucher.id().toString());
    }

    private void next() throws IOException {
        row++;
        if (row % HELD == 0) {
            lines.flush();
        }
    }

    /** Nil is left blank, red is red. */
    private static void amount(Worksheet sheet, int row, int column, long fen) {
        if (fen != 0) {
            sheet.value(row, column, BigDecimal.valueOf(fen, 2));
            sheet.style(row, column).format("#,##0.00;[Red]-#,##0.00").set();
        }
    }

    @Override
    public void end() throws IOException {
        lines.finish();
        var sheet = workbook.newWorksheet("科目与年初余额");
        lay(sheet, ACCOUNTS);
        var at = 1;
        for (var account : book.accounts()) {
            var net = account.before().net();
            sheet.value(at, 0, account.code());
            sheet.value(at, 1, account.name());
            sheet.value(at, 2, account.parent());
            amount(sheet, at, 3, Math.max(net, 0));
            amount(sheet, at, 4, Math.max(-net, 0));
            amount(sheet, at, 5, account.turned().debit());
            amount(sheet, at, 6, account.turned().credit());
            at++;
        }
        sheet.finish();
        workbook.finish();
    }
}
