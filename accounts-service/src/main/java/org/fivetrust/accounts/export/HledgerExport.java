package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.fivetrust.accounts.ledger.model.Turnover;

/** A journal that hledger reads: account directives with their types, the opening balances, every posted voucher. */
final class HledgerExport implements Export {

    private static final Map<String, String> TYPES =
            Map.of("ASSET", "A", "COST", "A", "LIABILITY", "L", "EQUITY", "E", "INCOME", "R", "EXPENSE", "X");

    private final ExportBook book;
    private final Text text;
    private final Map<String, String> names = new HashMap<>();

    HledgerExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.text = new Text(out);
    }

    @Override
    public void begin() throws IOException {
        text.line("; " + book.head().unit() + " " + book.head().standard() + " " + book.year());
        text.line("commodity 1000.00 CNY");
        text.line("");
        for (var account : book.accounts()) {
            var above = account.parent() == null ? "" : names.getOrDefault(account.parent(), account.parent()) + ":";
            names.put(account.code(), above + account.code() + " " + Text.plain(account.name(), ":;()[]"));
            text.line("account " + names.get(account.code()) + "  ; type: " + TYPES.get(account.nature()));
        }
        text.line("");
        opening();
    }

    private void opening() throws IOException {
        var opened = book.accounts().stream().filter(HledgerExport::opens).toList();
        if (opened.isEmpty()) {
            return;
        }
        text.line(book.first() + " * 上年结转  ; opening balances");
        for (var account : opened) {
            post(account.code(), account.before().net(), "");
        }
        text.line("");
    }

    static boolean opens(Turnover account) {
        return account.before().net() != 0;
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        var summary = Text.plain(voucher.lines().getFirst().summary(), ";|");
        text.line("%s * (%s) %s  ; voucher: %s, kind: %s"
                .formatted(voucher.date(), voucher.label(), summary, voucher.id(), voucher.kind()));
        for (var line : voucher.lines()) {
            post(
                    line.account(),
                    Math.subtractExact(line.debit(), line.credit()),
                    "  ; " + Text.plain(line.summary(), ""));
        }
        text.line("");
    }

    private void post(String account, long fen, String comment) throws IOException {
        text.line("    " + names.getOrDefault(account, account) + "  " + Text.money(fen) + " CNY" + comment);
    }

    @Override
    public void end() throws IOException {
        text.flush();
    }
}
