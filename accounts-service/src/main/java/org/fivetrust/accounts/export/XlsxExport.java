package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook: the accounts with their opening balances, and every line of every voucher. */
final class XlsxExport implements Export {

    /** Rows written before they are handed on, so that no more than these are held. */
    private static final int HELD = 1000;

    private final ExportBook book;
    private final Workbook workbook;
    private final Map<String, String> names = new HashMap<>();
    private final Worksheet lines;
    private int row;

    XlsxExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.workbook = new Workbook(out, "accounts-service", "1.0");
        this.lines = workbook.newWorksheet("序时账");
    }

    @Override
    public void begin() throws IOException {
        header(lines, "凭证号", "日期", "种类", "摘要", "科目编码", "科目名称", "借方", "贷方", "制单", "审核", "记账", "凭证标识");
        lines.freezePane(0, 1);
        row = 1;
        book.accounts().forEach(account -> names.put(account.code(), account.name()));
    }

    private static void header(Worksheet sheet, String... titles) {
        for (var column = 0; column < titles.length; column++) {
            sheet.value(0, column, titles[column]);
            sheet.style(0, column).bold().set();
        }
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        for (var line : voucher.lines()) {
            lines.value(row, 0, voucher.key());
            lines.value(row, 1, voucher.date());
            lines.style(row, 1).format("yyyy-mm-dd").set();
            lines.value(row, 2, voucher.kind());
            lines.value(row, 3, line.summary());
            lines.value(row, 4, line.account());
            lines.value(row, 5, names.getOrDefault(line.account(), ""));
            amount(lines, row, 6, line.debit());
            amount(lines, row, 7, line.credit());
            lines.value(row, 8, voucher.preparedBy());
            lines.value(row, 9, voucher.reviewedBy());
            lines.value(row, 10, voucher.postedBy());
            lines.value(row, 11, voucher.id().toString());
            row++;
            if (row % HELD == 0) {
                lines.flush();
            }
        }
    }

    private static void amount(Worksheet sheet, int row, int column, long fen) {
        sheet.value(row, column, BigDecimal.valueOf(fen, 2));
        sheet.style(row, column).format("#,##0.00").set();
    }

    @Override
    public void end() throws IOException {
        lines.finish();
        var sheet = workbook.newWorksheet("科目与年初余额");
        header(sheet, "科目编码", "科目名称", "上级科目", "年初借方余额", "年初贷方余额", "本年借方", "本年贷方");
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
