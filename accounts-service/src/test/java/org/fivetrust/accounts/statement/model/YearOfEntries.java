package org.fivetrust.accounts.statement.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.BalanceSide;
import org.jspecify.annotations.Nullable;

/** The vouchers of a year and the balances they come to, for statements to be evaluated from. */
final class YearOfEntries {

    private static final Map<String, Nature> NATURES = Map.of(
            "1", Nature.ASSET, "2", Nature.LIABILITY, "3", Nature.EQUITY, "4", Nature.INCOME, "5", Nature.EXPENSE);

    private final Map<String, AccountMovement> accounts = new LinkedHashMap<>();

    private final List<VoucherTransfer> moves = new ArrayList<>();

    /** Numbers and formulas of lines, by turns. */
    static Layout layout(String text) {
        var words = text.strip().split("\\s+");
        var lines = new ArrayList<Layout.Line>();
        for (var n = 0; n < words.length; n += 2) {
            lines.add(new Layout.Line(words[n], "第" + words[n] + "行", null, words[n + 1]));
        }
        return new Layout(lines);
    }

    /** Two formulas each. */
    static List<CheckRule> checks(String... texts) {
        return Stream.of(texts)
                .map(text -> text.split(" "))
                .map(sides -> new CheckRule(
                        "income",
                        false,
                        sides[0],
                        sides[0],
                        CheckFormula.parse(sides[0]),
                        CheckFormula.parse(sides[1])))
                .toList();
    }

    /** A posted voucher, and its lines in the balances: {@code "322 D 100"}, red letters with a minus. */
    void voucher(String label, String... lines) {
        var legs = new ArrayList<VoucherTransfer.Leg>();
        for (var line : lines) {
            var words = line.split(" ");
            var fen = Math.round(Double.parseDouble(words[2]) * 100);
            var sums = words[1].equals("D") ? new Sums(fen, 0) : new Sums(0, fen);
            legs.add(new VoucherTransfer.Leg(words[0], sums));
            turned(words[0], sums, Sums.NOTHING);
        }
        moves.add(new VoucherTransfer(UUID.randomUUID(), label, true, legs));
    }

    void carriedForward(String from, String to, long fen) {
        turned(from, new Sums(fen, 0), new Sums(fen, 0));
        turned(to, new Sums(0, fen), new Sums(0, fen));
    }

    /** @param before what it stood at before the year, credits positive */
    void account(String code, String name, long before) {
        var nature = code.startsWith("51") || code.startsWith("50") && code.length() > 3
                ? Nature.EXPENSE
                : code.startsWith("50") ? Nature.INCOME : NATURES.get(code.substring(0, 1));
        accounts.put(
                code,
                new AccountMovement(
                        code,
                        name,
                        null,
                        parent(code),
                        Objects.requireNonNull(nature),
                        BalanceSide.DEBIT,
                        new Sums(Math.max(-before, 0), Math.max(before, 0)),
                        Sums.NOTHING,
                        Sums.NOTHING,
                        Sums.NOTHING,
                        Sums.NOTHING,
                        Sums.NOTHING,
                        false));
    }

    Evaluation worked(Layout layout, boolean split) {
        return new Evaluation(layout, split, figures(), moves, EnteredFigures.NONE);
    }

    LedgerFigures figures() {
        return new LedgerFigures(accounts.values());
    }

    private void turned(String code, Sums sums, Sums closed) {
        var known = accounts.get(code);
        if (known == null) {
            account(code, code, 0);
        }
        var held = accounts.get(code);
        accounts.put(
                code,
                new AccountMovement(
                        code,
                        held.name(),
                        null,
                        held.parent(),
                        held.nature(),
                        BalanceSide.DEBIT,
                        held.before(),
                        Sums.NOTHING,
                        held.turned().plus(sums),
                        held.late().plus(sums),
                        held.closed().plus(closed),
                        Sums.NOTHING,
                        true));
    }

    private static @Nullable String parent(String code) {
        return code.length() > 4 ? code.substring(0, code.length() - 2) : null;
    }
}
