package org.fivetrust.accounts.statement.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The debits and credits of a voucher by account. A voucher does not record which debit corresponds to which credit;
 * bounds follow from the sums, as each debit corresponds to credits of other accounts.
 */
record Sides(Map<String, Long> debits, Map<String, Long> credits) {

    static Sides of(Collection<VoucherTransfer.Leg> legs) {
        var debits = new HashMap<String, Long>();
        var credits = new HashMap<String, Long>();
        for (var leg : legs) {
            debits.merge(leg.account(), leg.sums().debit(), Math::addExact);
            credits.merge(leg.account(), leg.sums().credit(), Math::addExact);
        }
        debits.values().removeIf(fen -> fen == 0);
        credits.values().removeIf(fen -> fen == 0);
        return new Sides(debits, credits);
    }

    boolean isBalanced() {
        return sum(debits, _ -> true) == sum(credits, _ -> true);
    }

    /** Bounds of the amount that the debits of some accounts and their details moved to the credits of others. */
    Bounds between(Set<String> from, Set<String> to) {
        Predicate<String> gives = account -> named(from, account) > named(to, account);
        Predicate<String> takes = account -> named(to, account) > named(from, account);
        if (debits.keySet().stream().noneMatch(gives)
                || credits.keySet().stream().noneMatch(takes)) {
            return Bounds.NOTHING;
        }
        if (debits.keySet().stream().allMatch(gives)) {
            return Bounds.exactly(sum(credits, takes));
        }
        if (credits.keySet().stream().allMatch(takes)) {
            return Bounds.exactly(sum(debits, gives));
        }
        if (amounts().allMatch(fen -> fen > 0)) {
            return withoutDetours().blue(gives, takes);
        }
        return amounts().allMatch(fen -> fen < 0)
                ? negated().withoutDetours().blue(gives, takes).negated()
                : mixed(gives, takes);
    }

    /** How closely an account is named: by the longest of the codes it begins with. */
    private static int named(Set<String> codes, String account) {
        return codes.stream()
                .filter(account::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private LongStream amounts() {
        return Stream.concat(debits.values().stream(), credits.values().stream())
                .mapToLong(Long::longValue);
    }

    private Sides negated() {
        var debits = new HashMap<>(this.debits);
        var credits = new HashMap<>(this.credits);
        debits.replaceAll((_, fen) -> Math.negateExact(fen));
        credits.replaceAll((_, fen) -> Math.negateExact(fen));
        return new Sides(debits, credits);
    }

    /** Without the amount that exceeds the other accounts, which an account can only have moved to itself. */
    private Sides withoutDetours() {
        var total = sum(debits, _ -> true);
        for (var account : debits.keySet()) {
            var detour = on(debits, account) + on(credits, account) - total;
            if (detour > 0) {
                var debits = new HashMap<>(this.debits);
                var credits = new HashMap<>(this.credits);
                debits.merge(account, -detour, Long::sum);
                credits.merge(account, -detour, Long::sum);
                return new Sides(debits, credits);
            }
        }
        return this;
    }

    /** The least flow is the part with no other source or target; the most leaves every other account one. */
    private Bounds blue(Predicate<String> gives, Predicate<String> takes) {
        var total = sum(debits, _ -> true);
        var given = sum(debits, gives);
        var taken = sum(credits, takes);
        var least = Math.max(0, given + taken - total);
        var most = Math.min(given, taken);
        for (var account : debits.keySet()) {
            var turned = on(debits, account) + on(credits, account);
            if (on(credits, account) == 0) {
                continue;
            }
            if (gives.test(account)) {
                least = Math.max(least, turned + taken - total);
            } else if (takes.test(account)) {
                least = Math.max(least, turned + given - total);
            } else {
                most = Math.min(most, total - turned);
            }
        }
        return new Bounds(least, most);
    }

    /**
     * Red and blue amounts in one voucher are indistinguishable: bounds are the sum of the red and the sum of the blue.
     */
    private Bounds mixed(Predicate<String> gives, Predicate<String> takes) {
        return new Bounds(
                sum(debits, gives, -1) + sum(credits, takes, -1), sum(debits, gives, 1) + sum(credits, takes, 1));
    }

    private static long sum(Map<String, Long> side, Predicate<String> which, int sign) {
        return side.entrySet().stream()
                .filter(each -> which.test(each.getKey()) && Long.signum(each.getValue()) == sign)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long sum(Map<String, Long> side, Predicate<String> which) {
        return sum(side, which, 1) + sum(side, which, -1);
    }

    private static long on(Map<String, Long> side, String account) {
        return side.getOrDefault(account, 0L);
    }
}
