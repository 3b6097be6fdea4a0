package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.model.AccountMovement;

/**
 * A journal that hledger and ledger read: account directives with their types, the opening balances, every posted
 * voucher.
 */
final class HledgerExport implements Export {

    private static final Map<Nature, String> TYPES = Map.of(
            Nature.ASSET, "A",
            Nature.COST, "A",
            Nature.LIABILITY, "L",
            Nature.EQUITY, "E",
            Nature.INCOME, "R",
            Nature.EXPENSE, "X");

    private final ExportBook book;
    private final TextWriter textWriter;
    private final Map<String, String> names = new HashMap<>();

    HledgerExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.textWriter = new TextWriter(out);
    }

    @Override
    public void begin() throws IOException {
        textWriter.line("; " + TextWriter.comment(book.unit().name()) + " "
                + book.book().standard().code() + " " + book.year());
        textWriter.line("commodity 1000.00 CNY");
        textWriter.line("");
        for (var account : book.accounts()) {
            var above = account.parent() == null ? "" : names.getOrDefault(account.parent(), account.parent()) + ":";
            names.put(account.code(), above + account.code() + " " + TextWriter.plain(account.name(), ":;()[]"));
            textWriter.line("account " + names.get(account.code()) + "  ; type: " + TYPES.get(account.nature()));
        }
        textWriter.line("");
        opening();
    }

    private void opening() throws IOException {
        var opened = book.accounts().stream().filter(HledgerExport::opens).toList();
        if (opened.isEmpty()) {
            return;
        }
        textWriter.line(book.first() + " * 上年结转  ; opening balances");
        for (var account : opened) {
            post(account.code(), account.before().net(), "");
        }
        textWriter.line("");
    }

    static boolean opens(AccountMovement account) {
        return account.before().net() != 0;
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        var summary = TextWriter.plain(voucher.lines().getFirst().summary(), "")
                .replace(';', '；')
                .replace('|', '｜');
        textWriter.line("%s * (%s) %s  ; voucher: %s, kind: %s"
                .formatted(voucher.date(), voucher.label(), summary, voucher.id(), voucher.kind()));
        for (var line : voucher.lines()) {
            post(
                    line.account(),
                    Math.subtractExact(line.debit(), line.credit()),
                    "  ; " + TextWriter.comment(line.summary()));
        }
        textWriter.line("");
    }

    private void post(String account, long fen, String comment) throws IOException {
        textWriter.line(
                "    " + names.getOrDefault(account, account) + "  " + TextWriter.money(fen) + " CNY" + comment);
    }

    @Override
    public void end() throws IOException {
        textWriter.flush();
    }
}
