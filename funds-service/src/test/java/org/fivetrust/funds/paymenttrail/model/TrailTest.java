package org.fivetrust.funds.paymenttrail.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.paymenttrail.model.Trail.PaymentState;
import org.fivetrust.funds.paymenttrail.model.Trail.Status;
import org.fivetrust.funds.paymenttrail.model.TrailStep.Kind;
import org.fivetrust.funds.paymenttrail.model.TrailStep.State;
import org.fivetrust.shared.kernel.MatterProgress;
import org.fivetrust.shared.kernel.MatterProgress.Papers;
import org.fivetrust.shared.kernel.MatterProgress.Step;
import org.fivetrust.shared.kernel.MatterProgress.StepStatus;
import org.fivetrust.shared.kernel.MatterProgress.WarrantTerm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static final Instant MORNING = Instant.parse("2026-06-01T01:00:00Z");

    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");

    private static final LocalDate DUE = LocalDate.of(2026, 6, 4);

    private static MatterProgress matter(@Nullable Papers papers, Step... steps) {
        return new MatterProgress(
                "BH-1",
                MORNING,
                NOON,
                new WarrantTerm(NOON, Instant.parse("2026-06-30T16:30:00Z")),
                papers,
                List.of(steps));
    }

    private static Step step(StepStatus status, @Nullable String escalatedTo, @Nullable Instant at) {
        return new Step("主任审批", "Director", "committee-director", status, List.of(), DUE, escalatedTo, null, at);
    }

    private static PaymentState payment(Status status, @Nullable BankStatus bank, boolean onStatement) {
        return new PaymentState(status, "reporter", MORNING, NOON, NOON, bank, NOON, onStatement, true);
    }

    private static List<TrailStep> open(Trail trail) {
        return trail.steps().stream().filter(step -> step.state() == State.OPEN).toList();
    }

    @Test
    void an_overdue_step_is_with_its_role_and_the_one_above() {
        var trail = new Trail(
                payment(Status.AWAITING_APPROVAL, null, false),
                List.of(),
                Optional.of(matter(
                        null, step(StepStatus.APPROVED, null, NOON), step(StepStatus.OPEN, "street-leader", null))));

        assertThat(open(trail)).singleElement().satisfies(step -> {
            assertThat(step.role()).isEqualTo("committee-director, street-leader");
            assertThat(step.since()).isEqualTo(NOON);
            assertThat(step.due()).isEqualTo(DUE);
        });
    }

    @Test
    void a_payment_is_prepared_and_released_while_its_warrant_holds_by_the_day_of_china() {
        var trail = new Trail(payment(Status.AUTHORISED, null, false), List.of(), Optional.of(matter(null)));

        assertThat(open(trail)).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Kind.PREPARATION);
            assertThat(step.since()).isEqualTo(NOON);
            assertThat(step.due()).isEqualTo(LocalDate.of(2026, 7, 1));
        });
    }

    @Test
    void papers_of_an_emergency_stay_open_until_they_are_brought() {
        var wanting = new Papers(DUE, List.of("INVOICE"), null, null);
        var brought = new Papers(DUE, List.of("INVOICE"), "reporter", NOON);
        var paid = payment(Status.PAID, BankStatus.CONFIRMED, true);

        assertThat(open(new Trail(paid, List.of(), Optional.of(matter(wanting)))))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.kind()).isEqualTo(Kind.PAPERS);
                    assertThat(step.missing()).containsExactly("INVOICE");
                });
        assertThat(open(new Trail(paid, List.of(), Optional.of(matter(brought)))))
                .isEmpty();
    }

    @Test
    void what_the_bank_confirmed_waits_for_a_statement_that_shows_it() {
        var confirmed = new Trail(payment(Status.PAID, BankStatus.CONFIRMED, false), List.of(), Optional.empty());
        var shown = new Trail(payment(Status.PAID, BankStatus.CONFIRMED, true), List.of(), Optional.empty());

        assertThat(open(confirmed)).extracting(TrailStep::kind).containsExactly(Kind.STATEMENT);
        assertThat(open(shown)).isEmpty();
        assertThat(shown.lacksMatter()).isTrue();
    }

    @Test
    void what_was_never_taken_of_an_ended_matter_is_left_out() {
        var trail = new Trail(
                payment(Status.CANCELLED, null, false),
                List.of(),
                Optional.of(matter(null, step(StepStatus.CLOSED, null, null))));

        assertThat(trail.steps()).extracting(TrailStep::kind).containsExactly(Kind.WARRANT);
    }
}
