package org.fivetrust.funds.charge.model;

import java.util.UUID;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.funds.matching.model.OpenEntry;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A charge of the bank, or its interest, as it is entered from the entry that shows it.
 *
 * @param account the sub-ledger that bears or receives it
 */
public record BankCharge(UUID id, UUID account, Kind kind, UUID statement, int entry, String purpose) {

    private static final Refusal DIRECTION = Refusal.rule("funds.charge-direction");

    private static final Refusal ELSEWHERE = Refusal.rule("funds.charge-of-another-account");

    /** What the bank did. */
    public enum Kind {
        CHARGE,
        INTEREST;

        private boolean fits(Money amount) {
            return this == CHARGE ? amount.isNegative() : amount.isPositive();
        }
    }

    /** What the cap of the clause holds: what is taken, not what is given. */
    public @Nullable Money capped(OpenEntry shown) {
        return kind == Kind.CHARGE && shown.amount().isNegative()
                ? shown.amount().negated()
                : null;
    }

    /** @param numberKey under which bank account the sub-ledger is */
    public Outcome<Money> enter(Permitted permitted, OpenEntry shown, TrustAccount account, String numberKey) {
        var amount = shown.amount();
        if (!kind.fits(amount)) {
            return Outcome.declined(DIRECTION.with("kind", kind).with("amount", amount));
        }
        if (!numberKey.equals(shown.accountKey())) {
            return Outcome.declined(ELSEWHERE.with("account", account.id()));
        }
        return kind == Kind.INTEREST || account.covers(amount.negated())
                ? Outcome.done(amount)
                : Outcome.declined(account.shortOf(amount.negated()));
    }
}
