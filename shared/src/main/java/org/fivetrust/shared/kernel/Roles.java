package org.fivetrust.shared.kernel;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of roles in tokens and agreements: the community decides, the centre and the sub-district check, consent
 * and execute.
 */
public final class Roles {

    public static final String REPORTER = "reporter";

    public static final String COMMITTEE_DIRECTOR = "committee-director";

    public static final String PARTY_SECRETARY = "party-secretary";

    public static final String SUPERVISOR = "supervisor";

    public static final String AGENCY_ACCOUNTANT = "agency-accountant";

    public static final String REVIEWER = "reviewer";

    public static final String CASHIER = "cashier";

    public static final String RELEASER = "releaser";

    public static final String CENTRE_HEAD = "centre-head";

    public static final String CIVIL_AFFAIRS_OFFICER = "civil-affairs-officer";

    public static final String ARCHIVIST = "archivist";

    public static final String SEAL_CUSTODIAN = "seal-custodian";

    public static final String SUBDISTRICT_LEADER = "street-leader";

    public static final String SUBDISTRICT_PRINCIPAL = "street-principal";

    /** Of no side: reads everything of its sub-district, decides nothing. */
    public static final String AUDITOR = "auditor";

    public static final String DISTRICT_SYSTEM = "district-system";

    /** Of the product's own services, among themselves. */
    public static final String SERVICE = "service";

    /** Of the process that reads the metrics, and nothing else. */
    public static final String MONITOR = "monitor";

    public static final Set<String> COMMUNITY = Set.of(REPORTER, COMMITTEE_DIRECTOR, PARTY_SECRETARY, SUPERVISOR);

    public static final Set<String> CENTRE_AND_SUBDISTRICT = Set.of(
            AGENCY_ACCOUNTANT,
            REVIEWER,
            CASHIER,
            RELEASER,
            CENTRE_HEAD,
            CIVIL_AFFAIRS_OFFICER,
            ARCHIVIST,
            SEAL_CUSTODIAN,
            SUBDISTRICT_LEADER,
            SUBDISTRICT_PRINCIPAL);

    private static final Map<Set<String>, Set<String>> SHARED = new ConcurrentHashMap<>();

    private Roles() {}

    /** The same set for the same roles; there are only so many roles that agreements can name. */
    public static Set<String> shared(Set<String> roles) {
        return areKnown(roles) ? SHARED.computeIfAbsent(roles, Set::copyOf) : roles;
    }

    public static boolean areKnown(Set<String> roles) {
        return roles.stream().allMatch(role -> COMMUNITY.contains(role) || CENTRE_AND_SUBDISTRICT.contains(role));
    }

    public static boolean anyOf(Set<String> group, Set<String> roles) {
        for (var role : roles) {
            if (group.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
