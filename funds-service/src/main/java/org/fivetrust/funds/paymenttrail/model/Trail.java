package org.fivetrust.funds.paymenttrail.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.paymenttrail.model.TrailStep.Kind;
import org.fivetrust.funds.paymenttrail.model.TrailStep.State;
import org.fivetrust.funds.paymenttrail.model.TrailStep.Title;
import org.fivetrust.shared.kernel.MatterProgress;
import org.fivetrust.shared.kernel.MatterProgress.StepStatus;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands: what was done in the order of time, then what is open, then what waits.
 *
 * @param own what this service knows was done
 * @param matter nothing where agreements-service is silent
 */
public record Trail(PaymentState payment, List<TrailStep> own, Optional<MatterProgress> matter) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    public Trail {
        own = List.copyOf(own);
    }

    public List<TrailStep> steps() {
        var approvals = matter.map(Trail::approvals).orElse(List.of());
        var warrant = matter.map(MatterProgress::warrant).stream()
                .map(issued -> TrailStep.done(Kind.WARRANT, "agreements", issued.issuedAt(), null, null));
        var all = Stream.of(own.stream(), approvals.stream(), warrant, papers().stream(), next().stream())
                .flatMap(steps -> steps)
                .toList();
        var done = all.stream()
                .filter(step -> step.state() == State.DONE)
                .sorted(Comparator.comparing(step -> Objects.requireNonNull(step.at())));
        return Stream.of(done, in(all, State.OPEN), in(all, State.WAITING))
                .flatMap(steps -> steps)
                .toList();
    }

    private static Stream<TrailStep> in(List<TrailStep> steps, State state) {
        return steps.stream().filter(step -> step.state() == state);
    }

    /** Whether steps are left out because agreements-service is silent. */
    public boolean lacksMatter() {
        return matter.isEmpty();
    }

    /** A step came to its people when the one before it was taken. */
    private static List<TrailStep> approvals(MatterProgress matter) {
        var steps = new ArrayList<TrailStep>();
        var since = matter.openedAt();
        for (var step : matter.steps()) {
            if (step.status() != StepStatus.CLOSED) {
                steps.add(approval(step, since));
            }
            since = step.at() == null || step.at().isBefore(since) ? since : step.at();
        }
        return steps;
    }

    private static TrailStep approval(MatterProgress.Step step, Instant since) {
        var state =
                switch (step.status()) {
                    case OPEN -> State.OPEN;
                    case WAITING -> State.WAITING;
                    case APPROVED, RETURNED, REJECTED, CLOSED -> State.DONE;
                };
        var done = state == State.DONE;
        return new TrailStep(
                Kind.APPROVAL,
                state,
                new Title(step.title(), step.english()),
                step.escalatedTo() == null ? step.role() : step.role() + ", " + step.escalatedTo(),
                step.by(),
                state == State.WAITING ? null : since,
                step.at(),
                step.due(),
                done ? List.of() : step.wants(),
                done ? step.status().name() : null,
                null);
    }

    private List<TrailStep> papers() {
        return matter.map(MatterProgress::papers).stream()
                .map(papers -> papers.presentedBy() == null || papers.presentedAt() == null
                        ? TrailStep.open(Kind.PAPERS, Roles.REPORTER, payment.requestedAt(), papers.due())
                                .wanting(papers.wants())
                        : TrailStep.done(Kind.PAPERS, papers.presentedBy(), papers.presentedAt(), null, null))
                .toList();
    }

    /** What is to be done of it here, by how far it has come. */
    private List<TrailStep> next() {
        return switch (payment.status()) {
            case AWAITING_APPROVAL, REJECTED, CANCELLED, BANK_RETURNED -> List.of();
            case RETURNED ->
                List.of(TrailStep.open(
                                Kind.RESUBMISSION,
                                Roles.REPORTER,
                                matter.map(MatterProgress::changedAt).orElse(null),
                                null)
                        .by(payment.requestedBy()));
            case AUTHORISED ->
                List.of(TrailStep.open(
                        Kind.PREPARATION,
                        Roles.CASHIER,
                        warrant().map(MatterProgress.WarrantTerm::issuedAt).orElse(null),
                        warrantEnds()));
            case PREPARED -> List.of(TrailStep.open(Kind.RELEASE, Roles.RELEASER, payment.preparedAt(), warrantEnds()));
            case PAID -> Stream.concat(atBank().stream(), voucher().stream()).toList();
        };
    }

    private List<TrailStep> voucher() {
        return payment.hasVoucher()
                ? List.of()
                : List.of(TrailStep.open(Kind.VOUCHER, Roles.AGENCY_ACCOUNTANT, payment.paidAt(), null));
    }

    private List<TrailStep> atBank() {
        var bank = payment.bank();
        if (bank == null) {
            return List.of();
        }
        return switch (bank) {
            case TO_SEND -> List.of(TrailStep.open(Kind.SENDING, Roles.CASHIER, payment.bankAt(), null));
            case SENT, ACCEPTED, UNKNOWN -> List.of(TrailStep.open(Kind.BANK_ANSWER, null, payment.bankAt(), null));
            case CONFIRMED ->
                payment.onStatement()
                        ? List.of()
                        : List.of(TrailStep.open(Kind.STATEMENT, Roles.CASHIER, payment.bankAt(), null));
            case REJECTED, RETURNED -> List.of();
        };
    }

    private Optional<MatterProgress.WarrantTerm> warrant() {
        return matter.map(MatterProgress::warrant);
    }

    private @Nullable LocalDate warrantEnds() {
        return warrant()
                .map(issued -> LocalDate.ofInstant(issued.expiresAt(), CHINA))
                .orElse(null);
    }

    /** How far a payment has come, as this service knows it. */
    public record PaymentState(
            Status status,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant preparedAt,
            @Nullable Instant paidAt,
            @Nullable BankStatus bank,
            @Nullable Instant bankAt,
            boolean onStatement,
            boolean hasVoucher) {}

    /** As payments have it. */
    public enum Status {
        AWAITING_APPROVAL,
        RETURNED,
        REJECTED,
        AUTHORISED,
        PREPARED,
        PAID,
        BANK_RETURNED,
        CANCELLED
    }
}
