package org.fivetrust.shared.web;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who calls, read from the token; a controller asks for it as an argument. */
public record Caller(
        String subject,
        String name,
        Set<String> roles,
        Scope scope,
        @Nullable String subdistrict) {

    /** Roles that work for the whole district; only for these is "*" everyone where the token names no sub-district. */
    private static final Set<String> DISTRICT = Set.of(Roles.DISTRICT_SYSTEM);

    public Caller {
        roles = Set.copyOf(roles);
    }

    public Person person() {
        return Person.of(subject, name, roles);
    }

    public static Caller of(Jwt token) {
        var subject = subject(token);
        var name = token.getClaimAsString("name");
        var said = token.getClaimAsStringList("roles");
        var roles = said == null ? Set.<String>of() : new HashSet<>(said);
        var subdistrict = token.getClaimAsString("street");
        return new Caller(
                subject,
                name == null ? subject : name,
                roles,
                scope(token.getClaim("principals"), roles, subdistrict),
                subdistrict);
    }

    /** The person where the issuer names one: whoever has several logins stays one (不相容岗位). Else the login. */
    public static String subject(Jwt token) {
        var person = token.getClaimAsString(CallerClaims.PERSON);
        return person != null ? person : Objects.requireNonNull(token.getSubject(), "a token names its subject");
    }

    private static Scope scope(@Nullable Object principals, Set<String> roles, @Nullable String subdistrict) {
        return switch (principals) {
            case String all when all.equals("*") -> all(roles, subdistrict);
            case List<?> some -> Scope.of(some.stream().map(Object::toString).toList());
            case null, default -> Scope.NONE;
        };
    }

    private static Scope all(Set<String> roles, @Nullable String subdistrict) {
        if (subdistrict != null) {
            return Scope.ofSubdistrict(subdistrict);
        }
        return DISTRICT.stream().anyMatch(roles::contains) ? Scope.ALL : Scope.NONE;
    }

    public boolean hasAny(String... wanted) {
        return Set.of(wanted).stream().anyMatch(roles::contains);
    }

    public boolean hasAny(Set<String> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }

    /** Refuses a caller who holds none of these roles. */
    public void mustHave(String... wanted) {
        if (!hasAny(wanted)) {
            throw new Refused(Refusal.person("access.role").with("roles", String.join(", ", wanted)));
        }
    }

    /** Whether these are a community's own people, who see their principals by name. */
    public boolean isOwner() {
        return scope instanceof Scope.Named;
    }

    /**
     * Refuses a caller who names a principal that the token does not. Whether one belongs to the caller's sub-district
     * {@link Subdistricts#admit} tells, and row-level security.
     */
    public void mustActFor(PrincipalId principal) {
        if (scope instanceof Scope.Named(var principals) && !principals.contains(principal.value())) {
            throw notYours(principal);
        }
    }

    static Refused notYours(PrincipalId principal) {
        return new Refused(Refusal.person("access.principal").with("principal", principal));
    }
}
