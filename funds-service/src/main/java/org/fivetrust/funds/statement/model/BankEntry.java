package org.fivetrust.funds.statement.model;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bank statement.
 *
 * @param number in its statement, from 1
 * @param line of the file on which it begins
 * @param amount signed: what came in is positive
 * @param reversal whether it takes an earlier entry back; the sign of the amount says that already
 * @param reference by which the bank knows it
 * @param code by which the bank says what kind of transaction it is
 */
public record BankEntry(
        int number,
        int line,
        Money amount,
        boolean reversal,
        EntryStatus status,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        @Nullable String reference,
        @Nullable String endToEndId,
        @Nullable String code,
        Counterparty counterparty,
        @Nullable String text,
        List<EntryDetail> details) {

    public BankEntry {
        details = List.copyOf(details);
    }

    public boolean isBooked() {
        return status == EntryStatus.BOOKED;
    }
}
