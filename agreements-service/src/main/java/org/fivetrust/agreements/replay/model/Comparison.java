package org.fivetrust.agreements.replay.model;

import org.fivetrust.agreements.authority.model.DecisionSummary;
import org.jspecify.annotations.Nullable;

/** What was said of an act, and what the other agreement says of it; nothing where its inputs were not kept. */
public record Comparison(DecisionSummary was, @Nullable DecisionSummary would) {

    /** Which way an act would go. */
    public enum Tendency {
        UNCHANGED,
        STRICTER,
        LOOSER,
        /** As strict as before, by other steps. */
        DIFFERENT,
        /** It cannot be told. */
        WITHOUT_INPUTS
    }

    public Tendency tendency() {
        if (would == null) {
            return Tendency.WITHOUT_INPUTS;
        }
        if (!would.changes(was)) {
            return Tendency.UNCHANGED;
        }
        if (would.isStricterThan(was)) {
            return Tendency.STRICTER;
        }
        return was.isStricterThan(would) ? Tendency.LOOSER : Tendency.DIFFERENT;
    }

    public boolean isAChange() {
        return switch (tendency()) {
            case STRICTER, LOOSER, DIFFERENT -> true;
            case UNCHANGED, WITHOUT_INPUTS -> false;
        };
    }
}
