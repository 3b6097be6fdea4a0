package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.fivetrust.accounts.book.model.Nature;

/** Writes a file for beancount: account codes under its five roots, names as metadata. */
final class BeancountExport implements Export {

    private static final Map<Nature, String> ROOTS = Map.of(
            Nature.ASSET, "Assets",
            Nature.COST, "Assets",
            Nature.LIABILITY, "Liabilities",
            Nature.EQUITY, "Equity",
            Nature.INCOME, "Income",
            Nature.EXPENSE, "Expenses");

    private final ExportBook book;
    private final TextWriter textWriter;
    private final Map<String, String> names = new HashMap<>();

    BeancountExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.textWriter = new TextWriter(out);
    }

    @Override
    public void begin() throws IOException {
        textWriter.line("option \"title\" " + quoted(book.unit().name() + " " + book.year()));
        textWriter.line("option \"operating_currency\" \"CNY\"");
        textWriter.line("");
        for (var account : book.accounts()) {
            var above = account.parent() == null ? ROOTS.get(account.nature()) : names.get(account.parent());
            names.put(account.code(), above + ":" + account.code());
            textWriter.line(book.first() + " open " + names.get(account.code()) + " CNY");
            textWriter.line("  name: " + quoted(account.name()));
        }
        textWriter.line("");
        opening();
    }

    private void opening() throws IOException {
        var opened = book.accounts().stream().filter(HledgerExport::opens).toList();
        if (opened.isEmpty()) {
            return;
        }
        textWriter.line(book.first() + " * \"上年结转\" #opening");
        for (var account : opened) {
            textWriter.line(posting(account.code(), account.before().net()));
        }
        textWriter.line("");
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        textWriter.line("%s * %s %s ^voucher-%s"
                .formatted(
                        voucher.date(),
                        quoted(voucher.label()),
                        quoted(voucher.lines().getFirst().summary()),
                        voucher.id()));
        textWriter.line("  number: " + quoted(voucher.key()));
        textWriter.line("  kind: " + quoted(voucher.kind()));
        for (var line : voucher.lines()) {
            textWriter.line(posting(line.account(), Math.subtractExact(line.debit(), line.credit())));
            textWriter.line("    summary: " + quoted(line.summary()));
        }
        textWriter.line("");
    }

    private String posting(String account, long fen) {
        return "  " + names.get(account) + "  " + TextWriter.money(fen) + " CNY";
    }

    private static String quoted(String words) {
        return '"' + TextWriter.plain(words, "").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public void end() throws IOException {
        textWriter.flush();
    }
}
