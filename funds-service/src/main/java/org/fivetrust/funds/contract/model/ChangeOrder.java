package org.fivetrust.funds.contract.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A change of the price of a contract. It is frozen when asked for.
 *
 * @param amount what the price goes up by, or down
 * @param price the price from then on
 * @param decidedAnew whether the changes are so large in sum that the whole price is decided again
 */
public record ChangeOrder(
        PrincipalId principal,
        UUID contract,
        String number,
        String payee,
        Money amount,
        Money price,
        boolean decidedAnew,
        String reason,
        String document) {

    private static final Refusal NOT_IN_FORCE = Refusal.state("funds.contract-not-in-force");

    private static final Refusal ONE_AT_A_TIME = Refusal.state("funds.contract-change-open");

    private static final Refusal CHANGED_SINCE = Refusal.state("funds.contract-changed-since");

    /** @param contract none where it is not in force */
    public Outcome<ChangeOrder> request(@Nullable Contract contract, boolean hasOpenOne) {
        return hasOpenOne ? Outcome.declined(oneAtATime()) : enter(contract);
    }

    /** What is used by then stays covered. */
    public Outcome<ChangeOrder> enter(@Nullable Contract contract) {
        if (contract == null) {
            return Outcome.declined(notInForce());
        }
        if (!contract.price().plus(amount).equals(price)) {
            return Outcome.declined(CHANGED_SINCE.with("price", contract.price()));
        }
        return contract.againstPrice(price).map(Outcome::<ChangeOrder>declined).orElseGet(() -> Outcome.done(this));
    }

    public static Refusal notInForce() {
        return NOT_IN_FORCE;
    }

    public static Refusal oneAtATime() {
        return ONE_AT_A_TIME;
    }

    /** What the authority to approve it is taken from. */
    public Money decided() {
        return decidedAnew ? price : Money.ofFen(Math.abs(amount.fen()));
    }
}
