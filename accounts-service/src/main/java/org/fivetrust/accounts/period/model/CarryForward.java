package org.fivetrust.accounts.period.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.Money;

/** The vouchers that carry a year forward (年终结转), one for each step of the standard that has something to carry. */
public final class CarryForward {

    private final LocalDate lastDay;
    private final TreeMap<String, AccountBalance> standings = new TreeMap<>();

    private CarryForward(LocalDate lastDay, Collection<AccountBalance> standings) {
        this.lastDay = lastDay;
        standings.forEach(account -> this.standings.put(account.code(), account));
    }

    /** Nothing is left to carry when every account of these rules is nil. */
    public static List<Content> of(
            LocalDate lastDay, Collection<AccountBalance> standings, Collection<ClosingRule> rules) {
        var steps = new TreeMap<Integer, List<ClosingRule>>();
        rules.stream()
                .sorted(Comparator.comparingInt(ClosingRule::place))
                .forEach(rule -> steps.computeIfAbsent(rule.step(), _ -> new ArrayList<>())
                        .add(rule));
        var carrying = new CarryForward(lastDay, standings);
        return steps.values().stream()
                .map(carrying::step)
                .filter(content -> !content.lines().isEmpty())
                .toList();
    }

    /** Moves the balance of each account that a rule matches to its target; later rules see the new balances. */
    private Content step(List<ClosingRule> rules) {
        var lines = new ArrayList<Line>();
        var moved = new LinkedHashMap<ClosingRule, Long>();
        for (var account : List.copyOf(standings.values())) {
            rules.stream().filter(rule -> rule.fits(account)).findFirst().ifPresent(rule -> {
                lines.add(line(rule.summary(), account.code(), -account.fen()));
                moved.merge(rule, account.fen(), Math::addExact);
                standings.remove(account.code());
            });
        }
        moved.forEach((rule, fen) -> {
            if (fen != 0) {
                lines.add(line(rule.summary(), rule.target(), fen));
                add(rule.target(), fen);
            }
        });
        return new Content(lastDay, VoucherType.GENERAL, VoucherKind.CLOSING, lines, 0, null, null, false, null);
    }

    private void add(String target, long fen) {
        var before = standings.get(target);
        var sum = Math.addExact(before == null ? 0 : before.fen(), fen);
        if (sum == 0) {
            standings.remove(target);
        } else {
            standings.put(target, new AccountBalance(target, target, Nature.EQUITY, sum));
        }
    }

    private static Line line(String summary, String account, long fen) {
        return fen > 0
                ? Line.debit(summary, account, Money.ofFen(fen))
                : Line.credit(summary, account, Money.ofFen(-fen));
    }
}
