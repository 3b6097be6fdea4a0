package org.fivetrust.agreements.authority.model;

import org.fivetrust.shared.kernel.Refusal;

/** What comes of a word spoken on a matter. */
public sealed interface Move {

    /** The step is done; the next one opens. */
    record Advance(Step done, Step next) implements Move {}

    /** The last step is done: a warrant is due. */
    record Complete(Step done) implements Move {}

    /** Back to the requester with everything that is missing. */
    record SendBack(Step at) implements Move {}

    record Reject(Step at) implements Move {}

    /** The requester has sent it again; the step that returned it opens anew. */
    record Reopen(Step at) implements Move {}

    record Withdraw() implements Move {}

    record Refuse(Refusal because) implements Move {}
}
