package org.fivetrust.accounts.voucher.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;

/** What a voucher says: its day, its type, its lines and how many papers are attached to it (附件数). */
public record Content(LocalDate date, VoucherType type, List<Line> lines, int attachments) {

    public Content {
        lines = List.copyOf(lines);
    }

    public Set<String> accounts() {
        var accounts = new LinkedHashSet<String>();
        lines.forEach(line -> accounts.add(line.account()));
        return accounts;
    }

    public Money debits() {
        return lines.stream().map(Line::debit).reduce(Money.ZERO, Money::plus);
    }

    public Money credits() {
        return lines.stream().map(Line::credit).reduce(Money.ZERO, Money::plus);
    }

    /** Everything that keeps it out of this book, at once. The chart holds at least the accounts it names. */
    public List<Violation> faults(Book book, Chart chart) {
        var faults = new ArrayList<Violation>();
        if (!book.covers(date)) {
            faults.add(new Violation("/date", "outside the book, which starts on " + book.startsOn() + " (不在账套期间内)"));
        }
        if (lines.size() < 2) {
            faults.add(new Violation("/lines", "a voucher has at least two lines (至少两条分录)"));
        }
        for (var place = 0; place < lines.size(); place++) {
            faults(lines.get(place), "/lines/" + place, chart, faults);
        }
        if (!debits().equals(credits())) {
            faults.add(new Violation("/lines", "debits " + debits() + " and credits " + credits() + " differ (借贷不平衡)"));
        }
        return List.copyOf(faults);
    }

    private static void faults(Line line, String at, Chart chart, List<Violation> faults) {
        if (!line.isOneSided()) {
            faults.add(new Violation(at, "either a debit or a credit, and not zero (借方、贷方须填且只填一方)"));
        }
        if (line.isNegative()) {
            faults.add(new Violation(at, "only a reversal has negative amounts (红字仅用于冲销)"));
        }
        var account = chart.find(line.account());
        if (account == null) {
            faults.add(new Violation(at + "/account", "no account " + line.account() + " in this book (无此科目)"));
        } else if (!account.leaf()) {
            faults.add(
                    new Violation(at + "/account", line.account() + " has detail accounts; name one of them (须用末级科目)"));
        }
    }
}
