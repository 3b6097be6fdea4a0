package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** A file that beancount reads: accounts under its five roots by their codes, names beside them as metadata. */
final class BeancountExport implements Export {

    private static final Map<String, String> ROOTS = Map.of(
            "ASSET", "Assets",
            "COST", "Assets",
            "LIABILITY", "Liabilities",
            "EQUITY", "Equity",
            "INCOME", "Income",
            "EXPENSE", "Expenses");

    private final ExportBook book;
    private final Text text;
    private final Map<String, String> names = new HashMap<>();

    BeancountExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.text = new Text(out);
    }

    @Override
    public void begin() throws IOException {
        text.line("option \"title\" " + quoted(book.head().unit() + " " + book.year()));
        text.line("option \"operating_currency\" \"CNY\"");
        text.line("");
        for (var account : book.accounts()) {
            var above = account.parent() == null ? ROOTS.get(account.nature()) : names.get(account.parent());
            names.put(account.code(), above + ":" + account.code());
            text.line(book.first() + " open " + names.get(account.code()) + " CNY");
            text.line("  name: " + quoted(account.name()));
        }
        text.line("");
        opening();
    }

    private void opening() throws IOException {
        var opened = book.accounts().stream().filter(HledgerExport::opens).toList();
        if (opened.isEmpty()) {
            return;
        }
        text.line(book.first() + " * \"上年结转\" #opening");
        for (var account : opened) {
            text.line(posting(account.code(), account.before().net()));
        }
        text.line("");
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        text.line("%s * %s %s ^voucher-%s"
                .formatted(
                        voucher.date(),
                        quoted(voucher.label()),
                        quoted(voucher.lines().getFirst().summary()),
                        voucher.id()));
        text.line("  number: " + quoted(voucher.key()));
        text.line("  kind: " + quoted(voucher.kind()));
        for (var line : voucher.lines()) {
            text.line(posting(line.account(), Math.subtractExact(line.debit(), line.credit())));
            text.line("    summary: " + quoted(line.summary()));
        }
        text.line("");
    }

    private String posting(String account, long fen) {
        return "  " + names.get(account) + "  " + Text.money(fen) + " CNY";
    }

    private static String quoted(String words) {
        return '"' + Text.plain(words, "").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public void end() throws IOException {
        text.flush();
    }
}
