package org.fivetrust.shared.web;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.PrincipalId;

/** Whose rows a transaction may see; row-level security gets the same scope. */
public sealed interface Scope {

    /** Everyone's rows: background work, what services tell one another, and the district's own systems. */
    Scope ALL = new Everyone();

    Scope NONE = new Named(Set.of());

    /** Some principals by their names: a community's own people, and work for one principal. */
    record Named(Set<String> principals) implements Scope {

        public Named {
            principals = Set.copyOf(principals);
        }

        @Override
        public String setting() {
            return String.join(",", principals);
        }
    }

    /** The principals of one sub-district (街道): its office and its agency centre. Which they are the database knows. */
    record OfSubdistrict(String subdistrict) implements Scope {

        @Override
        public String setting() {
            return "subdistrict:" + subdistrict;
        }
    }

    record Everyone() implements Scope {

        @Override
        public String setting() {
            return "*";
        }
    }

    /** The scope as the setting of row-level security. */
    String setting();

    static Scope only(PrincipalId principal) {
        return new Named(Set.of(principal.value()));
    }

    static Scope only(Collection<PrincipalId> some) {
        return new Named(some.stream().map(PrincipalId::value).collect(Collectors.toUnmodifiableSet()));
    }

    /** A sub-district that is named like nothing sees nothing. */
    static Scope ofSubdistrict(String subdistrict) {
        return Subdistricts.isName(subdistrict) ? new OfSubdistrict(subdistrict) : NONE;
    }

    /**
     * Names that cannot name a principal are dropped, so that a token cannot smuggle a wildcard or a sub-district in.
     */
    static Scope of(List<String> principals) {
        return new Named(principals.stream()
                .filter(name -> PrincipalId.isOne(name) && !Subdistricts.isOwn(name))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whose name it is where it is one sub-district's; blank otherwise. For queries that an index by sub-district
     * serves.
     */
    default String subdistrict() {
        return this instanceof OfSubdistrict(var subdistrict) ? subdistrict : "";
    }

    /** Whether it covers this principal, of which the sub-district is known. */
    default boolean covers(PrincipalId principal, String subdistrict) {
        return switch (this) {
            case Named(var principals) -> principals.contains(principal.value());
            case OfSubdistrict(var own) -> own.equals(subdistrict);
            case Everyone _ -> true;
        };
    }

    /**
     * What a query says itself, beside row-level security, to leave the rows of others out: a condition to be added to
     * those it has, on the column that names the principal.
     */
    default String condition(String column) {
        return this instanceof Everyone ? "" : " and " + column + " = any ((select visible_principals())::text[])";
    }
}
