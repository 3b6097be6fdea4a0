package org.fivetrust.accounts.ledger.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What every account stood at, moved and stands at (科目余额表). An account above others shows what those below it come to
 * together, and every balance stands on one side. The totals are those of the accounts that take entries.
 */
public record TrialBalance(List<Item> items, Item totals) {

    private static final String TOTALS = "";

    public TrialBalance {
        items = List.copyOf(items);
    }

    /**
     * An account as the chart has it and what the books hold of it, itself and none below.
     *
     * @param openingDebit all debits before the first month, {@code openingCredit} all credits
     * @param booked whether it has entries in these months, even if red ones have taken all of it back
     */
    public record AccountFigures(
            String code,
            String name,
            @Nullable String parent,
            long openingDebit,
            long openingCredit,
            long debit,
            long credit,
            boolean booked) {}

    /** One line of it. */
    public record Item(
            String code,
            String name,
            @Nullable String parent,
            Money openingDebit,
            Money openingCredit,
            Money debit,
            Money credit,
            Money closingDebit,
            Money closingCredit) {}

    /** Sums in fen while they are added up: an opening balance as one signed figure, turnovers as two. */
    private record Sum(long opening, long debit, long credit, boolean booked) {

        static final Sum NOTHING = new Sum(0, 0, 0, false);

        /** Zero balance and no entries. */
        boolean isBlank() {
            return opening == 0 && debit == 0 && credit == 0 && !booked;
        }

        static Sum of(AccountFigures accountFigures) {
            return new Sum(
                    Math.subtractExact(accountFigures.openingDebit(), accountFigures.openingCredit()),
                    accountFigures.debit(),
                    accountFigures.credit(),
                    accountFigures.booked());
        }

        Sum plus(Sum other) {
            return new Sum(
                    Math.addExact(opening, other.opening),
                    Math.addExact(debit, other.debit),
                    Math.addExact(credit, other.credit),
                    booked || other.booked);
        }

        Item item(AccountFigures account) {
            var closing = Math.subtractExact(Math.addExact(opening, debit), credit);
            return new Item(
                    account.code(),
                    account.name(),
                    account.parent(),
                    positive(opening),
                    positive(-opening),
                    Money.ofFen(debit),
                    Money.ofFen(credit),
                    positive(closing),
                    positive(-closing));
        }

        private static Money positive(long fen) {
            return Money.ofFen(Math.max(fen, 0));
        }
    }

    /** @param all every account of the chart, whether anything was booked on it or not */
    public static TrialBalance of(Collection<AccountFigures> all) {
        var accounts = new TreeMap<String, AccountFigures>();
        all.forEach(account -> accounts.put(account.code(), account));
        var sums = new LinkedHashMap<String, Sum>();
        accounts.values().forEach(account -> climb(account, accounts, sums));
        var items = accounts.values().stream()
                .filter(account ->
                        !sums.getOrDefault(account.code(), Sum.NOTHING).isBlank())
                .map(account -> sums.getOrDefault(account.code(), Sum.NOTHING).item(account))
                .toList();
        return new TrialBalance(items, totals(all));
    }

    /** An account's own figures count for itself and for every account above it. */
    private static void climb(AccountFigures account, Map<String, AccountFigures> accounts, Map<String, Sum> sums) {
        var own = Sum.of(account);
        for (var at = account; at != null; at = at.parent() == null ? null : accounts.get(at.parent())) {
            sums.merge(at.code(), own, Sum::plus);
        }
    }

    private static Item totals(Collection<AccountFigures> all) {
        var lines = new ArrayList<Item>();
        all.forEach(account -> lines.add(Sum.of(account).item(account)));
        return lines.stream()
                .reduce(
                        Sum.NOTHING.item(new AccountFigures(TOTALS, TOTALS, null, 0, 0, 0, 0, false)),
                        TrialBalance::add);
    }

    private static Item add(Item one, Item other) {
        return new Item(
                one.code(),
                one.name(),
                null,
                one.openingDebit().plus(other.openingDebit()),
                one.openingCredit().plus(other.openingCredit()),
                one.debit().plus(other.debit()),
                one.credit().plus(other.credit()),
                one.closingDebit().plus(other.closingDebit()),
                one.closingCredit().plus(other.closingCredit()));
    }
}
