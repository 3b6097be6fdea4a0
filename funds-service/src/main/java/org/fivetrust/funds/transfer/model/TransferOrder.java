package org.fivetrust.funds.transfer.model;

import java.util.UUID;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;

/**
 * One side of a transfer as its principal asks for it. It is frozen when asked for, and knows nothing of the other side
 * but whose it is and how much.
 *
 * @param account of this side
 * @param counterparty the principal on the other side
 * @param resolution of this side
 */
public record TransferOrder(
        PrincipalId principal,
        UUID account,
        Direction direction,
        PrincipalId counterparty,
        Money amount,
        String purpose,
        String resolution) {

    private static final Refusal TO_ITSELF = Refusal.rule("funds.transfer-to-itself");

    private static final Refusal UNKNOWN = Refusal.rule("funds.transfer-counterparty-unknown")
            .curedBy(Cure.of("funds.name-a-principal", Roles.REPORTER));

    /**
     * What can be known to fail is refused before anyone is asked to approve it.
     *
     * @param isKnown whether the centre keeps anything for the other side
     */
    public Outcome<TransferOrder> request(TrustAccount own, boolean isKnown) {
        if (principal.equals(counterparty)) {
            return Outcome.declined(TO_ITSELF.with("principal", principal));
        }
        if (!isKnown) {
            return Outcome.declined(UNKNOWN.with("counterparty", counterparty));
        }
        return direction == Direction.IN || own.covers(amount)
                ? Outcome.done(this)
                : Outcome.declined(own.shortOf(amount));
    }
}
