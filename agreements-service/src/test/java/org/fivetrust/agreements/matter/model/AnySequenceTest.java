package org.fivetrust.agreements.matter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is said in whatever order by whomever under whatever hat: a matter is only completed when each of its steps
 * was taken, in order of its groups, with its evidence, by people of whom each had one part and none was the requester,
 * near to the other side, or who will execute. The seed is in the name of a run that fails.
 */
class AnySequenceTest {

    private static final List<String> ROLES =
            List.of("party-secretary", "committee-director", "supervisor", "centre-head", "street-leader", "cashier");

    private static final List<String> PEOPLE =
            List.of("zhao", "qian", "sun", "li", "zhou", "wu", "zheng", "wang", "feng", "chen");

    private static final Set<String> COMMUNITY = Set.of("party-secretary", "committee-director", "supervisor");

    static LongStream seeds() {
        return LongStream.range(20260101, 20260101 + 300);
    }

    private final List<StepTaken> takings = new ArrayList<>();

    private final List<Actor> actors = new ArrayList<>();

    private final List<PresentedEvidence> evidence = new ArrayList<>();

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_sequence_completes_a_matter_by_another_way(long seed) {
        var chance = new Random(seed);
        var matter = anyMatter(chance);
        var completed = false;
        for (var n = 0; n < 400 && !completed; n++) {
            var transition = say(chance, matter);
            completed = transition instanceof Transition.Complete;
            matter = after(matter, transition);
        }
        if (completed) {
            mustBeEarned(matter);
        }
    }

    /** The sequences do reach the end often enough to mean something. */
    @Test
    void many_sequences_complete() {
        var completed = seeds().filter(seed -> {
                    var chance = new Random(seed);
                    var matter = anyMatter(chance);
                    for (var n = 0; n < 400; n++) {
                        var transition = say(chance, matter);
                        if (transition instanceof Transition.Complete) {
                            return true;
                        }
                        matter = after(matter, transition);
                    }
                    return false;
                })
                .count();
        assertThat(completed).isGreaterThan(50);
    }

    private static <T> T any(Random chance, List<T> from) {
        return from.get(chance.nextInt(from.size()));
    }

    private static Matter anyMatter(Random chance) {
        var size = 1 + chance.nextInt(4);
        var roles = new ArrayList<>(ROLES.subList(0, 5));
        Collections.shuffle(roles, chance);
        var grouped = 1 + chance.nextInt(size);
        var steps = IntStream.range(0, size)
                .mapToObj(n -> new Step(
                        n + 1,
                        new UUID(0, n + 1),
                        roles.get(n),
                        n < grouped && grouped > 1 ? "together" : null,
                        chance.nextInt(3) == 0 ? List.of("MINUTES") : List.of(),
                        n == 0 || n < grouped && grouped > 1 ? Step.Status.OPEN : Step.Status.WAITING,
                        null,
                        null,
                        null,
                        chance.nextInt(6) == 0 ? 3 : 0))
                .toList();
        var conflicted = Set.of(any(chance, PEOPLE));
        return new Matter(
                new UUID(1, 1),
                Matter.Status.OPEN,
                any(chance, PEOPLE),
                0,
                steps,
                new SeparationOfDuties(Set.of("cashier"), conflicted, false));
    }

    /** Roles change from command to command: nobody keeps the roles of the first one. */
    private static Actor anyActor(Random chance) {
        var roles = new HashSet<String>();
        roles.add(any(chance, ROLES));
        if (chance.nextInt(3) == 0) {
            roles.add(any(chance, ROLES));
        }
        var hats = new ArrayList<ActingCapacity>();
        for (var n = chance.nextInt(3); n > 0; n--) {
            hats.add(new ActingCapacity(any(chance, ROLES), any(chance, PEOPLE), "somebody"));
        }
        return new Actor(any(chance, PEOPLE), roles, hats);
    }

    private Transition say(Random chance, Matter matter) {
        var actor = anyActor(chance);
        var step = any(chance, matter.steps()).id();
        var presentedEvidence =
                new PresentedEvidence(chance.nextBoolean() ? Set.of("MINUTES") : Set.of(), chance.nextInt(5));
        var transition =
                switch (chance.nextInt(12)) {
                    case 0 -> matter.sendBack(step, actor);
                    case 1 -> matter.resubmit(actor);
                    case 2 ->
                        chance.nextInt(20) == 0
                                ? matter.reject(step, actor)
                                : matter.approve(step, actor, presentedEvidence);
                    case 3 -> chance.nextInt(20) == 0 ? matter.withdraw(actor) : matter.resubmit(actor);
                    default -> matter.approve(step, actor, presentedEvidence);
                };
        switch (transition) {
            case Transition.Advance(var taken, var _) -> remember(taken, actor, presentedEvidence);
            case Transition.Complete(var taken) -> remember(taken, actor, presentedEvidence);
            default -> {
                // nothing was approved
            }
        }
        return transition;
    }

