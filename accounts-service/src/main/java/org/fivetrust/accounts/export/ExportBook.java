package org.fivetrust.accounts.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.MonthMovement;
import org.jspecify.annotations.Nullable;

/**
 * A year of a book: its accounts with their opening balances and their movements of each month.
 *
 * @param openings the opening balances by account and dimensions
 * @param dimensions that its lines and opening balances are told apart by
 */
record ExportBook(
        Book book,
        Unit unit,
        int year,
        List<AccountMovement> accounts,
        List<MonthMovement> months,
        List<Opening> openings,
        List<String> dimensions) {

    /** The unit as the book's papers name it at the end of the year. */
    record Unit(String name, @Nullable String creditCode) {}

    /** @param net a debit, or less than nothing */
    record Opening(String account, Map<String, String> dimensions, long net) {

        long debit() {
            return Math.max(net, 0);
        }

        long credit() {
            return Math.max(-net, 0);
        }
    }

    LocalDate first() {
        return LocalDate.of(year, 1, 1);
    }

    LocalDate last() {
        return LocalDate.of(year, 12, 31);
    }
}
