package org.fivetrust.shared.web;

import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one operation: who, for whom, under which key, with which body. Without a key, where the operation
 * lets it be left out, saying it twice is doing it twice.
 */
public record IdempotentRequest(
        Caller caller, PrincipalId principal, @Nullable IdempotencyKey key, Object body) {

    /** Keeps keys of work for the whole district. */
    private static final PrincipalId DISTRICT = new PrincipalId("agency-centre");

    /**
     * Of work that belongs to no single principal. Its key is kept where the caller's own rows are: with their
     * sub-district, with the district, or with the first of the principals that their token names.
     */
    public static IdempotentRequest byCaller(Caller caller, @Nullable IdempotencyKey key, Object body) {
        return new IdempotentRequest(caller, ownerOf(caller), key, body);
    }

    private static PrincipalId ownerOf(Caller caller) {
        return switch (caller.scope()) {
            case Scope.OfSubdistrict(var subdistrict) -> Subdistricts.own(subdistrict);
            case Scope.Everyone _ -> DISTRICT;
            case Scope.Named(var principals) ->
                principals.stream()
                        .sorted()
                        .findFirst()
                        .map(PrincipalId::new)
                        .orElseThrow(() ->
                                new Refused(Refusal.person("access.principal").with("principal", "*")));
        };
    }
}
