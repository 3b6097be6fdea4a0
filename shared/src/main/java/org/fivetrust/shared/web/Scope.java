package org.fivetrust.shared.web;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.PrincipalId;

/** Whose rows a transaction may see; row-level security is told the same. */
public record Scope(Set<String> principals) {

    private static final String EVERYONE = "*";

    private static final BoundedPattern NAME = BoundedPattern.of(PrincipalId.PATTERN);

    /** Everyone's rows: the agency centre, and background work. */
    public static final Scope ALL = new Scope(Set.of(EVERYONE));

    public Scope {
        principals = Set.copyOf(principals);
    }

    /** Names that cannot name a principal are dropped, so that a token cannot smuggle a wildcard in. */
    static Scope of(List<String> principals) {
        return new Scope(principals.stream().filter(NAME::matches).collect(Collectors.toUnmodifiableSet()));
    }

    public static Scope only(PrincipalId principal) {
        return new Scope(Set.of(principal.value()));
    }

    public static Scope only(Collection<PrincipalId> some) {
        return new Scope(some.stream().map(PrincipalId::value).collect(Collectors.toUnmodifiableSet()));
    }

    public boolean isEveryone() {
        return principals.contains(EVERYONE);
    }

    public boolean covers(PrincipalId principal) {
        return isEveryone() || principals.contains(principal.value());
    }

    /** The same as row-level security is told it. */
    public String setting() {
        return String.join(",", principals);
    }
}
