package org.fivetrust.funds.reconciliation.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one side has and the other does not yet (未达账项).
 *
 * @param principal whose sub-ledger it is in; of an entry of the bank, whose bank account it is
 * @param account of a movement, its sub-ledger
 * @param seq of a movement, its line there
 * @param kind of a movement
 * @param statement of an entry of the bank
 * @param entry its number there
 * @param amount below zero for what goes out
 * @param matched whether it is known with what of the other side it goes, on another day
 */
public record TransitItem(
        Side side,
        String principal,
        @Nullable UUID account,
        @Nullable Integer seq,
        @Nullable String kind,
        @Nullable UUID source,
        @Nullable UUID statement,
        @Nullable Integer entry,
        Money amount,
        LocalDate day,
        @Nullable String party,
        boolean matched) {

    /** Which side has it. */
    public enum Side {
        BOOK,
        BANK
    }

    public int age(LocalDate on) {
        return (int) ChronoUnit.DAYS.between(day, on);
    }
}
