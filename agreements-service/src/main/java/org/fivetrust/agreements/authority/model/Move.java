package org.fivetrust.agreements.authority.model;

import java.util.List;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of a word spoken on a matter. */
public sealed interface Move {

    /** The step is done; the next one opens, or its whole group; none while others of this group are not done. */
    record Advance(Taking taken, List<Step> opens) implements Move {

        public Advance {
            opens = List.copyOf(opens);
        }
    }

    /** The last step is done: a warrant is due. */
    record Complete(Taking taken) implements Move {}

    /** Back to the requester with everything that is missing. */
    record SendBack(Taking taken) implements Move {}

    record Reject(Taking taken) implements Move {}

    /** The requester has sent it again: the step that returned it opens anew, and the clocks beside it start again. */
    record Reopen(Step at, List<Step> opens) implements Move {

        public Reopen {
            opens = List.copyOf(opens);
        }
    }

    record Withdraw() implements Move {}

    record Refuse(Refusal because) implements Move {}
}
