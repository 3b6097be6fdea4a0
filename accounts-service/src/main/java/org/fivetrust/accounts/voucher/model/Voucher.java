package org.fivetrust.accounts.voucher.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
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
        RuleSeverities rules,
        boolean drawnUp) {

    private static final Refusal SAME_PERSON =
            Refusal.person("accounts.same-person").curedBy(Cure.of("accounts.let-another-review", Roles.REVIEWER));

    private static final Refusal POSTED =
            Refusal.state("accounts.voucher-posted").curedBy(Cure.of("accounts.reverse", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal NOT_THERE_YET = Refusal.state("accounts.voucher-not-there");

    private static final Refusal MONTH_CLOSED = Refusal.state("accounts.month-closed")
            .curedBy(Cure.of("accounts.date-in-open-month", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal BEHIND = Refusal.state("accounts.date-before-posted")
            .curedBy(Cure.of("accounts.date-after-posted", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal DRAWN_UP = Refusal.rule("accounts.drawn-up-by-rule")
            .curedBy(Cure.of("accounts.change-the-draft", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal BY_HAND = Refusal.rule("accounts.money-kept-by-funds")
            .curedBy(Cure.of("accounts.pay-by-funds", "reporter"))
            .curedBy(Cure.of("accounts.state-the-reason", "agency-accountant"));

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
        this(id, principal, book, content, status, hands, version, RuleSeverities.NONE, false);
    }

    /** A new one, as it would be written down. */
    public static Decision draft(Permitted permitted, Content content, PostingContext postingContext, Person person) {
        var obstacle = first(Cashier.refusal(person), withoutReason(content, postingContext));
        return obstacle == null
                ? sound(content, postingContext, Step.DRAFTED, List.of())
                : new Decision.Declined(obstacle);
    }

    /** A new one that corrects what is posted. */
    public static Decision correct(
            Permitted permitted,
            CorrectedVoucher correctedVoucher,
            Content content,
            PostingContext postingContext,
            Person person) {
        var obstacle = first(
                Cashier.refusal(person),
                correctedVoucher.obstacle(postingContext.book().id()),
                withoutReason(content, postingContext));
        return obstacle == null
                ? sound(content, postingContext, Step.DRAFTED, correctedVoucher.faults(content, postingContext))
                : new Decision.Declined(obstacle);
    }

    /** A new one that writes off what is posted, in red. */
    public static Decision reverse(
            Permitted permitted,
            CorrectedVoucher correctedVoucher,
            Content content,
            PostingContext postingContext,
            Person person) {
        var obstacle = correctedVoucher.obstacleToReversal(content.date());
        return obstacle == null
                ? correct(permitted, correctedVoucher, content, postingContext, person)
                : new Decision.Declined(obstacle);
    }

    /** @param original what it corrects, if it corrects something */
    public Decision change(
            Permitted permitted,
            Content wanted,
            @Nullable CorrectedVoucher correctedVoucher,
            PostingContext postingContext,
            Person person) {
        var anew = content.anew(wanted);
        var obstacle = first(obstacle(Step.DRAFTED, person), withoutReasonAnew(anew, postingContext));
        if (obstacle != null) {
            return new Decision.Declined(obstacle);
        }
        var more = new ArrayList<Violation>();
        if (correctedVoucher != null) {
            more.addAll(correctedVoucher.faults(wanted, postingContext));
        }
        if (content.kind() == VoucherKind.REVERSAL
                && correctedVoucher != null
                && !content.lines().equals(wanted.lines())) {
            more.add(Violation.worded("voucher.reversal-differs", "/lines"));
        }
        return sound(anew, postingContext, Step.DRAFTED, more);
    }

    /** The submitter is its preparer (制单). */
    public Decision submit(Permitted permitted, PostingContext postingContext, Person person) {
        var obstacle = first(obstacle(Step.SUBMITTED, person), drawnUp ? null : withoutReason(content, postingContext));
        return obstacle == null
                ? sound(content, postingContext, Step.SUBMITTED, content.faults(rules))
                : new Decision.Declined(obstacle);
    }

    /** A preparer may not review it. */
    public Decision review(Permitted permitted, Person person) {
        return hands.contains(person.subject()) ? new Decision.Declined(SAME_PERSON) : go(Step.REVIEWED, person);
    }

    /** Returns it to its preparer as a draft. */
    public Decision giveBack(Permitted permitted, Person person) {
        return go(Step.RETURNED, person);
    }

    /** Into the books, for good. */
    public Decision post(Permitted permitted, PostingContext postingContext, Person person) {
        var obstacle = obstacle(Step.POSTED, person);
        if (obstacle != null) {
            return new Decision.Declined(obstacle);
        }
        if (postingContext.isClosed(content.date())) {
            return closed(content);
        }
        var last = postingContext.posted().behind(content);
        return last == null
                ? new Decision.Taken(Step.POSTED)
                : new Decision.Declined(BEHIND.with("date", content.date()).with("last", last));
    }

    /**
     * Set aside, to be read and never used (作废). What a posting rule drew up shows what happened and stays; only what
     * an account opened with may stand in the book's own openings.
     */
    public Decision discard(Permitted permitted, Person person) {
        return drawnUp && content.kind() != VoucherKind.OPENING
                ? new Decision.Declined(DRAWN_UP)
                : go(Step.DISCARDED, person);
    }

    /** Any step but the writing of it. */
    public Decision take(Step step, Permitted permitted, PostingContext postingContext, Person person) {
        return switch (step) {
            case SUBMITTED -> submit(permitted, postingContext, person);
            case REVIEWED -> review(permitted, person);
            case RETURNED -> giveBack(permitted, person);
            case POSTED -> post(permitted, postingContext, person);
            case DISCARDED -> discard(permitted, person);
            case DRAFTED -> throw new IllegalArgumentException("it is drafted by what it says");
        };
    }

    /**
     * What moves money that funds keeps and does not come from funds says why. A reversal says so by what it reverses.
     */
    public static @Nullable Refusal withoutReason(Content content, PostingContext postingContext) {
        return content.reason() == null
                        && content.kind() != VoucherKind.REVERSAL
                        && content.kind() != VoucherKind.OPENING
                        && postingContext.kept().isMovedBy(content)
                ? BY_HAND.with("since", postingContext.kept().since())
                : null;
    }

    /** What a posting rule drew up says why as soon as it moves another amount than what happened. */
    private @Nullable Refusal withoutReasonAnew(Content anew, PostingContext postingContext) {
        var kept = postingContext.kept();
        return drawnUp && kept.movement(anew).equals(kept.movement(content))
                ? null
                : withoutReason(anew, postingContext);
    }

    private static @Nullable Refusal first(@Nullable Refusal... refusals) {
        for (var refusal : refusals) {
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private Decision go(Step step, Person person) {
        var obstacle = obstacle(step, person);
        return obstacle == null ? new Decision.Taken(step) : new Decision.Declined(obstacle);
    }

    private @Nullable Refusal obstacle(Step step, Person person) {
        var cashier = Cashier.refusal(person);
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

    private static Decision sound(Content content, PostingContext postingContext, Step step, List<Violation> more) {
        if (postingContext.isClosed(content.date())) {
            return closed(content);
        }
        var faults = new ArrayList<>(content.faults(postingContext));
        faults.addAll(more);
        return faults.isEmpty() ? new Decision.Taken(step) : new Decision.Unsound(faults);
    }

    private static Decision closed(Content content) {
        return new Decision.Declined(MONTH_CLOSED.with("date", content.date()));
    }
}