    private void remember(StepTaken taken, Actor actor, PresentedEvidence presentedEvidence) {
        takings.add(taken);
        actors.add(actor);
        evidence.add(presentedEvidence);
    }

    private Matter after(Matter matter, Transition transition) {
        return switch (transition) {
            case Transition.Refuse _, Transition.SecondNotice _ -> matter;
            case Transition.Advance(var taken, var opens) -> approved(matter, Matter.Status.OPEN, taken, opens);
            case Transition.Complete(var taken) -> approved(matter, Matter.Status.APPROVED, taken, List.of());
            case Transition.SendBack(var taken) ->
                with(matter, Matter.Status.RETURNED, 1, taken.step().no(), Step.Status.RETURNED, null, null);
            case Transition.Reopen(var at, var _) ->
                with(matter, Matter.Status.OPEN, matter.timesReturned(), at.no(), Step.Status.OPEN, null, null);
            case Transition.Reject(var taken) ->
                with(
                        matter,
                        Matter.Status.REJECTED,
                        matter.timesReturned(),
                        taken.step().no(),
                        Step.Status.REJECTED,
                        null,
                        null);
            case Transition.Withdraw _ ->
                new Matter(
                        matter.id(), Matter.Status.WITHDRAWN, matter.requester(), 0, matter.steps(), matter.bounds());
        };
    }

    private Matter approved(Matter matter, Matter.Status status, StepTaken taken, List<Step> opens) {
        var by = actors.getLast().subject();
        var next = with(
                matter,
                status,
                matter.timesReturned(),
                taken.step().no(),
                Step.Status.APPROVED,
                by,
                taken.capacity().delegator());
        for (var step : opens) {
            next = with(next, status, next.timesReturned(), step.no(), Step.Status.OPEN, null, null);
        }
        return next;
    }

    private static Matter with(
            Matter matter,
            Matter.Status status,
            int returned,
            int no,
            Step.Status stepStatus,
            @Nullable String by,
            @Nullable String onBehalfOf) {
        var steps = matter.steps().stream()
                .map(step -> step.no() != no
                        ? step
                        : new Step(
                                no,
                                step.id(),
                                step.role(),
                                step.group(),
                                step.wants(),
                                stepStatus,
                                by,
                                onBehalfOf,
                                step.due(),
                                step.quorum()))
                .toList();
        return new Matter(matter.id(), status, matter.requester(), returned, steps, matter.bounds());
    }

    private void mustBeEarned(Matter matter) {
        assertThat(matter.steps()).allMatch(step -> step.status() == Step.Status.APPROVED);
        assertThat(takings)
                .extracting(taken -> taken.step().no())
                .doesNotHaveDuplicates()
                .hasSize(matter.steps().size());
        var people = new ArrayList<String>();
        var highestDone = new HashSet<Integer>();
        for (var n = 0; n < takings.size(); n++) {
            var step = takings.get(n).step();
            var actor = actors.get(n);
            var delegator = takings.get(n).capacity().delegator();
            people.add(actor.subject());
            if (delegator == null) {
                assertThat(actor.roles()).contains(step.role());
            } else {
                people.add(delegator);
                assertThat(actor.additional()).contains(new ActingCapacity(step.role(), delegator, "somebody"));
                assertThat(actor.roles()).allMatch(role -> COMMUNITY.contains(role) == COMMUNITY.contains(step.role()));
            }
            assertThat(actor.roles()).doesNotContain("cashier");
            assertThat(evidence.get(n).kinds()).containsAll(step.wants());
            assertThat(evidence.get(n).present()).isGreaterThanOrEqualTo(step.quorum());
            for (var earlier : matter.steps().subList(0, step.no() - 1)) {
                if (!earlier.isParallelTo(step)) {
                    assertThat(highestDone).as("before step " + step.no()).contains(earlier.no());
                }
            }
            highestDone.add(step.no());
        }
        assertThat(people).doesNotHaveDuplicates().doesNotContain(matter.requester());
        assertThat(people).doesNotContainAnyElementsOf(matter.bounds().conflicted());
    }
}
