package org.fivetrust.funds.payment.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/** What a community wants paid (付款申请). It is frozen when asked: what is approved is this, and only this is paid. */
public record PaymentOrder(
        PrincipalId principal,
        UUID account,
        Payee payee,
        Money amount,
        String purpose,
        String category,
        @Nullable String budgetLine,
        @Nullable String earmark,
        @Nullable UUID contract,
        PaymentMethod method,
        List<Evidence> evidence,
        boolean emergency) {

    private static final Refusal REPEATED =
            Refusal.rule("funds.evidence-repeated").curedBy(Cure.of("funds.attach-evidence", Roles.REPORTER));

    private static final Refusal OVER_BUDGET =
            Refusal.rule("funds.budget-line-short").curedBy(Cure.of("funds.amend-the-budget", Roles.REPORTER));

    private static final Refusal UNKNOWN_LINE =
            Refusal.rule("funds.budget-line-unknown").curedBy(Cure.of("funds.leave-it-out", Roles.REPORTER));

    public PaymentOrder {
        evidence = List.copyOf(evidence);
    }

    /**
     * What can be known to fail is refused before anyone is asked to approve it.
     *
     * @param leftOfLine what is left of the budget line it names; none where no budget in force has such a line
     */
    public Outcome<PaymentOrder> request(TrustAccount from, @Nullable Money leftOfLine) {
        if (namesAPaperTwice()) {
            return Outcome.declined(REPEATED);
        }
        if (budgetLine != null && leftOfLine == null) {
            return Outcome.declined(UNKNOWN_LINE.with("named", budgetLine).with("principal", principal));
        }
        if (budgetLine != null && leftOfLine != null && leftOfLine.isLessThan(amount)) {
            return Outcome.declined(OVER_BUDGET
                    .with("line", budgetLine)
                    .with("left", leftOfLine)
                    .with("amount", amount));
        }
        if (!from.covers(amount)) {
            return Outcome.declined(from.shortOf(amount));
        }
        return Outcome.done(this);
    }

    private boolean namesAPaperTwice() {
        return evidence.stream()
                .anyMatch(one -> evidence.stream().filter(one::isSamePaperAs).count() > 1);
    }

    /** The invoices this order uses up: each can be paid once, whoever holds it. */
    public List<Evidence> invoices() {
        return evidence.stream().filter(Evidence::isInvoice).toList();
    }
}
