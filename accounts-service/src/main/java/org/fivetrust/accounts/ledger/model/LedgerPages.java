package org.fivetrust.accounts.ledger.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.paper.model.Sheet.Row;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a ledger as they are printed (账页): every page but the first begins with what is carried from the one
 * before (承前页), every page but the last ends with what is carried over (过次页); each month has its totals and those of
 * the year so far, and in a journal each day has its totals and its balance (日清月结).
 */
public final class LedgerPages {

    private final int rows;
    private final boolean daily;
    private final List<List<Row>> pages = new ArrayList<>();
    private List<Row> page = new ArrayList<>();
    private long balance;
    private Sums day = Sums.NOTHING;
    private Sums month = Sums.NOTHING;
    private Sums year;
    private Sums shown;
    private @Nullable YearMonth current;
    private @Nullable LocalDate today;

    /**
     * One line of the ledger.
     *
     * @param opening whether it brings in an opening balance, which is in no totals
     */
    public record Line(LocalDate date, String label, String summary, boolean opening, Sums sums) {}

    private LedgerPages(int rows, boolean daily, long balance, Sums year) {
        this.rows = rows;
        this.daily = daily;
        this.balance = balance;
        this.year = year;
        this.shown = year;
    }

    /**
     * @param opening what the account stood at, debits positive
     * @param yearBefore what it moved since January before the first line
     * @param rows on a page, those carried included; at least four
     */
    public static List<List<Row>> of(LocalDate first, long opening, Sums yearBefore, List<Line> lines, int rows) {
        return new LedgerPages(rows, false, opening, yearBefore).written(first, lines);
    }

    /** The same with the totals of every day. */
    public static List<List<Row>> byDay(LocalDate first, long opening, Sums yearBefore, List<Line> lines, int rows) {
        return new LedgerPages(rows, true, opening, yearBefore).written(first, lines);
    }

    private List<List<Row>> written(LocalDate first, List<Line> lines) {
        begin(first);
        lines.forEach(this::add);
        endOfDay();
        endOfMonth();
        return end();
    }

    /** Of an account's page in the general ledger: the totals of the months in which it moved. */
    public static List<List<Row>> of(GeneralLedger.Account account, int rows) {
        var first = account.months().getFirst();
        var pages = new LedgerPages(rows, false, first.opening(), first.year().minus(first.turned()));
        pages.begin(first.month().atDay(1));
        account.months().stream().filter(GeneralLedger.Month::isMoved).forEach(pages::add);
        return pages.end();
    }

    private void begin(LocalDate first) {
        put(row(first.toString(), "", first.getDayOfYear() == 1 ? "上年结转" : "期初余额", null, balance, true));
    }

    private List<List<Row>> end() {
        pages.add(page);
        return List.copyOf(pages);
    }

    private void add(GeneralLedger.Month moved) {
        current = moved.month();
        month = moved.turned();
        year = moved.year();
        balance = moved.closing();
        endOfMonth();
    }

    private void add(Line line) {
        if (!line.date().equals(today)) {
            endOfDay();
        }
        var at = YearMonth.from(line.date());
        if (current != null && !current.equals(at)) {
            endOfMonth();
        }
        if (current != null && current.getYear() != at.getYear()) {
            year = Sums.NOTHING;
        }
        balance = Math.addExact(balance, line.sums().net());
        if (line.opening()) {
            put(row(line.date().toString(), line.label(), line.summary(), null, balance, false));
        } else {
            move(line, at);
        }
    }

    private void move(Line line, YearMonth at) {
        today = line.date();
        current = at;
        day = day.plus(line.sums());
        month = month.plus(line.sums());
        year = year.plus(line.sums());
        put(row(line.date().toString(), line.label(), line.summary(), line.sums(), balance, false));
    }

    private void endOfDay() {
        if (daily && today != null) {
            put(row(today.toString(), "", "本日合计", day, balance, true));
        }
        day = Sums.NOTHING;
        today = null;
    }

    private void endOfMonth() {
        if (current == null) {
            return;
        }
        put(row(current.toString(), "", "本月合计", month, balance, true));
        put(row(current.toString(), "", "本年累计", year, balance, true));
        month = Sums.NOTHING;
    }

    /** The last row of a full page is kept for what is carried over. */
    private void put(Row row) {
        if (page.size() == rows - 1) {
            var carried = page.getLast().cells();
            page.add(carry(carried, "过次页"));
            pages.add(page);
            page = new ArrayList<>();
            page.add(carry(carried, "承前页"));
        }
        page.add(row);
        shown = year;
    }

    /** The totals of the year so far and the balance go over the page; the row before has the balance already. */
    private Row carry(List<String> before, String words) {
        return Row.strong(
                "",
                "",
                words,
                Money.ofFen(shown.debit()).toString(),
                Money.ofFen(shown.credit()).toString(),
                before.get(5),
                before.get(6));
    }

    private static Row row(
            String date, String label, String summary, @Nullable Sums sums, long balance, boolean strong) {
        return new Row(
                List.of(
                        date,
                        label,
                        summary,
                        sums == null || sums.debit() == 0 && !strong
                                ? ""
                                : Money.ofFen(sums.debit()).toString(),
                        sums == null || sums.credit() == 0 && !strong
                                ? ""
                                : Money.ofFen(sums.credit()).toString(),
                        BalanceSide.of(balance).word(),
                        Money.ofFen(Math.abs(balance)).toString()),
                strong);
    }
}
