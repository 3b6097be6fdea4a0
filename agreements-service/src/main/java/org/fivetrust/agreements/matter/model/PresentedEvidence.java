package org.fivetrust.agreements.matter.model;

import java.util.Set;
import org.fivetrust.shared.kernel.EvidenceKind;

/**
 * The accepted evidence of a step: its kinds, and how many different people attended by the minutes and by the
 * assembly's resolution.
 */
public record PresentedEvidence(Set<String> kinds, int present, int assembled) {

    public PresentedEvidence {
        kinds = Set.copyOf(kinds);
    }

    public PresentedEvidence(Set<String> kinds, int present) {
        this(kinds, present, 0);
    }

    /** A body's quorum shows in its own minutes; only where a resolution is wanted instead is it the assembly's. */
    int there(Step step) {
        var byMinutes = step.wants().stream().anyMatch(EvidenceKind::isMinutes);
        return EvidenceKind.RESOLUTION.isAmong(step.wants()) && !byMinutes ? assembled : present;
    }
}
