package org.fivetrust.accounts.voucher.model;

import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A journal voucher (记账凭证) on its way into the books. Every step demands the ruling that permits it.
 *
 * @param hands who drafted, changed or submitted it, ever
 * @param version counts what it said
 */
public record Voucher(
        UUID id,
        PrincipalId principal,
        UUID book,
        Content content,
        VoucherStatus status,
        Set<String> hands,
        int version) {

    private static final Refusal CASHIER = Refusal.person("accounts.cashier-keeps-out");

    private static final Refusal SAME_PERSON =
            Refusal.person("accounts.same-person").curedBy(Cure.of("accounts.let-another-review", "reviewer"));

    private static final Refusal POSTED =
            Refusal.state("accounts.voucher-posted").curedBy(Cure.of("accounts.reverse", "agency-accountant"));

    private static final Refusal NOT_THERE_YET = Refusal.state("accounts.voucher-not-there");

    public Voucher {
        hands = Set.copyOf(hands);
    }

    /** A new one, as it would be written down. */
    public static Decision draft(Permitted permitted, Content content, Book book, Chart chart, Hand hand) {
        return hand.isCashier() ? new Decision.Declined(CASHIER) : sound(content, book, chart, Step.DRAFTED);
    }

    public Decision change(Permitted permitted, Content wanted, Book book, Chart chart, Hand hand) {
        var obstacle = obstacle(Step.DRAFTED, hand);
        return obstacle == null ? sound(wanted, book, chart, Step.DRAFTED) : new Decision.Declined(obstacle);
    }

    /** Whoever submits it answers for it as its preparer (制单). */
    public Decision submit(Permitted permitted, Book book, Chart chart, Hand hand) {
        var obstacle = obstacle(Step.SUBMITTED, hand);
        return obstacle == null ? sound(content, book, chart, Step.SUBMITTED) : new Decision.Declined(obstacle);
    }

    /** Whoever has written any of it does not review it. */
    public Decision review(Permitted permitted, Hand hand) {
        return hands.contains(hand.subject()) ? new Decision.Declined(SAME_PERSON) : go(Step.REVIEWED, hand);
    }

    /** Back to its preparer, to be drafted anew. */
    public Decision giveBack(Permitted permitted, Hand hand) {
        return go(Step.RETURNED, hand);
    }

    /** Into the books, for good. */
    public Decision post(Permitted permitted, Hand hand) {
        return go(Step.POSTED, hand);
    }

    /** Any step but the writing of it. */
    public Decision take(Step step, Permitted permitted, Book book, Chart chart, Hand hand) {
        return switch (step) {
            case SUBMITTED -> submit(permitted, book, chart, hand);
            case REVIEWED -> review(permitted, hand);
            case RETURNED -> giveBack(permitted, hand);
            case POSTED -> post(permitted, hand);
            case DRAFTED -> throw new IllegalArgumentException("it is drafted by what it says");
        };
    }

    private Decision go(Step step, Hand hand) {
        var obstacle = obstacle(step, hand);
        return obstacle == null ? new Decision.Taken(step) : new Decision.Declined(obstacle);
    }

    private @Nullable Refusal obstacle(Step step, Hand hand) {
        if (hand.isCashier()) {
            return CASHIER;
        }
        if (status == VoucherStatus.POSTED) {
            return POSTED;
        }
        return step.leadsOnFrom(status)
                ? null
                : NOT_THERE_YET.with("status", status).with("step", step);
    }

    private static Decision sound(Content content, Book book, Chart chart, Step step) {
        var faults = content.faults(book, chart);
        return faults.isEmpty() ? new Decision.Taken(step) : new Decision.Unsound(faults);
    }
}
