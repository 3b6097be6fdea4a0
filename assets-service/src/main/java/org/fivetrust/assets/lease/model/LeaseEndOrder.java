package org.fivetrust.assets.lease.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;

/**
 * The end of a lease before its last day (解除). It is frozen when asked for.
 *
 * @param number of the lease
 * @param document the agreement to end it, or the notice
 */
public record LeaseEndOrder(
        PrincipalId principal,
        UUID lease,
        String number,
        Tenant tenant,
        Term term,
        RentTerms rent,
        LocalDate lastDay,
        String reason,
        String document) {

    private static final Refusal NOT_WITHIN = Refusal.rule("assets.end-not-within-term");

    private static final Refusal ENDED = Refusal.state("assets.lease-ended");

    private static final Refusal ASKED = Refusal.state("assets.lease-end-open");

    public Outcome<LeaseEndOrder> request() {
        return lastDay.isBefore(term.from()) || !lastDay.isBefore(term.to())
                ? Outcome.declined(NOT_WITHIN
                        .with("day", lastDay)
                        .with("from", term.from())
                        .with("to", term.to()))
                : Outcome.done(this);
    }

    public Outcome<ExecutedAct> end(ExecutedAct act) {
        return request().map(_ -> act);
    }

    /** It has come to an end already. */
    public static Refusal ended() {
        return ENDED;
    }

    /** Somebody asked for its end already. */
    public static Refusal open() {
        return ASKED;
    }

    /** What the days after the last day would have cost: the authority to end it is taken from that. */
    public Money remitted() {
        return RentSchedule.of(term, rent).stream()
                .map(due -> due.amount().minus(stays().getOrDefault(due.number(), Money.ZERO)))
                .reduce(Money.ZERO, Money::plus);
    }

    /** Rents of days after the last day are remitted, by their days; what was waived of them is not remitted again. */
    public List<WaiverOrder.Part> remissions(RentAccount account) {
        var stays = stays();
        return account.lines().stream()
                .map(line -> new WaiverOrder.Part(
                        line.rent().number(),
                        remitted(line, stays.getOrDefault(line.rent().number(), Money.ZERO))))
                .filter(part -> part.amount().isPositive())
                .toList();
    }

    private static Money remitted(RentAccount.Line line, Money stays) {
        var amount = line.rent().amount();
        var after = amount.minus(stays);
        var left = amount.minus(line.waived());
        return after.isLessThan(left) ? after : left;
    }

    private Map<Integer, Money> stays() {
        return RentSchedule.of(new Term(term.from(), lastDay), rent).stream()
                .collect(Collectors.toMap(RentDue::number, RentDue::amount));
    }
}
