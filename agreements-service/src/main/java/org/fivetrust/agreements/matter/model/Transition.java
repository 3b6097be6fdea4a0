package org.fivetrust.agreements.matter.model;

import java.util.List;
import java.util.Optional;
import org.fivetrust.shared.kernel.Refusal;

/** The result of a command on a matter: a transition, or a refusal. */
public sealed interface Transition {

    /** The step is done; the next one opens, or its whole group; none while others of this group are not done. */
    record Advance(StepTaken taken, List<Step> opens) implements Transition {

        public Advance {
            opens = List.copyOf(opens);
        }
    }

    /** The last step is done: a warrant is due. */
    record Complete(StepTaken taken) implements Transition {}

    /** Back to the requester with everything that is missing. */
    record SendBack(StepTaken taken) implements Transition {}

    record Reject(StepTaken taken) implements Transition {}

    /** The requester has resubmitted: the step that returned it opens again, and the clocks of its group restart. */
    record Reopen(Step at, List<Step> opens) implements Transition {

        public Reopen {
            opens = List.copyOf(opens);
        }
    }

    record Withdraw() implements Transition {}

    /** What is missing was listed once already: the attempt is recorded, then refused. */
    record SecondNotice(Refusal because) implements Transition {}

    /** Nothing happened. */
    record Refuse(Refusal because) implements Transition {}

    /** Why it does not take place; nothing where it does. */
    default Optional<Refusal> refusal() {
        return switch (this) {
            case SecondNotice(var because) -> Optional.of(because);
            case Refuse(var because) -> Optional.of(because);
            case Advance _, Complete _, SendBack _, Reject _, Reopen _, Withdraw _ -> Optional.empty();
        };
    }
}
