package org.fivetrust.assets.lease.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * A lease to enter. It is frozen when asked for.
 *
 * @param renews the lease that it follows (续租)
 * @param document number of the draft or contract; none: by word of mouth
 */
public record LeaseOrder(
        PrincipalId principal,
        LeasedProperty thing,
        LeaseKind kind,
        Tenant tenant,
        String use,
        Term term,
        RentTerms rent,
        RentFloor floor,
        Money deposit,
        @Nullable UUID renews,
        @Nullable String document) {

    private static final Refusal BACKWARD = Refusal.rule("assets.term-backward");

    private static final Refusal TOO_LONG =
            Refusal.rule("assets.lease-too-long").curedBy(Cure.of("assets.shorten-the-lease", Roles.REPORTER));

    private static final Refusal UNWRITTEN =
            Refusal.rule("assets.lease-unwritten").curedBy(Cure.of("assets.name-the-contract", Roles.REPORTER));

    private static final Refusal FLOOR_UNPROVEN =
            Refusal.rule("assets.floor-unproven").curedBy(Cure.of("assets.attach-appraisal", Roles.REPORTER));

    private static final Refusal BELOW_FLOOR =
            Refusal.rule("assets.rent-below-floor").curedBy(Cure.of("assets.have-the-floor-lowered", Roles.REPORTER));

    private static final Refusal OVERLAPS = Refusal.state("assets.lease-overlaps");

    private static final Refusal IN_ARREARS =
            Refusal.rule("assets.in-arrears").curedBy(Cure.of("assets.have-the-arrears-paid", Roles.REPORTER));

    private static final Refusal GONE = Refusal.state("assets.already-disposed");

    private static final Refusal NOT_IN_FORCE = Refusal.state("assets.lease-not-in-force");

    /**
     * What is known when it is asked for and again when it is entered.
     *
     * @param askedOn the day on which it was asked for
     * @param occupations of the same asset by other leases
     * @param owed by the tenant, of any lease
     */
    public record Facts(
            LeaseLimits limits, LocalDate askedOn, boolean disposed, List<Occupation> occupations, Money owed) {}

    /** @param lease the number of the lease that is entered, or of the matter of one that is only asked for */
    public record Occupation(String lease, @Nullable String part, LocalDate begins, LocalDate ends) {

        boolean meets(LeaseOrder order) {
            var wanted = order.thing.part();
            return (part == null || wanted == null || part.equals(wanted))
                    && order.term.overlaps(new Term(begins, ends));
        }
    }

    public Outcome<LeaseOrder> request(Facts facts) {
        return Stream.of(
                        againstTerm(facts),
                        againstForm(facts.limits()),
                        againstFloor(),
                        againstDisposed(facts.disposed()),
                        againstOthers(facts.occupations()),
                        againstArrears(facts.owed()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Outcome::<LeaseOrder>declined)
                .orElseGet(() -> Outcome.done(this));
    }

    /** Between request and entry the tenant may have fallen behind, or the asset been sold. */
    public Outcome<ExecutedAct> enter(Facts facts, ExecutedAct act) {
        return request(facts).map(_ -> act);
    }

    /** Somebody else asked for the same place a moment earlier. */
    public static Refusal overtaken(LeaseOrder order) {
        return OVERLAPS.with("lease", order.thing.card())
                .with("from", order.term.from())
                .with("to", order.term.to());
    }

    /** A lease that is not in force is neither renewed nor ended, and nothing is owed under it. */
    public static Refusal notInForce() {
        return NOT_IN_FORCE;
    }

    private Optional<Refusal> againstTerm(Facts facts) {
        if (!term.isForward()) {
            return Optional.of(BACKWARD.with("from", term.from()).with("to", term.to()));
        }
        var longest = facts.limits().longest();
        if (longest == null) {
            return Optional.empty();
        }
        var last = last(longest.figure(), facts.askedOn());
        return term.to().isAfter(last)
                ? Optional.of(TOO_LONG.with("to", term.to())
                        .with("last", last)
                        .with("years", longest.figure())
                        .with("source", longest.source()))
                : Optional.empty();
    }

    /** A renewal is counted again, from the day of renewing at the latest. */
    private LocalDate last(int years, LocalDate askedOn) {
        var from = renews != null && askedOn.isBefore(term.from()) ? askedOn : term.from();
        return new Term(from, term.to()).lastDayOfYears(years);
    }

    private Optional<Refusal> againstForm(LeaseLimits limits) {
        var written = limits.writtenFrom();
        return written != null && document == null && !term.isShorterThanMonths(written.figure())
                ? Optional.of(UNWRITTEN.with("months", written.figure()).with("source", written.source()))
                : Optional.empty();
    }

    private Optional<Refusal> againstFloor() {
        if (!floor.isProven()) {
            return Optional.of(FLOOR_UNPROVEN.with("basis", floor.basis()));
        }
        var year = rent.firstYear();
        return year.isLessThan(floor.perYear())
                ? Optional.of(BELOW_FLOOR.with("rent", year).with("floor", floor.perYear()))
                : Optional.empty();
    }

    private Optional<Refusal> againstDisposed(boolean disposed) {
        return disposed ? Optional.of(GONE) : Optional.empty();
    }

    private Optional<Refusal> againstOthers(List<Occupation> occupations) {
        return occupations.stream()
                .filter(other -> other.meets(this))
                .findFirst()
                .map(other -> OVERLAPS.with("lease", other.lease())
                        .with("from", other.begins())
                        .with("to", other.ends()));
    }

    /** Who owes rent takes nothing more, whatever lease it is owed for. */
    private Optional<Refusal> againstArrears(Money owed) {
        return owed.isPositive()
                ? Optional.of(IN_ARREARS.with("tenant", tenant.name()).with("owed", owed))
                : Optional.empty();
    }

    /** What it comes to over its whole term: the authority to approve it is taken from that. */
    public Money total() {
        return rents().stream().map(RentDue::amount).reduce(Money.ZERO, Money::plus);
    }

    public List<RentDue> rents() {
        return RentSchedule.of(term, rent);
    }
}
