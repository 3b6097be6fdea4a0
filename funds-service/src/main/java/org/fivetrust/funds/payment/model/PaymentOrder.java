package org.fivetrust.funds.payment.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What a community wants paid (付款申请). It is frozen when asked: what is approved is this, and only this is paid.
 *
 * @param payeeAccount the account of the register that it names, where it names one
 * @param pack by which its papers are wanted, where it names one
 */
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
        boolean emergency,
        @Nullable PayeeAccount payeeAccount,
        @Nullable Pack pack) {

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

    /** The same payment of another amount. */
    PaymentOrder of(Money other) {
        return new PaymentOrder(
                principal,
                account,
                payee,
                other,
                purpose,
                category,
                budgetLine,
                earmark,
                contract,
                method,
                evidence,
                emergency,
                payeeAccount,
                pack);
    }

    private boolean namesAPaperTwice() {
        return evidence.stream()
                .anyMatch(one -> evidence.stream().filter(one::isSamePaperAs).count() > 1);
    }

    /** What it takes of its invoices and receipts; of a single one that has an amount, what is paid. */
    public List<InvoiceClaim> claims() {
        var papers = evidence.stream().filter(Evidence::isUsedUp).toList();
        return papers.stream()
                .map(paper -> new InvoiceClaim(paper, taken(paper, papers.size() == 1)))
                .toList();
    }

    private @Nullable Money taken(Evidence paper, boolean alone) {
        if (paper.amount() == null || paper.used() != null) {
            return paper.used();
        }
        return alone ? amount : paper.amount();
    }

    /** Whether it rests on receipts and notes alone (白条). */
    public boolean restsOnBareReceipts() {
        return evidence.stream().anyMatch(Evidence::isBareReceipt)
                && evidence.stream().noneMatch(Evidence::isInvoice);
    }

    /** The papers that are still wanted. Those of an emergency come afterwards, as its agreement says. */
    public List<PackPaper> missing(List<PackPaper> wanted) {
        return emergency
                ? List.of()
                : wanted.stream()
                        .map(paper -> new PackPaper(paper.paper(), paper.missingOf(evidence)))
                        .filter(paper -> paper.least() > 0)
                        .toList();
    }

    public boolean goesToPersonWithoutContract() {
        return payee.kind() == Payee.Kind.PERSON && method != PaymentMethod.CASH && contract == null;
    }

    public boolean restsOnAcceptance() {
        return evidence.stream().anyMatch(paper -> EvidenceKind.ACCEPTANCE.is(paper.kind()));
    }
}
