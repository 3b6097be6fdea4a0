package org.fivetrust.agreements.matter.model;

import java.util.Set;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The capacity a person acts in: the own role, for a delegator (委托代行), or as the substitute of a person with a conflict
 * of interest (回避后代行). A capacity never crosses from the community to the sub-district, nor back.
 */
public record ActingCapacity(
        String role, @Nullable String delegator, @Nullable String delegatorName) {

    static ActingCapacity own(String role) {
        return new ActingCapacity(role, null, null);
    }

    public static ActingCapacity substitute(String role) {
        return new ActingCapacity(role, null, null);
    }

    /**
     * The roles a person with these roles may take over from others: those of the same side; none for a person of both.
     */
    public static Set<String> delegable(Set<String> roles) {
        var community = roles.stream().anyMatch(Roles.COMMUNITY::contains);
        var subdistrict = roles.stream().anyMatch(Roles.CENTRE_AND_SUBDISTRICT::contains);
        if (community == subdistrict) {
            return Set.of();
        }
        return community ? Roles.COMMUNITY : Roles.CENTRE_AND_SUBDISTRICT;
    }
}
