package org.fivetrust.funds.statement.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fivetrust.funds.statement.model.BankProfile.Column;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Characters;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.tabular.model.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads one row of a list of entries by its bank's profile. */
final class TableRow {

    private static final int LONGEST = 500;

    private static final BoundedPattern GUARDED = BoundedPattern.of("=[0-9]{1,40}");

    private final BankProfile profile;
    private final List<DateTimeFormatter> days;
    private final Map<Column, Integer> places;
    private final List<String> headings;
    private final Findings findings;
    private final int number;
    private final Sheet.Row row;

    TableRow(TableColumns columns, Findings findings, int number, Sheet.Row row) {
        this.profile = columns.profile();
        this.days = columns.days();
        this.places = columns.places();
        this.headings = columns.headings();
        this.findings = findings;
        this.number = number;
        this.row = row;
    }

    static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Null where something is wrong in it. */
    @Nullable
    BankEntry read() {
        var before = findings.count();
        if (row.cells().size() > headings.size()) {
            findings.add("funds.row-too-wide", "/rows/" + row.number(), number, row.number());
        }
        var on = day();
        var amount = amount();
        var name = text(Column.NAME);
        var account = text(Column.ACCOUNT);
        var text = text(Column.TEXT);
        var reference = text(Column.REFERENCE);
        return findings.count() > before || on == null || amount == null
                ? null
                : new BankEntry(
                        number,
                        row.number(),
                        amount,
                        false,
                        EntryStatus.BOOKED,
                        on,
                        null,
                        reference,
                        null,
                        null,
                        new Counterparty(name, account, null),
                        text,
                        List.of());
    }

    /** Of a column that the profile has. */
    private String heading(Column column) {
        return headings.get(Objects.requireNonNull(places.get(column)));
    }

    private void finding(String code, Column column, Object... facts) {
        finding(code, heading(column), facts);
    }

    private void finding(String code, String heading, Object... facts) {
        findings.add(code, "/rows/" + row.number() + "/" + heading, number, row.number(), facts);
    }

    /**
     * As it stands in the file, but for blanks around it; of {@code ="00012"} a reader of CSV leaves {@code =00012}.
     */
    String cell(Column column) {
        int at = places.getOrDefault(column, Integer.MAX_VALUE);
        var cell = at >= row.cells().size() ? "" : row.cells().get(at).strip();
        return profile.guarded() && GUARDED.matches(cell) ? cell.substring(1) : cell;
    }

    private @Nullable LocalDate day() {
        var text = cell(Column.DAY);
        for (var form : days) {
            try {
                return Days.known(LocalDate.parse(text, form));
            } catch (DateTimeException another) {
                // the next form
            }
        }
        finding("funds.day-unreadable", Column.DAY);
        return null;
    }

    private @Nullable String text(Column column) {
        var text = cell(column);
        if (text.length() > LONGEST) {
            finding("funds.text-too-long", column, "most", LONGEST);
        } else if (!Characters.areAllowed(text)) {
            finding("character", column);
        }
        return text.isEmpty() ? null : text;
    }

    /** Signed: what came in is positive. */
    private @Nullable Money amount() {
        if (profile.has(Column.AMOUNT)) {
            return profile.has(Column.DIRECTION) ? directed() : required(Column.AMOUNT);
        }
        return ofTwoColumns();
    }

    /** Out and in stand in columns of their own; a negative amount stays in its column and turns its meaning round. */
    private @Nullable Money ofTwoColumns() {
        var out = cell(Column.OUT);
        var in = cell(Column.IN);
        var both = heading(Column.OUT) + "," + heading(Column.IN);
        if (out.isEmpty() && in.isEmpty()) {
            finding("funds.amount-on-neither-side", both);
            return null;
        }
        var outgoing = out.isEmpty() ? Money.ZERO : money(Column.OUT);
        var incoming = in.isEmpty() ? Money.ZERO : money(Column.IN);
        if (outgoing == null || incoming == null) {
            return null;
        }
        if (outgoing.isZero() && incoming.isZero()) {
            finding("funds.amount-zero-on-both-sides", both);
            return null;
        }
        if (!outgoing.isZero() && !incoming.isZero()) {
            finding("funds.amount-on-both-sides", both);
            return null;
        }
        return incoming.minus(outgoing);
    }

    private @Nullable Money directed() {
        var money = required(Column.AMOUNT);
        var direction = cell(Column.DIRECTION);
        if (profile.incoming().contains(direction)) {
            return money;
        }
        if (profile.outgoing().contains(direction)) {
            return money == null ? null : money.negated();
        }
        finding("funds.direction-unknown", Column.DIRECTION);
        return null;
    }

    private @Nullable Money required(Column column) {
        if (cell(column).isEmpty()) {
            finding("funds.element-missing", column, "element", heading(column));
            return null;
        }
        return money(column);
    }

    /** Null where there is none or it is wrong. */
    @Nullable
    Money balance() {
        return places.containsKey(Column.BALANCE) ? required(Column.BALANCE) : null;
    }

    @Nullable
    Money money(Column column) {
        return switch (BankAmount.signed(plain(cell(column)))) {
            case BankAmount.Read(var money) -> money;
            case BankAmount.Unread(var code) -> {
                finding(code, column);
                yield null;
            }
        };
    }

    private String plain(String amount) {
        return profile.grouped() && Thousands.areWellPlaced(amount) ? amount.replace(",", "") : amount;
    }

    boolean isTotals() {
        return row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .filter(first -> profile.totals().contains(first.strip()))
                .isPresent();
    }

    void mustNotBeTotals() {
        findings.add("funds.row-is-total", "/rows/" + row.number(), number, row.number());
    }

    void mustBe(Column column, Money sum) {
        var money = cell(column).isEmpty() ? Money.ZERO : money(column);
        if (money != null && !money.equals(sum)) {
            finding("funds.total-differs", column, "sum", sum);
        }
    }

    void balanceDiffers(Money expected) {
        finding("funds.balance-not-continued", Column.BALANCE, "expected", expected);
    }
}
