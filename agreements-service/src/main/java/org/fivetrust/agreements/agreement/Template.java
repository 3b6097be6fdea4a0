package org.fivetrust.agreements.agreement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template file: one version of one agreement text, offered from a day on. */
record Template(
        String code,
        int version,
        String title,
        String english,
        String communityKind,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        List<ClauseMessage> clauses) {

    boolean isOffered(LocalDate on) {
        return !on.isBefore(effectiveFrom) && (effectiveTo == null || !on.isAfter(effectiveTo));
    }

    boolean overlaps(Template other) {
        return code.equals(other.code)
                && (effectiveTo == null || !effectiveTo.isBefore(other.effectiveFrom))
                && (other.effectiveTo == null || !other.effectiveTo.isBefore(effectiveFrom));
    }
}
