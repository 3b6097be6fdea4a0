package org.fivetrust.agreements.authority.model;

import java.util.Set;
import org.fivetrust.agreements.agreement.model.Roles;
import org.jspecify.annotations.Nullable;

/**
 * In which capacity somebody acts: in his own role, for a delegator (委托代行), or as the substitute of somebody who stands
 * on the other side (回避后代行). A hat never crosses from the community to the street, nor back.
 */
public record ActingCapacity(
        String role, @Nullable String delegator, @Nullable String delegatorName) {

    static ActingCapacity own(String role) {
        return new ActingCapacity(role, null, null);
    }

    public static ActingCapacity substitute(String role) {
        return new ActingCapacity(role, null, null);
    }

    /** The roles a person with these roles may wear for others: those of his own side, and of no side if he has two. */
    public static Set<String> wearable(Set<String> roles) {
        var community = roles.stream().anyMatch(Roles.COMMUNITY::contains);
        var street = roles.stream().anyMatch(Roles.CENTRE_AND_STREET::contains);
        if (community == street) {
            return Set.of();
        }
        return community ? Roles.COMMUNITY : Roles.CENTRE_AND_STREET;
    }
}
