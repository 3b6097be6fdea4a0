package org.fivetrust.funds.matching.model;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;

/**
 * An entry of a statement, to be matched by hand.
 *
 * @param principal whose bank account it is
 * @param counted whether it is booked, in a statement that was taken, and in no earlier one
 */
public record OpenEntry(
        PrincipalId principal,
        UUID statement,
        int number,
        String accountKey,
        Money amount,
        LocalDate bookedOn,
        boolean counted,
        boolean matched) {

    private static final Refusal NOT_COUNTED = Refusal.state("funds.entry-not-counted");

    private static final Refusal MATCHED = Refusal.state("funds.entry-matched")
            .curedBy(Cure.of("funds.undo-the-match-first", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal NOT_TO_MATCH = Refusal.rule("funds.movements-not-to-match");

    private static final Refusal DIFFERS = Refusal.rule("funds.match-differs");

    /** @param found those of the wanted movements that are under the number of the bank account */
    public Outcome<List<Movement>> match(List<Movement.Key> wanted, List<Movement> found) {
        if (!counted) {
            return Outcome.declined(NOT_COUNTED.with("entry", number));
        }
        if (matched) {
            return Outcome.declined(MATCHED.with("entry", number));
        }
        var unfit = wanted.stream()
                .filter(key ->
                        found.stream().noneMatch(movement -> movement.key().equals(key) && movement.isOpen(accountKey)))
                .map(key -> key.account() + "/" + key.seq())
                .collect(Collectors.joining(", "));
        if (!unfit.isEmpty()) {
            return Outcome.declined(NOT_TO_MATCH.with("movements", unfit));
        }
        var total = found.stream().map(Movement::amount).reduce(Money.ZERO, Money::plus);
        return total.equals(amount)
                ? Outcome.done(found)
                : Outcome.declined(
                        DIFFERS.with("entry", amount).with("movements", total).with("difference", amount.minus(total)));
    }
}
