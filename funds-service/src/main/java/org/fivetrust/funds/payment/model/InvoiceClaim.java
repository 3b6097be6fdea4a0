package org.fivetrust.funds.payment.model;

import java.util.Optional;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What a payment takes of an invoice.
 *
 * @param amount none where the whole invoice is taken, whatever its amount
 */
public record InvoiceClaim(Evidence invoice, @Nullable Money amount) {

    private static final Cure OWN_INVOICE = Cure.of("funds.own-invoice", Roles.REPORTER);

    private static final Refusal USED = Refusal.rule("funds.invoice-used").curedBy(OWN_INVOICE);

    private static final Refusal OVERDRAWN =
            Refusal.rule("funds.invoice-overdrawn").curedBy(OWN_INVOICE);

    private static final Refusal AMOUNT_DIFFERS = Refusal.rule("funds.invoice-amount-differs")
            .curedBy(Cure.of("funds.check-the-invoice-amount", Roles.REPORTER));

    /**
     * What live claims take of an invoice.
     *
     * @param face the amount of the invoice; none where a claim took the whole of it, or nobody claims it
     */
    public record Claimed(@Nullable Money face, Money claimed, int live) {}

    /** Why it may not be taken beside what is taken already. */
    public Optional<Refusal> against(Claimed held) {
        var face = invoice.amount();
        if (held.live() > 0 && (face == null || held.face() == null)) {
            return Optional.of(used());
        }
        if (face == null || amount == null) {
            return Optional.empty();
        }
        if (held.live() > 0 && !face.equals(held.face())) {
            return Optional.of(AMOUNT_DIFFERS.with("invoice", invoice.number()).with("amount", face));
        }
        var left = face.minus(held.claimed());
        if (left.isZero()) {
            return Optional.of(used());
        }
        return amount.isMoreThan(left) ? Optional.of(overdrawn(face, left, amount)) : Optional.empty();
    }

    private Refusal overdrawn(Money face, Money left, Money wanted) {
        return OVERDRAWN
                .with("invoice", invoice.number())
                .with("amount", face)
                .with("left", left)
                .with("wanted", wanted);
    }

    /** Somebody else has it. */
    public Refusal used() {
        return USED.with("invoices", invoice.number());
    }
}
