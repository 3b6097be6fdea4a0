package org.fivetrust.accounts.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.Charts.Prescribed;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.BalanceSide;
import org.jspecify.annotations.Nullable;

/**
 * What one account holds. A detail account of the book comes with its name, an account of the standard with its code
 * alone; where the book has neither, one row without a code tells standard and edition.
 */
record AccountMovementRow(
        String standard,
        long edition,
        @Nullable String code,
        @Nullable String name,
        @Nullable String parent,
        @Nullable Nature nature,
        @Nullable BalanceSide side,
        long beforeDebit,
        long beforeCredit,
        long debit,
        long credit,
        long lateDebit,
        long lateCredit,
        long openedDebit,
        long openedCredit,
        long lateOpenedDebit,
        long lateOpenedCredit,
        long closedDebit,
        long closedCredit,
        long lateClosedDebit,
        long lateClosedCredit,
        boolean booked) {

    /** Every account of the book, by code. */
    static List<AccountMovement> toModel(List<Prescribed> chart, List<AccountMovementRow> rows) {
        var held = new HashMap<String, AccountMovementRow>();
        var all = new TreeMap<String, AccountMovement>();
        for (var row : rows) {
            if (row.code() != null) {
                held.put(row.code(), row);
            }
            if (row.code() != null && row.name() != null && row.nature() != null && row.side() != null) {
                all.put(row.code(), row.of(row.code(), row.name(), null, row.parent(), row.nature(), row.side()));
            }
        }
        for (var account : chart) {
            all.computeIfAbsent(account.code(), code -> of(account, held.get(code)));
        }
        return List.copyOf(all.values());
    }

    private static AccountMovement of(Prescribed account, @Nullable AccountMovementRow row) {
        var none = Sums.NOTHING;
        return row == null
                ? new AccountMovement(
                        account.code(),
                        account.name(),
                        account.english(),
                        account.parent(),
                        account.nature(),
                        account.side(),
                        none,
                        none,
                        none,
                        none,
                        none,
                        none,
                        false)
                : row.of(
                        account.code(),
                        account.name(),
                        account.english(),
                        account.parent(),
                        account.nature(),
                        account.side());
    }

    private AccountMovement of(
            String code,
            String name,
            @Nullable String english,
            @Nullable String parent,
            Nature nature,
            BalanceSide side) {
        var opened = new Sums(openedDebit, openedCredit);
        return new AccountMovement(
                code,
                name,
                english,
                parent,
                nature,
                side,
                new Sums(beforeDebit, beforeCredit),
                opened,
                new Sums(debit, credit).minus(opened),
                new Sums(lateDebit, lateCredit).minus(new Sums(lateOpenedDebit, lateOpenedCredit)),
                new Sums(closedDebit, closedCredit),
                new Sums(lateClosedDebit, lateClosedCredit),
                booked);
    }
}
