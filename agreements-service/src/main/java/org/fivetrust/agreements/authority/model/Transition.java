package org.fivetrust.agreements.authority.model;

import java.util.List;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of a word spoken on a matter. */
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

    /** The requester has sent it again: the step that returned it opens anew, and the clocks beside it start again. */
    record Reopen(Step at, List<Step> opens) implements Transition {

        public Reopen {
            opens = List.copyOf(opens);
        }
    }

    record Withdraw() implements Transition {}

    record Refuse(Refusal because) implements Transition {}
}
