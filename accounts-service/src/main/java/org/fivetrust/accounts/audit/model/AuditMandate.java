package org.fivetrust.accounts.audit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** An audit mandate (审计委派): an auditor may read the books of these principals and years for a time. */
public record AuditMandate(
        Set<String> principals,
        Set<String> areas,
        Set<Integer> years,
        LocalDate startsOn,
        LocalDate endsOn,
        boolean revoked) {

    private static final String HERE = "accounts";

    public AuditMandate {
        principals = Set.copyOf(principals);
        areas = Set.copyOf(areas);
        years = Set.copyOf(years);
    }

    public static AuditMandate of(
            List<String> principals,
            List<String> areas,
            List<Integer> years,
            LocalDate startsOn,
            LocalDate endsOn,
            boolean revoked) {
        return new AuditMandate(
                Set.copyOf(principals), Set.copyOf(areas), Set.copyOf(years), startsOn, endsOn, revoked);
    }

    boolean isLive(LocalDate today) {
        return !revoked && areas.contains(HERE) && !today.isBefore(startsOn) && !today.isAfter(endsOn);
    }
}
