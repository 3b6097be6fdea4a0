package org.fivetrust.funds.transfer.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;

/**
 * One side of a transfer under its warrant. The side that receives accepts; then the side that gives moves the money.
 */
public record Transfer(UUID id, TransferOrder order) {

    private static final Refusal OTHER_SIDE_MISSING = Refusal.state("funds.transfer-other-side-missing")
            .curedBy(Cure.of("funds.let-the-other-side-accept", Roles.REPORTER));

    /** What the other side has accepted and nothing was moved for yet. */
    public record Accepted(PrincipalId principal, UUID id, UUID account) {}

    /** Money that moved: one entry on each side. */
    public record Made(Entry out, Entry in, LocalDate on) {}

    public Outcome<Made> make(Accepted accepted, TrustAccount from, TrustAccount to, LocalDate today, Instant now) {
        return from.give(id, order.amount(), today, now)
                .map(out -> new Made(out, to.take(accepted.id(), order.amount(), today, now), today));
    }

    public Refusal otherSideMissing() {
        return OTHER_SIDE_MISSING.with("counterparty", order.counterparty()).with("amount", order.amount());
    }
}
