package org.fivetrust.agreements.agreement.model;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is who: the community decides, the centre and the street check, consent and execute. */
public final class Roles {

    public static final Set<String> COMMUNITY =
            Set.of("reporter", "committee-director", "party-secretary", "supervisor");

    public static final Set<String> CENTRE_AND_STREET = Set.of(
            "agency-accountant",
            "reviewer",
            "cashier",
            "releaser",
            "centre-head",
            "civil-affairs-officer",
            "archivist",
            "seal-custodian",
            "street-leader",
            "street-principal");

    private static final Map<Set<String>, Set<String>> SHARED = new ConcurrentHashMap<>();

    private Roles() {}

    /** The same set for the same roles; there are only so many roles that agreements can name. */
    static Set<String> shared(Set<String> roles) {
        return areKnown(roles) ? SHARED.computeIfAbsent(roles, Set::copyOf) : roles;
    }

    static boolean areKnown(Set<String> roles) {
        return roles.stream().allMatch(role -> COMMUNITY.contains(role) || CENTRE_AND_STREET.contains(role));
    }

    static boolean anyOf(Set<String> group, Set<String> roles) {
        for (var role : roles) {
            if (group.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
