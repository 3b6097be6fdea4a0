package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;

/** The table that imports take: opening balances first, then every line of every voucher. */
final class CsvExport implements Export {

    private static final String OPENING = "OPENING";

    private final ExportBook book;
    private final TextWriter textWriter;

    CsvExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.textWriter = new TextWriter(out);
    }

    @Override
    public void begin() throws IOException {
        textWriter.line("voucher_no,date,summary,account_code,debit,credit,kind");
        for (var account : book.accounts()) {
            var net = account.before().net();
            if (net != 0) {
                row(OPENING, book.first().toString(), "上年结转", account.code(), Math.max(net, 0), Math.max(-net, 0), "");
            }
        }
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        var opening = voucher.kind().equals(OPENING);
        for (var line : voucher.lines()) {
            row(
                    opening ? OPENING : voucher.key(),
                    voucher.date().toString(),
                    line.summary(),
                    line.account(),
                    line.debit(),
                    line.credit(),
                    opening ? "" : voucher.kind());
        }
    }

    private void row(String number, String date, String summary, String account, long debit, long credit, String kind)
            throws IOException {
        textWriter.line(String.join(
                ",", number, date, field(summary), account, TextWriter.money(debit), TextWriter.money(credit), kind));
    }

    /** A summary is never taken for a formula by a spreadsheet, nor for two fields by anybody. */
    private static String field(String words) {
        var plain = TextWriter.plain(words, "");
        var safe = plain.isEmpty() || "=+-@".indexOf(plain.charAt(0)) < 0 ? plain : "'" + plain;
        return safe.contains(",") || safe.contains("\"") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public void end() throws IOException {
        textWriter.flush();
    }
}
