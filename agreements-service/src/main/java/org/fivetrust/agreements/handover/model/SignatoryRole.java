package org.fivetrust.agreements.handover.model;

import java.util.Set;
import java.util.TreeSet;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.shared.kernel.Roles;

/** The three signatories (移交人、接收人、监交人) and the roles that may sign as each. */
public enum SignatoryRole {
    GIVER,
    RECEIVER,
    OVERSEER;

    private static final Set<String> COMMUNITY =
            Set.of(Roles.COMMITTEE_DIRECTOR, Roles.PARTY_SECRETARY, Roles.REPORTER);

    private static final Set<String> OVERSEERS =
            Set.of(Roles.SUPERVISOR, Roles.SUBDISTRICT_LEADER, Roles.SUBDISTRICT_PRINCIPAL);

    /** When a list hands back, receiver and giver change places. */
    public Set<String> roles(Area area, Direction direction) {
        return switch (this) {
            case OVERSEER -> OVERSEERS;
            case GIVER -> direction == Direction.HAND_OVER ? COMMUNITY : keepers(area);
            case RECEIVER -> direction == Direction.HAND_OVER ? keepers(area) : COMMUNITY;
        };
    }

    private static Set<String> keepers(Area area) {
        var keepers = new TreeSet<>(
                switch (area) {
                    case ACCOUNTS -> Set.of(Roles.AGENCY_ACCOUNTANT, Roles.REVIEWER);
                    case FUNDS -> Set.of(Roles.CASHIER, Roles.AGENCY_ACCOUNTANT);
                    case ASSETS -> Set.of(Roles.AGENCY_ACCOUNTANT, Roles.CIVIL_AFFAIRS_OFFICER);
                    case ARCHIVES -> Set.of(Roles.ARCHIVIST);
                    case SEALS -> Set.of(Roles.SEAL_CUSTODIAN);
                });
        keepers.add(Roles.CENTRE_HEAD);
        return keepers;
    }
}
