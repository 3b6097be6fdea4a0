package org.fivetrust.agreements.resolution.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else a place may ask of a meeting: how many of a group came, when the party organisation had reviewed, and
 * whether the whole assembly had authorised its representatives.
 */
public record Circumstances(List<Group> groups, @Nullable LocalDate partyReviewedOn, boolean authorised) {

    public Circumstances {
        groups = List.copyOf(groups);
    }

    public Circumstances(List<Group> groups, @Nullable LocalDate partyReviewedOn) {
        this(groups, partyReviewedOn, false);
    }

    /** Members of one kind (such as women representatives): how many there are, how many came. */
    public record Group(String kind, int eligible, int present) {}

    @Nullable
    Group group(String kind) {
        return groups.stream()
                .filter(group -> group.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }
}
