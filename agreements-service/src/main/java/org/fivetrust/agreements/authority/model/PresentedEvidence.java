package org.fivetrust.agreements.authority.model;

import java.util.Set;

/**
 * What lies before a step: the kinds of evidence found good, and how many different people were there: by the minutes
 * it wants, and at the assembly whose resolution it wants.
 */
public record PresentedEvidence(Set<String> kinds, int present, int assembled) {

    private static final String RESOLUTION = "RESOLUTION";

    public PresentedEvidence {
        kinds = Set.copyOf(kinds);
    }

    public PresentedEvidence(Set<String> kinds, int present) {
        this(kinds, present, 0);
    }

    /** A body's quorum shows in its own minutes; only where a resolution is wanted instead is it the assembly's. */
    int there(Step step) {
        var byMinutes = step.wants().stream().anyMatch(kind -> kind.endsWith("MINUTES"));
        return step.wants().contains(RESOLUTION) && !byMinutes ? assembled : present;
    }
}
