package org.fivetrust.funds.payment.model;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Many payments on one paper (发放表): asked for, approved and released as one act of their sum.
 *
 * @param rows those that are to be paid, in their order; at least one
 * @param refused those that are not, in the mode EACH
 */
public record PaymentListOrder(
        PrincipalId principal, ListMode mode, String purpose, List<Row> rows, List<RefusedRow> refused) {

    private static final Refusal REPEATED =
            Refusal.rule("funds.payee-repeated").curedBy(Cure.of("funds.say-why-it-is-repeated", Roles.REPORTER));

    /**
     * @param no its number in the list, from 1
     * @param repeats why its payee stands on the list more than once
     */
    public record Row(int no, PaymentOrder order, @Nullable String repeats) {

        /** The payment's own id, the same each time it is asked; of the version 4, as banks want it. */
        public UUID payment(UUID list) {
            var named = UUID.nameUUIDFromBytes((list + "/" + no).getBytes(StandardCharsets.UTF_8));
            return new UUID(named.getMostSignificantBits() & ~0xF000L | 0x4000L, named.getLeastSignificantBits());
        }
    }

    /** @param payee none where the register does not know the account that the row names */
    public record RefusedRow(int no, @Nullable Payee payee, Money amount, String purpose, Refusal because) {

        public static RefusedRow of(Row row, Refusal because) {
            return new RefusedRow(
                    row.no(),
                    row.order().payee(),
                    row.order().amount(),
                    row.order().purpose(),
                    because);
        }
    }

    public PaymentListOrder {
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }

    public Money total() {
        return rows.stream().map(row -> row.order().amount()).reduce(Money.ZERO, Money::plus);
    }

    /** What all rows have in common. */
    public PaymentOrder first() {
        return rows.getFirst().order();
    }

    /** All rows as one payment: what papers it wants, and what no row is judged by alone. */
    public PaymentOrder asOne() {
        return first().of(total());
    }

    /** The least that is to be paid if anything is: all of it, or the smallest row. */
    public PaymentOrder least() {
        return switch (mode) {
            case ALL_OR_NONE -> asOne();
            case EACH ->
                first().of(rows.stream()
                        .map(row -> row.order().amount())
                        .min(Money::compareTo)
                        .orElseThrow());
        };
    }

    /** Whether its rows are still judged: of a list that is kept whole or not at all, everything is told at once. */
    public boolean judgesRows(boolean refusedAsOne) {
        return mode == ListMode.ALL_OR_NONE || !refusedAsOne;
    }

    /** The rows whose payee stands on the list before, and that do not say why. */
    public Map<Integer, Refusal> repeated() {
        var seen = new HashMap<String, Integer>();
        var repeated = new TreeMap<Integer, Refusal>();
        for (var row : rows) {
            var earlier = seen.putIfAbsent(key(row.order().payee()), row.no());
            if (earlier != null && row.repeats() == null) {
                repeated.put(
                        row.no(),
                        REPEATED.with("payee", row.order().payee().name()).with("row", earlier));
            }
        }
        return repeated;
    }

    /** By the account; without one, by the name. */
    private static String key(Payee payee) {
        return payee.account() == null
                ? "name " + Likeness.name(payee.name())
                : "account " + Likeness.number(payee.account().value());
    }

    /** The same list without the rows that cannot be paid. */
    public PaymentListOrder without(List<RefusedRow> others) {
        var numbers = others.stream().map(RefusedRow::no).toList();
        return new PaymentListOrder(
                principal,
                mode,
                purpose,
                rows.stream().filter(row -> !numbers.contains(row.no())).toList(),
                Stream.concat(refused.stream(), others.stream())
                        .sorted(Comparator.comparingInt(RefusedRow::no))
                        .toList());
    }
}
