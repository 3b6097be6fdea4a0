package org.fivetrust.funds.earmark.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * An open earmark. What it was not given for is paid from it on nobody's word: only those whose money it is decide on
 * another plan, in their meeting.
 *
 * @param left what came in for it and is neither reserved nor spent by others, nor released
 * @param hasEnded whether what is left goes back to the giver, and nothing comes in any more
 */
public record Earmark(
        String code,
        String giver,
        UUID account,
        List<String> purposes,
        List<String> categories,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Money left,
        boolean hasEnded) {

    private static final Refusal MISMATCH = Refusal.rule("funds.earmark-mismatch")
            .curedBy(Cure.of("funds.change-the-plan-in-meeting", Roles.COMMITTEE_DIRECTOR));

    private static final Refusal NOT_VALID = Refusal.rule("funds.earmark-not-valid");

    private static final Refusal CLOSED = Refusal.rule("funds.earmark-closed");

    private static final Refusal OTHER_ACCOUNT = Refusal.rule("funds.earmark-in-other-account");

    private static final Refusal SHORT =
            Refusal.rule("funds.earmark-short").curedBy(Cure.of("funds.pay-in", Roles.REPORTER));

    public Earmark {
        purposes = List.copyOf(purposes);
        categories = List.copyOf(categories);
    }

    /** Why it is not paid from it on that day. */
    public Optional<Refusal> against(Spending spending, LocalDate on) {
        var elsewhere = elsewhere(spending.account());
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        return (hasEnded ? unlessToTheGiver(spending) : unlessFor(spending, on)).or(() -> unlessLeft(spending));
    }

    private Optional<Refusal> unlessToTheGiver(Spending spending) {
        return spending.payee().equals(giver) ? Optional.empty() : closed();
    }

    private Optional<Refusal> closed() {
        return Optional.of(CLOSED.with("earmark", code).with("giver", giver));
    }

    private Optional<Refusal> unlessFor(Spending spending, LocalDate on) {
        if (on.isBefore(validFrom) || validTo != null && on.isAfter(validTo)) {
            return Optional.of(NOT_VALID
                    .with("earmark", code)
                    .with("from", validFrom)
                    .with("to", validTo == null ? "…" : validTo));
        }
        return isFor(spending)
                ? Optional.empty()
                : Optional.of(MISMATCH.with("earmark", code)
                        .with("category", spending.category())
                        .with("purpose", spending.purpose())
                        .with("categories", String.join(", ", categories))
                        .with("purposes", String.join("、", purposes)));
    }

    private Optional<Refusal> unlessLeft(Spending spending) {
        return left.isLessThan(spending.amount())
                ? Optional.of(SHORT.with("earmark", code).with("left", left).with("amount", spending.amount()))
                : Optional.empty();
    }

    /** Why nothing is received for it in that account. */
    public Optional<Refusal> againstReceipt(UUID named) {
        return hasEnded ? closed() : elsewhere(named);
    }

    private Optional<Refusal> elsewhere(UUID named) {
        return named.equals(account)
                ? Optional.empty()
                : Optional.of(OTHER_ACCOUNT.with("earmark", code).with("account", account));
    }

    private boolean isFor(Spending spending) {
        var words = Likeness.name(spending.purpose());
        return categories.contains(spending.category())
                && purposes.stream().map(Likeness::name).anyMatch(words::contains);
    }
}
