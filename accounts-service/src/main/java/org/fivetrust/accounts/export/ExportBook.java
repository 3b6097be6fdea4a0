package org.fivetrust.accounts.export;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.MonthMovement;
import org.jspecify.annotations.Nullable;

/** A year of a book: its accounts with their opening balances and their movements of each month. */
record ExportBook(Book book, Unit unit, int year, List<AccountMovement> accounts, List<MonthMovement> months) {

    /** The unit as the book's papers name it at the end of the year. */
    record Unit(String name, @Nullable String creditCode) {}

    LocalDate first() {
        return LocalDate.of(year, 1, 1);
    }

    LocalDate last() {
        return LocalDate.of(year, 12, 31);
    }
}
