package org.fivetrust.shared.web;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who calls, read from the token; a controller asks for it as an argument. */
public record Caller(
        String subject,
        String name,
        Set<String> roles,
        Scope scope,
        @Nullable String street) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    static Caller of(Jwt token) {
        var subject = Objects.requireNonNull(token.getSubject(), "a token names its subject");
        var name = token.getClaimAsString("name");
        var roles = token.getClaimAsStringList("roles");
        return new Caller(
                subject,
                name == null ? subject : name,
                roles == null ? Set.of() : new HashSet<>(roles),
                scope(token.getClaim("principals")),
                token.getClaimAsString("street"));
    }

    private static Scope scope(@Nullable Object principals) {
        return switch (principals) {
            case String all when all.equals("*") -> Scope.ALL;
            case List<?> some -> Scope.of(some.stream().map(Object::toString).toList());
            case null, default -> Scope.of(List.of());
        };
    }

    public boolean hasAny(String... wanted) {
        return Set.of(wanted).stream().anyMatch(roles::contains);
    }

    public boolean hasAny(Set<String> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }

    /** Refuses whoever holds none of these roles. */
    public void mustHave(String... wanted) {
        if (!hasAny(wanted)) {
            throw new Refused(Refusal.person("access.role").with("roles", String.join(", ", wanted)));
        }
    }

    public boolean sees(PrincipalId principal) {
        return scope.covers(principal);
    }

    /** Refuses whoever names a principal that is not his. */
    public void mustActFor(PrincipalId principal) {
        if (!sees(principal)) {
            throw new Refused(Refusal.person("access.principal").with("principal", principal));
        }
    }
}
