package org.fivetrust.accounts.book;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Standard;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** One line of {@code book_view}, under the name its papers bear today. */
record BookRow(
        String principal,
        UUID id,
        String standard,
        String standardName,
        LocalDate startsOn,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        String unit,
        @Nullable String creditCode,
        String openedBy,
        Instant openedAt) {

    Book toModel() {
        return new Book(
                id, new PrincipalId(principal), new Standard(standard, standardName, inForceFrom, inForceTo), startsOn);
    }
}
