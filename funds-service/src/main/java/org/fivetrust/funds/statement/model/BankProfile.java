package org.fivetrust.funds.statement.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a bank writes its lists of entries: data, so that another bank needs no code.
 *
 * @param charset of its text files
 * @param columns what each column is; a heading that is not among them is a finding
 * @param days forms of days, as of {@link java.time.format.DateTimeFormatter}
 * @param incoming words of the direction column for what came in
 * @param outgoing words of the direction column for what went out
 * @param grouped whether thousands are set apart by commas
 * @param guarded whether text may stand as {@code ="00012"}
 * @param totals words that begin a line of totals
 * @param footer whether the list ends with totals, which are then checked
 * @param entry the element of an entry, where the list is in XML: its columns are then the elements in it
 */
public record BankProfile(
        String charset,
        Map<String, Column> columns,
        List<String> days,
        Set<String> incoming,
        Set<String> outgoing,
        boolean grouped,
        boolean guarded,
        Set<String> totals,
        boolean footer,
        @Nullable String entry) {

    public BankProfile {
        columns = Map.copyOf(columns);
        days = List.copyOf(days);
        incoming = Set.copyOf(incoming);
        outgoing = Set.copyOf(outgoing);
        totals = Set.copyOf(totals);
    }

    /** What a column says. An amount is signed, or stands in one of two columns, or beside its direction. */
    public enum Column {
        DAY,
        OUT,
        IN,
        AMOUNT,
        DIRECTION,
        BALANCE,
        NAME,
        ACCOUNT,
        TEXT,
        REFERENCE,
        /** Read by people. */
        PASSED_OVER
    }

    public boolean has(Column column) {
        return columns.containsValue(column);
    }

    public boolean isDay(String heading) {
        return columns.get(heading.strip()) == Column.DAY;
    }
}
