package org.fivetrust.accounts.voucher.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;

/** Vouchers written down together, as drafts, from one file. */
public record Batch(Book book, UUID taken, List<Entry> entries, Person by, Instant at, UUID ruling) {

    public Batch {
        entries = List.copyOf(entries);
    }

    /**
     * @param place where it stood in the file
     * @param voucherNo its number there
     */
    public record Entry(UUID id, int place, String voucherNo, Content content) {}
}
