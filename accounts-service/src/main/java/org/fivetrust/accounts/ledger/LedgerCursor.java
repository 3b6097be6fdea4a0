package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Splitter;
import org.jspecify.annotations.Nullable;

/** A place in a ledger: the last line of the page before, or just before the first line of a day. */
record LedgerCursor(LocalDate date, String type, int number, UUID voucher, int position) {

    /** Where a page begins: after the cursor, or with the first day. */
    static LedgerCursor of(@Nullable String cursor, LocalDate first) {
        if (cursor == null) {
            return new LedgerCursor(first, "", 0, new UUID(0, 0), 0);
        }
        var parts = Splitter.of(cursor, ' ');
        try {
            return new LedgerCursor(
                    LocalDate.parse(parts.get(0)),
                    parts.get(1),
                    Integer.parseInt(parts.get(2)),
                    UUID.fromString(parts.get(3)),
                    Integer.parseInt(parts.get(4)));
        } catch (RuntimeException notOurs) {
            throw new InvalidValue("/cursor", "not a cursor of this list");
        }
    }
}
