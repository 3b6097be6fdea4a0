package org.fivetrust.agreements.matter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.matter.model.MatterHandling.Extension;
import org.fivetrust.agreements.matter.model.MatterHandling.Reassignment;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may take a step for whom, side by side with whom, and what binds everybody. */
class ActingCapacityTest {

    private static final UUID SECRETARY = UUID.randomUUID();

    private static final UUID DIRECTOR = UUID.randomUUID();

    private static final UUID LEADER = UUID.randomUUID();

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);

    private static Step step(int no, UUID id, String role, @Nullable String group, Step.Status status) {
        return new Step(no, id, role, group, List.of(), status, null, null, TODAY.plusDays(2), 0);
    }

    private static Step done(Step step, String by, @Nullable String onBehalfOf) {
        return new Step(
                step.no(),
                step.id(),
                step.role(),
                step.group(),
                step.wants(),
                Step.Status.APPROVED,
                by,
                onBehalfOf,
                step.due(),
                0);
    }

    private static Step secretary() {
        return step(1, SECRETARY, "party-secretary", "both", Step.Status.OPEN);
    }

    private static Step director() {
        return step(2, DIRECTOR, "committee-director", "both", Step.Status.OPEN);
    }

    private static Step leader() {
        return step(3, LEADER, "street-leader", null, Step.Status.WAITING);
    }

    private static Matter matter(SeparationOfDuties separationOfDuties, Step... steps) {
        return new Matter(UUID.randomUUID(), Matter.Status.OPEN, "zhao", 0, Arrays.asList(steps), separationOfDuties);
    }

    private static Matter matter(Step... steps) {
        return matter(SeparationOfDuties.NONE, steps);
    }

    private static Actor actor(String subject, String... roles) {
        return new Actor(subject, Set.of(roles));
    }

    private static Actor deputy(String subject, String ownRole, String role, String delegator) {
        return new Actor(subject, Set.of(ownRole), List.of(new ActingCapacity(role, delegator, delegator)));
    }

    private static String code(Transition transition) {
        return transition.refusal().map(Refusal::code).orElse("no refusal: " + transition);
    }

    private static String code(Optional<Refusal> objection) {
        return objection.map(Refusal::code).orElse("no objection");
    }

    @Test
    void steps_of_one_group_are_taken_in_any_order_and_the_next_opens_after_all_of_them() {
        var first = matter(secretary(), director(), leader())
                .approve(DIRECTOR, actor("li", "committee-director"), Set.of());
        assertThat(first)
                .isInstanceOfSatisfying(
                        Transition.Advance.class,
                        move -> assertThat(move.opens()).isEmpty());
        var second = matter(secretary(), done(director(), "li", null), leader())
                .approve(SECRETARY, actor("wang", "party-secretary"), Set.of());
        assertThat(second)
                .isInstanceOfSatisfying(
                        Transition.Advance.class,
                        move -> assertThat(move.opens()).extracting(Step::id).containsExactly(LEADER));
    }

    @Test
    void a_group_opens_as_a_whole() {
        var matter = matter(
                step(1, LEADER, "street-leader", null, Step.Status.OPEN),
                step(2, SECRETARY, "party-secretary", "both", Step.Status.WAITING),
                step(3, DIRECTOR, "committee-director", "both", Step.Status.WAITING));
        assertThat(matter.approve(LEADER, actor("sun", "street-leader"), Set.of()))
                .isInstanceOfSatisfying(
                        Transition.Advance.class,
                        move -> assertThat(move.opens()).extracting(Step::id).containsExactly(SECRETARY, DIRECTOR));
    }

    @Test
    void a_delegate_acts_for_the_delegator() {
        var transition = matter(secretary(), director())
                .approve(DIRECTOR, deputy("chen", "supervisor", "committee-director", "li"), Set.of());
        assertThat(transition)
                .isInstanceOfSatisfying(
                        Transition.Advance.class,
                        taken ->
                                assertThat(taken.taken().capacity().delegator()).isEqualTo("li"));
    }

    @Test
    void delegation_gives_nobody_a_second_part() {
        var byDelegator = matter(done(secretary(), "li", null), director());
        assertThat(code(byDelegator.approve(
                        DIRECTOR, deputy("chen", "supervisor", "committee-director", "li"), Set.of())))
                .isEqualTo("matter.same-person");
        var forDelegator = matter(done(secretary(), "chen", "li"), director());
        assertThat(code(forDelegator.approve(DIRECTOR, actor("li", "committee-director"), Set.of())))
                .isEqualTo("matter.same-person");
        assertThat(code(forDelegator.approve(
                        DIRECTOR, deputy("chen", "supervisor", "committee-director", "wu"), Set.of())))
                .isEqualTo("matter.same-person");
        assertThat(code(matter(secretary(), director())
                        .approve(DIRECTOR, deputy("chen", "supervisor", "committee-director", "zhao"), Set.of())))
                .isEqualTo("matter.own-request");
    }

    @Test
    void of_several_hats_the_one_that_fits_is_worn() {
        var actor = new Actor(
                "chen",
                Set.of("supervisor"),
                List.of(
                        new ActingCapacity("committee-director", "zhao", "zhao"),
                        new ActingCapacity("committee-director", "li", "li")));
        assertThat(matter(secretary(), director()).approve(DIRECTOR, actor, Set.of()))
                .isInstanceOfSatisfying(
                        Transition.Advance.class,
                        move -> assertThat(move.taken().capacity().delegator()).isEqualTo("li"));
    }

    @Test
    void no_role_is_lent_across_to_the_subdistrict_or_back() {
        assertThat(code(matter(secretary(), director())
                        .approve(DIRECTOR, deputy("sun", "centre-head", "committee-director", "li"), Set.of())))
                .isEqualTo("matter.delegate-of-the-other-side");
        var subdistrict = matter(step(1, LEADER, "street-leader", null, Step.Status.OPEN));
        assertThat(code(subdistrict.approve(
                        LEADER, deputy("li", "committee-director", "street-leader", "sun"), Set.of())))
                .isEqualTo("matter.delegate-of-the-other-side");
        var auditor = new Actor("xu", Set.of("auditor"), List.of(new ActingCapacity("street-leader", "sun", "sun")));
        assertThat(code(subdistrict.approve(LEADER, auditor, Set.of()))).isEqualTo("matter.delegate-of-the-other-side");
    }

    @Test
    void who_executes_takes_no_step() {
        var separationOfDuties = new SeparationOfDuties(Set.of("cashier"), Set.of(), false);
        assertThat(code(matter(separationOfDuties, director())
                        .approve(DIRECTOR, actor("li", "committee-director", "cashier"), Set.of())))
                .isEqualTo("matter.exclusive-duty");
    }

    @Test
    void who_is_near_to_the_other_side_keeps_out_and_so_does_his_delegate() {
        var separationOfDuties = new SeparationOfDuties(Set.of(), Set.of("li"), false);
        assertThat(code(matter(separationOfDuties, director())
                        .approve(DIRECTOR, actor("li", "committee-director"), Set.of())))
                .isEqualTo("matter.conflict-of-interest");
        assertThat(code(matter(separationOfDuties, director())
                        .approve(DIRECTOR, deputy("chen", "supervisor", "committee-director", "li"), Set.of())))
                .isEqualTo("matter.conflict-of-interest");
    }

    @Test
    void nothing_is_decided_while_the_clocks_stand_still() {
        var separationOfDuties = new SeparationOfDuties(Set.of(), Set.of(), true);
        assertThat(code(matter(separationOfDuties, director())
                        .approve(DIRECTOR, actor("li", "committee-director"), Set.of())))
                .isEqualTo("matter.paused");
    }

    @Test
    void a_body_decides_with_enough_of_it_there() {
        var body = new Step(
                1, DIRECTOR, "committee-director", null, List.of("MINUTES"), Step.Status.OPEN, null, null, TODAY, 5);
        var li = actor("li", "committee-director");
        assertThat(code(matter(body).approve(DIRECTOR, li, new PresentedEvidence(Set.of("MINUTES"), 4))))
                .isEqualTo("matter.minutes-short");
        assertThat(code(matter(body).approve(DIRECTOR, li, new PresentedEvidence(Set.of(), 9))))
                .isEqualTo("matter.evidence-missing");
        assertThat(matter(body).approve(DIRECTOR, li, new PresentedEvidence(Set.of("MINUTES"), 5)))
                .isInstanceOf(Transition.Complete.class);
        assertThat(code(matter(body)
                        .approve(DIRECTOR, li, new PresentedEvidence(Set.of("MINUTES", "RESOLUTION"), 1, 61))))
                .isEqualTo("matter.minutes-short");
    }

    @Test
    void an_assembly_shows_its_quorum_by_its_own_resolution() {
        var assembly = new Step(
                1,
                DIRECTOR,
                "committee-director",
                null,
                List.of("RESOLUTION"),
                Step.Status.OPEN,
                null,
                null,
                TODAY,
                41);
        var li = actor("li", "committee-director");
        assertThat(code(matter(assembly).approve(DIRECTOR, li, new PresentedEvidence(Set.of("RESOLUTION"), 61, 40))))
                .isEqualTo("matter.minutes-short");
        assertThat(matter(assembly).approve(DIRECTOR, li, new PresentedEvidence(Set.of("RESOLUTION"), 0, 41)))
                .isInstanceOf(Transition.Complete.class);
    }

    @Test
    void evidence_is_vouched_for_by_a_supervisor_who_decides_nothing_else() {
        var matter = matter(SeparationOfDuties.NONE, director());
        assertThat(matter.confirming(actor("sun", "supervisor"))).isInstanceOf(EvidenceConfirmation.By.class);
        assertThat(refused(matter.confirming(actor("li", "committee-director"))))
                .isEqualTo("matter.wrong-role");
        assertThat(refused(matter.confirming(actor("zhao", "supervisor")))).isEqualTo("matter.own-request");
        var vouched = new SeparationOfDuties(Set.of(), Set.of(), false, Set.of("li"));
        assertThat(code(matter(vouched, director()).approve(DIRECTOR, actor("li", "committee-director"), Set.of())))
                .isEqualTo("matter.confirmed-evidence");
    }

    private static String refused(EvidenceConfirmation evidenceConfirmation) {
        return ((EvidenceConfirmation.Refuse) evidenceConfirmation).because().code();
    }

    private static MatterHandling course(Matter matter) {
        return new MatterHandling(matter, "zhao");
    }

    @Test
    void more_time_is_asked_for_and_granted_in_advance_and_by_two() {
        var matterHandling = course(matter(secretary(), director()));
        var li = actor("li", "committee-director");
        var due = TODAY.plusDays(2);
        assertThat(code(matterHandling.againstAsking(DIRECTOR, li, TODAY))).isEqualTo("no objection");
        assertThat(code(matterHandling.againstAsking(DIRECTOR, li, due))).isEqualTo("matter.extension-too-late");
        assertThat(code(matterHandling.againstAsking(SECRETARY, li, TODAY))).isEqualTo("matter.wrong-role");
        var asked = new Extension(UUID.randomUUID(), DIRECTOR, "li", true);
        var both = actor("li", "committee-director", "party-secretary");
        var other = actor("wang", "party-secretary");
        assertThat(code(matterHandling.againstGranting(asked, both, "party-secretary", TODAY)))
                .isEqualTo("matter.extension-needs-another");
        assertThat(code(matterHandling.againstGranting(asked, li, "party-secretary", TODAY)))
                .isEqualTo("matter.wrong-role");
        assertThat(code(matterHandling.againstGranting(asked, other, "party-secretary", due)))
                .isEqualTo("matter.extension-too-late");
        assertThat(code(matterHandling.againstGranting(asked, other, "party-secretary", TODAY)))
                .isEqualTo("no objection");
    }

    @Test
    void a_step_is_handed_on_only_by_who_must_keep_out_and_only_to_who_may_stand_in() {
        var separationOfDuties = new SeparationOfDuties(Set.of(), Set.of("li", "fang"), false);
        var matterHandling = course(matter(separationOfDuties, done(secretary(), "wang", null), director()));
        var li = actor("li", "committee-director");
        assertThat(code(matterHandling.againstReassigning(li, "chen", DIRECTOR)))
                .isEqualTo("no objection");
        assertThat(code(matterHandling.againstReassigning(actor("zhao", "reporter"), "chen", DIRECTOR)))
                .isEqualTo("matter.no-substitute-needed");
        assertThat(code(matterHandling.againstReassigning(actor("hu", "committee-director"), "chen", DIRECTOR)))
                .isEqualTo("matter.no-substitute-needed");
        var reassignment = new Reassignment(UUID.randomUUID(), "li", "chen", DIRECTOR, true);
        assertThat(code(matterHandling.againstAccepting(reassignment, actor("chen", "supervisor"))))
                .isEqualTo("no objection");
        assertThat(code(matterHandling.againstAccepting(
                        new Reassignment(UUID.randomUUID(), "li", "chen", DIRECTOR, false),
                        actor("chen", "supervisor"))))
                .isEqualTo("matter.handing-settled");
        assertThat(code(matterHandling.againstAccepting(reassignment, actor("hu", "supervisor"))))
                .isEqualTo("matter.not-handed-to-you");
        assertThat(code(matterHandling.againstAccepting(reassignment, actor("chen", "street-leader"))))
                .isEqualTo("matter.delegate-of-the-other-side");
        assertThat(code(matterHandling.againstAccepting(reassignment, actor("chen", "reporter"))))
                .isEqualTo("matter.not-a-substitute");
        assertThat(code(matterHandling.againstAccepting(
                        new Reassignment(UUID.randomUUID(), "li", "fang", DIRECTOR, true),
                        actor("fang", "supervisor"))))
                .isEqualTo("matter.conflict-of-interest");
        assertThat(code(matterHandling.againstAccepting(
                        new Reassignment(UUID.randomUUID(), "li", "wang", DIRECTOR, true),
                        actor("wang", "party-secretary"))))
                .isEqualTo("matter.same-person");
    }

    @Test
    void clocks_are_stopped_and_started_by_who_has_a_place_at_an_open_step() {
        var running = course(matter(secretary(), director()));
        assertThat(code(running.againstPausing(actor("sun", "street-leader")))).isEqualTo("matter.not-at-a-step");
        assertThat(code(running.againstPausing(actor("li", "committee-director"))))
                .isEqualTo("no objection");
        assertThat(code(running.againstResuming(actor("li", "committee-director"))))
                .isEqualTo("matter.not-paused");
        var paused = course(matter(new SeparationOfDuties(Set.of(), Set.of(), true), secretary(), director()));
        assertThat(code(paused.againstPausing(actor("li", "committee-director"))))
                .isEqualTo("matter.paused");
        assertThat(code(paused.againstResuming(actor("li", "committee-director"))))
                .isEqualTo("no objection");
    }

    @Test
    void what_is_sent_again_starts_every_clock_beside_it_anew() {
        var returned = step(1, SECRETARY, "party-secretary", "both", Step.Status.RETURNED);
        var matter = new Matter(
                UUID.randomUUID(), Matter.Status.RETURNED, "zhao", 1, List.of(returned, director(), leader()));
        assertThat(matter.resubmit(actor("zhao", "reporter")))
                .isInstanceOfSatisfying(
                        Transition.Reopen.class,
                        move -> assertThat(move.opens()).extracting(Step::id).containsExactly(SECRETARY, DIRECTOR));
    }
}
