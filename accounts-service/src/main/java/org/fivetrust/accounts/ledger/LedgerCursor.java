package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;

/** A place in a ledger: the last line of the page before, or just before the first line of a day. */
record LedgerCursor(LocalDate date, String type, int number, UUID voucher, int position) {

    private static final Keyset<EntryRow> ORDER = Keyset.of(
            "ledger", EntryRow::date, EntryRow::type, EntryRow::number, EntryRow::voucher, EntryRow::position);

    /** Where a page begins: after the cursor, or with the first day. */
    static LedgerCursor of(PageRequest page, LocalDate first) {
        var after = ORDER.after(page);
        return after.isEmpty()
                ? new LedgerCursor(first, "", 0, new UUID(0, 0), 0)
                : new LedgerCursor(
                        (LocalDate) after.get(0), (String) after.get(1), (int) after.get(2), (UUID) after.get(3), (int)
                                after.get(4));
    }

    static Page<EntryRow> page(List<EntryRow> lines, PageRequest page) {
        return ORDER.page(lines, page);
    }
}
