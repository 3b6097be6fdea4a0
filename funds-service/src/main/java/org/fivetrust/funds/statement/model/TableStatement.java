package org.fivetrust.funds.statement.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.fivetrust.funds.statement.model.BankProfile.Column;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.tabular.model.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A list of entries of one account, in CSV or XLSX. The balance after each entry proves that none is missing; the
 * opening balance is what the first one leaves when its amount is taken off.
 */
public final class TableStatement implements StatementReader {

    private final Iterator<StatementPart> parts;

    private TableStatement(List<StatementPart> parts) {
        this.parts = parts.iterator();
    }

    /** @param account of which the list is; the file does not say it */
    public static StatementReader open(Sheet sheet, BankProfile profile, String account, Findings findings) {
        var before = findings.count();
        var columns = TableColumns.of(profile, sheet, findings);
        return new TableStatement(
                findings.count() > before ? List.of() : new Reading(columns, findings).read(sheet, account));
    }

    /** One pass over the rows, in which the running balance and the sums are kept. */
    private static final class Reading {

        private final TableColumns columns;
        private final Findings findings;
        private final List<BankEntry> entries = new ArrayList<>();
        private @Nullable Money opening;
        private @Nullable Money balance;
        private Money out = Money.ZERO;
        private Money in = Money.ZERO;

        Reading(TableColumns columns, Findings findings) {
            this.columns = columns;
            this.findings = findings;
        }

        List<StatementPart> read(Sheet sheet, String account) {
            var rows = sheet.rows();
            for (var at = 0; at < rows.size() && !findings.areEnough(); at++) {
                var row = new TableRow(columns, findings, at + 1, rows.get(at));
                if (row.isTotals()) {
                    totals(row, at == rows.size() - 1);
                } else {
                    take(row);
                }
            }
            return entries.isEmpty() || opening == null || balance == null
                    ? List.of()
                    : parts(sheet, account, opening, balance);
        }

        private void totals(TableRow row, boolean isLast) {
            if (!columns.profile().footer() || !isLast) {
                row.mustNotBeTotals();
                return;
            }
            if (columns.profile().has(Column.OUT)) {
                row.mustBe(Column.OUT, out);
                row.mustBe(Column.IN, in);
            }
        }

        private void take(TableRow row) {
            var entry = row.read();
            var after = row.balance();
            if (entry == null || after == null) {
                balance = after;
                return;
            }
            if (balance != null && !balance.plus(entry.amount()).equals(after)) {
                row.balanceDiffers(balance.plus(entry.amount()));
            }
            if (entries.isEmpty()) {
                opening = after.minus(entry.amount());
            }
            balance = after;
            entries.add(entry);
            sum(row, entry);
        }

        /** As the columns have it: a negative amount lessens its own column. */
        private void sum(TableRow row, BankEntry entry) {
            var said =
                    columns.profile().has(Column.OUT) && !row.cell(Column.OUT).isEmpty() ? row.money(Column.OUT) : null;
            var isOut = said != null && !said.isZero();
            if (isOut) {
                out = out.minus(entry.amount());
            } else {
                in = in.plus(entry.amount());
            }
        }

        private List<StatementPart> parts(Sheet sheet, String account, Money first, Money last) {
            var from = entries.getFirst().bookedOn();
            var to = entries.getLast().bookedOn();
            var parts = new ArrayList<StatementPart>();
            parts.add(new StatementPart.Head(
                    new StatementHead(1, sheet.head(), from + "/" + to, null, account, null, from, to, first, last)));
            entries.forEach(entry -> parts.add(new StatementPart.Entry(entry)));
            return parts;
        }
    }

    @Override
    public @Nullable StatementPart next() {
        return parts.hasNext() ? parts.next() : null;
    }

    @Override
    public void close() {
        // the table is in memory
    }
}
