package org.fivetrust.agreements.matter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person has one part in an act: every office at every step, in the own role and in a lent one. */
class OnePartTest {

    private static final UUID STEP = UUID.randomUUID();

    private static Matter matter(String role) {
        var parts = new SeparationOfDuties(
                Set.of("cashier", "releaser"), Set.of("reporter"), Set.of(), false, Set.of("confirmer"), null);
        var step = new Step(1, STEP, role, List.of(), Step.Status.OPEN, null);
        return new Matter(UUID.randomUUID(), Matter.Status.OPEN, "zhao", 0, List.of(step), parts);
    }

    private static String outcome(String role, Actor actor) {
        return matter(role).objection(STEP, actor).map(Refusal::code).orElse("may");
    }

    @ParameterizedTest(name = "{0} for the {1}: {2}")
    @CsvSource({
        "reporter,           committee-director, matter.delegate-requests",
        "reporter,           party-secretary,    matter.delegate-requests",
        "reporter,           supervisor,         matter.delegate-requests",
        "committee-director, party-secretary,    may",
        "party-secretary,    committee-director, may",
        "supervisor,         committee-director, may",
        "committee-director, supervisor,         may",
        "cashier,            centre-head,        matter.exclusive-duty",
        "releaser,           centre-head,        matter.exclusive-duty",
        "cashier,            committee-director, matter.exclusive-duty",
        "agency-accountant,  centre-head,        may",
        "centre-head,        street-leader,      may",
        "centre-head,        committee-director, matter.delegate-of-the-other-side",
        "committee-director, centre-head,        matter.delegate-of-the-other-side",
    })
    void a_delegate_keeps_the_bounds_of_the_own_office(String own, String lent, String expected) {
        var delegate = new Actor("chen", Set.of(own), List.of(new ActingCapacity(lent, "li", "li")));
        assertThat(outcome(lent, delegate)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} as a substitute: {1}")
    @CsvSource({
        "reporter,        matter.delegate-requests",
        "cashier,         matter.exclusive-duty",
        "party-secretary, may",
        "centre-head,     matter.delegate-of-the-other-side",
    })
    void a_substitute_keeps_the_bounds_of_the_own_office(String own, String expected) {
        var substitute = new Actor("chen", Set.of(own), List.of(ActingCapacity.substitute("committee-director")));
        assertThat(outcome("committee-director", substitute)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "committee-director, cashier,         matter.exclusive-duty",
        "committee-director, releaser,        matter.exclusive-duty",
        "centre-head,        cashier,         matter.exclusive-duty",
        "committee-director, party-secretary, may",
    })
    void a_second_office_closes_the_first(String role, String second, String expected) {
        assertThat(outcome(role, new Actor("chen", Set.of(role, second)))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "zhao, , matter.own-request",
        "chen, zhao, matter.own-request",
        "confirmer, , matter.confirmed-evidence",
        "chen, confirmer, matter.confirmed-evidence"
    })
    void a_part_taken_before_excludes_both_the_delegate_and_the_delegator(
            String subject, String delegator, String expected) {
        var actor = delegator == null
                ? new Actor(subject, Set.of("committee-director"))
                : new Actor(
                        subject,
                        Set.of("party-secretary"),
                        List.of(new ActingCapacity("committee-director", delegator, delegator)));
        assertThat(outcome("committee-director", actor)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"party-secretary", "supervisor"})
    void the_warrant_names_whoever_approved_and_for_whom_and_who_confirmed(String own) {
        var delegate = new Actor("chen", Set.of(own), List.of(new ActingCapacity("committee-director", "li", "li")));
        var matter = matter("committee-director");
        assertThat(matter.approve(STEP, delegate, Set.of()))
                .isInstanceOfSatisfying(
                        Transition.Complete.class,
                        complete -> assertThat(matter.approvers(delegate, complete.taken()))
                                .containsExactly("chen", "confirmer", "li"));
    }
}
