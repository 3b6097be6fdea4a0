package org.fivetrust.accounts.voucher.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A journal voucher (记账凭证) on its way into the books. Every step demands the ruling that permits it.
 *
 * @param hands who drafted, changed or submitted it, ever
 * @param version counts what it said
 * @param rules what the law wants of it on its day
 * @param drawnUp whether a posting rule drew it up, so that what it shows would be lost with it
 */
public record Voucher(
        UUID id,
        PrincipalId principal,
        UUID book,
        Content content,
        VoucherStatus status,
        Set<String> hands,
        int version,
        Rules rules,
        boolean drawnUp) {

    private static final Refusal SAME_PERSON =
            Refusal.person("accounts.same-person").curedBy(Cure.of("accounts.let-another-review", "reviewer"));

    private static final Refusal POSTED =
            Refusal.state("accounts.voucher-posted").curedBy(Cure.of("accounts.reverse", "agency-accountant"));

    private static final Refusal NOT_THERE_YET = Refusal.state("accounts.voucher-not-there");

    private static final Refusal MONTH_CLOSED =
            Refusal.state("accounts.month-closed").curedBy(Cure.of("accounts.date-in-open-month", "agency-accountant"));

    private static final Refusal BEHIND = Refusal.state("accounts.date-before-posted")
            .curedBy(Cure.of("accounts.date-after-posted", "agency-accountant"));

    private static final Refusal DRAWN_UP = Refusal.rule("accounts.drawn-up-by-rule")
            .curedBy(Cure.of("accounts.change-the-draft", "agency-accountant"));

    public Voucher {
        hands = Set.copyOf(hands);
    }

    public Voucher(
            UUID id,
            PrincipalId principal,
            UUID book,
            Content content,
            VoucherStatus status,
            Set<String> hands,
            int version) {
        this(id, principal, book, content, status, hands, version, Rules.NONE, false);
    }

    /** A new one, as it would be written down. */
    public static Decision draft(Permitted permitted, Content content, Ground ground, Hand hand) {
        var obstacle = hand.obstacle();
        return obstacle == null ? sound(content, ground, Step.DRAFTED, List.of()) : new Decision.Declined(obstacle);
    }

    /** A new one that corrects what is posted. */
    public static Decision correct(Permitted permitted, Original original, Content content, Ground ground, Hand hand) {
        var cashier = hand.obstacle();
        var obstacle = cashier == null ? original.obstacle(ground.book().id()) : cashier;
        return obstacle == null
                ? sound(content, ground, Step.DRAFTED, original.faults(content, ground))
                : new Decision.Declined(obstacle);
    }

    /** A new one that writes off what is posted, in red. */
    public static Decision reverse(Permitted permitted, Original original, Content content, Ground ground, Hand hand) {
        var obstacle = original.obstacleToReversal(content.date());
        return obstacle == null ? correct(permitted, original, content, ground, hand) : new Decision.Declined(obstacle);
    }

    /** @param original what it corrects, if it corrects something */
    public Decision change(Permitted permitted, Content wanted, @Nullable Original original, Ground ground, Hand hand) {
        var obstacle = obstacle(Step.DRAFTED, hand);
        if (obstacle != null) {
            return new Decision.Declined(obstacle);
        }
        var more = new ArrayList<Violation>();
        if (original != null) {
            more.addAll(original.faults(wanted, ground));
        }
        if (content.kind() == VoucherKind.REVERSAL
                && original != null
                && !content.lines().equals(wanted.lines())) {
            more.add(new Violation("/lines", "a reversal repeats the voucher it writes off (红字凭证内容与原凭证相同)"));
        }
        return sound(content.anew(wanted), ground, Step.DRAFTED, more);
    }

    /** Whoever submits it answers for it as its preparer (制单). */
    public Decision submit(Permitted permitted, Ground ground, Hand hand) {
        var obstacle = obstacle(Step.SUBMITTED, hand);
        return obstacle == null
                ? sound(content, ground, Step.SUBMITTED, content.faults(rules))
                : new Decision.Declined(obstacle);
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
    public Decision post(Permitted permitted, Ground ground, Hand hand) {
        var obstacle = obstacle(Step.POSTED, hand);
        if (obstacle != null) {
            return new Decision.Declined(obstacle);
        }
        if (ground.isClosed(content.date())) {
            return closed(content);
        }
        var last = ground.posted().behind(content);
        return last == null
                ? new Decision.Taken(Step.POSTED)
                : new Decision.Declined(BEHIND.with("date", content.date()).with("last", last));
    }

    /** Set aside, to be read and never used (作废). What a posting rule drew up shows what happened and stays. */
    public Decision discard(Permitted permitted, Hand hand) {
        return drawnUp ? new Decision.Declined(DRAWN_UP) : go(Step.DISCARDED, hand);
    }

    /** Any step but the writing of it. */
    public Decision take(Step step, Permitted permitted, Ground ground, Hand hand) {
        return switch (step) {
            case SUBMITTED -> submit(permitted, ground, hand);
            case REVIEWED -> review(permitted, hand);
            case RETURNED -> giveBack(permitted, hand);
            case POSTED -> post(permitted, ground, hand);
            case DISCARDED -> discard(permitted, hand);
            case DRAFTED -> throw new IllegalArgumentException("it is drafted by what it says");
        };
    }

    private Decision go(Step step, Hand hand) {
        var obstacle = obstacle(step, hand);
        return obstacle == null ? new Decision.Taken(step) : new Decision.Declined(obstacle);
    }

    private @Nullable Refusal obstacle(Step step, Hand hand) {
        var cashier = hand.obstacle();
        if (cashier != null) {
            return cashier;
        }
        if (status == VoucherStatus.POSTED) {
            return POSTED;
        }
        return step.leadsOnFrom(status)
                ? null
                : NOT_THERE_YET.with("status", status).with("step", step);
    }

    private static Decision sound(Content content, Ground ground, Step step, List<Violation> more) {
        if (ground.isClosed(content.date())) {
            return closed(content);
        }
        var faults = new ArrayList<>(content.faults(ground));
        faults.addAll(more);
        return faults.isEmpty() ? new Decision.Taken(step) : new Decision.Unsound(faults);
    }

    private static Decision closed(Content content) {
        return new Decision.Declined(MONTH_CLOSED.with("date", content.date()));
    }
}
