package org.fivetrust.agreements.replay.model;

import org.fivetrust.agreements.ruling.model.DecisionSummary;

/** How an act was ruled on, and how the other agreement rules on it. */
public record Comparison(DecisionSummary was, DecisionSummary would) {

    /** Which way an act would go. */
    public enum Tendency {
        UNCHANGED,
        STRICTER,
        LOOSER,
        /** As strict as before, by other steps. */
        DIFFERENT
    }

    public Tendency tendency() {
        if (!would.changes(was)) {
            return Tendency.UNCHANGED;
        }
        if (would.isStricterThan(was)) {
            return Tendency.STRICTER;
        }
        return was.isStricterThan(would) ? Tendency.LOOSER : Tendency.DIFFERENT;
    }

    public boolean isAChange() {
        return tendency() != Tendency.UNCHANGED;
    }
}
