package org.fivetrust.accounts.export;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.MonthMovement;
import org.jspecify.annotations.Nullable;

/** One year of a book: its accounts with what they opened the year with, and what each moved in each month. */
record ExportBook(Head head, int year, List<AccountMovement> accounts, List<MonthMovement> months) {

    /** The book itself, under the name its papers bore at the end of the year. */
    record Head(
            String principal,
            String unit,
            @Nullable String creditCode,
            UUID id,
            String standard,
            String standardName,
            LocalDate startsOn) {}

    LocalDate first() {
        return LocalDate.of(year, 1, 1);
    }

    LocalDate last() {
        return LocalDate.of(year, 12, 31);
    }
}
