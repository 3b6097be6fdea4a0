package org.fivetrust.agreements.matter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.matter.model.Matter.Status;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatterTest {

    private static final UUID FIRST = UUID.randomUUID();

    private static final UUID SECOND = UUID.randomUUID();

    private static final Actor SECRETARY = new Actor("wang", Set.of("party-secretary"));

    private static final Actor DIRECTOR = new Actor("li", Set.of("committee-director"));

    private static Step step(int no, UUID id, String role, Step.Status status, @Nullable String by, String... wants) {
        return new Step(no, id, role, List.of(wants), status, by);
    }

    private static Matter fresh() {
        return matter(
                Status.OPEN,
                0,
                step(1, FIRST, "party-secretary", Step.Status.OPEN, null),
                step(2, SECOND, "committee-director", Step.Status.WAITING, null, "RESOLUTION"));
    }

    private static Matter halfway() {
        return matter(
                Status.OPEN,
                0,
                step(1, FIRST, "party-secretary", Step.Status.APPROVED, "wang"),
                step(2, SECOND, "committee-director", Step.Status.OPEN, null, "RESOLUTION"));
    }

    private static Matter matter(Status status, int returned, Step... steps) {
        return new Matter(UUID.randomUUID(), status, "zhao", returned, List.of(steps));
    }

    private static String code(Transition transition) {
        return transition.refusal().map(Refusal::code).orElse("no refusal: " + transition);
    }

    @Test
    void the_first_step_opens_the_second() {
        assertThat(fresh().approve(FIRST, SECRETARY, Set.of()))
                .isInstanceOfSatisfying(
                        Transition.Advance.class,
                        move -> assertThat(move.opens()).extracting(Step::id).containsExactly(SECOND));
    }

    @Test
    void the_last_step_completes() {
        assertThat(halfway().approve(SECOND, DIRECTOR, Set.of("RESOLUTION"))).isInstanceOf(Transition.Complete.class);
    }

    @Test
    void steps_are_taken_in_order() {
        assertThat(code(fresh().approve(SECOND, DIRECTOR, Set.of("RESOLUTION"))))
                .isEqualTo("matter.step-not-open");
        assertThat(code(halfway().approve(FIRST, SECRETARY, Set.of()))).isEqualTo("matter.step-not-open");
    }

    @Test
    void only_the_steps_role_takes_it() {
        assertThat(code(fresh().approve(FIRST, DIRECTOR, Set.of()))).isEqualTo("matter.wrong-role");
    }

    @Test
    void nobody_approves_his_own_request() {
        var zhao = new Actor("zhao", Set.of("party-secretary"));
        assertThat(code(fresh().approve(FIRST, zhao, Set.of()))).isEqualTo("matter.own-request");
    }

    @Test
    void one_person_takes_one_step_even_with_two_roles() {
        var both = new Actor("wang", Set.of("party-secretary", "committee-director"));
        assertThat(code(halfway().approve(SECOND, both, Set.of("RESOLUTION")))).isEqualTo("matter.same-person");
    }

    @Test
    void evidence_wanted_must_lie_before_the_step() {
        assertThat(code(halfway().approve(SECOND, DIRECTOR, Set.of("INVOICE")))).isEqualTo("matter.evidence-missing");
    }

    @Test
    void what_is_missing_is_told_once() {
        assertThat(fresh().sendBack(FIRST, SECRETARY)).isInstanceOf(Transition.SendBack.class);
        var again = matter(Status.OPEN, 1, step(1, FIRST, "party-secretary", Step.Status.OPEN, null));
        assertThat(again.sendBack(FIRST, SECRETARY)).isInstanceOf(Transition.SecondNotice.class);
        assertThat(code(again.sendBack(FIRST, SECRETARY))).isEqualTo("matter.already-returned");
    }

    @Test
    void a_returned_matter_goes_on_where_it_was_returned() {
        var returned = matter(
                Status.RETURNED,
                1,
                step(1, FIRST, "party-secretary", Step.Status.APPROVED, "wang"),
                step(2, SECOND, "committee-director", Step.Status.RETURNED, "li"));
        assertThat(returned.resubmit(new Actor("zhao", Set.of())))
                .isInstanceOfSatisfying(
                        Transition.Reopen.class,
                        move -> assertThat(move.at().no()).isEqualTo(2));
        assertThat(code(returned.resubmit(DIRECTOR))).isEqualTo("matter.not-the-requester");
        assertThat(code(returned.approve(SECOND, DIRECTOR, Set.of()))).isEqualTo("matter.closed");
    }

    @Test
    void a_closed_matter_takes_no_word() {
        for (var status :
                List.of(Status.REJECTED, Status.APPROVED, Status.EXECUTED, Status.WITHDRAWN, Status.EXPIRED)) {
            var closed = matter(status, 0, step(1, FIRST, "party-secretary", Step.Status.OPEN, null));
            assertThat(code(closed.approve(FIRST, SECRETARY, Set.of()))).isEqualTo("matter.closed");
            assertThat(code(closed.withdraw(new Actor("zhao", Set.of())))).isEqualTo("matter.closed");
        }
    }
}
