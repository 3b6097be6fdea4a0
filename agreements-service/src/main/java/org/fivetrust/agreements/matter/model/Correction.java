package org.fivetrust.agreements.matter.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.Refusal;

/**
 * What comes with a matter that is sent again (补正): of the evidence that was missing each kind, and of what was asked
 * in other words an answer, be it a comment or a paper.
 */
public record Correction(List<String> missing, Set<String> kinds, boolean isExplained) {

    static final Correction COMPLETE = new Correction(List.of(), Set.of(), true);

    public Correction {
        missing = List.copyOf(missing);
        kinds = Set.copyOf(kinds);
    }

    Optional<Refusal> objection() {
        var left = missing.stream().filter(this::isLeft).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.rule("matter.still-missing").with("missing", String.join(", ", left)));
    }

    private boolean isLeft(String asked) {
        return EvidenceKind.of(asked).map(kind -> !kinds.contains(kind.name())).orElse(!isExplained && kinds.isEmpty());
    }
}
