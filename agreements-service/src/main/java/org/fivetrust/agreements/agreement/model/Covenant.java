package org.fivetrust.agreements.agreement.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.fivetrust.agreements.agreement.model.Term.Band;
import org.fivetrust.agreements.agreement.model.Term.Procedure;
import org.fivetrust.agreements.agreement.model.Term.Standing;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An agreement compiled: one look-up by kind, then the band. Immutable, and the same whatever the order of clauses;
 * what no clause grants is forbidden.
 */
public final class Covenant {

    private final Map<String, Granted> standing = new HashMap<>();
    private final Map<String, Ladder> ladders = new HashMap<>();
    private final Map<String, Settled> settlements = new HashMap<>();

    /** By which clause acts of a kind are finished although the agreement rests or has ended. */
    record Settled(Clause clause, Term.Settlement settlement) {}

    private record Granted(Standing standing, Clause clause) {}

    /** A band with all that is said of it, put together once. */
    private record Rung(Area area, Band band, List<Clause> clauses) {}

    /**
     * Rungs from the lowest up, and beside them the least and the most they hold in fen, pair by pair: finding one
     * reads one array, whichever of many agreements it stands in.
     */
    private record Ladder(
            Procedure procedure,
            Clause clause,
            Set<String> originators,
            Rung[] rungs,
            long[] edges,
            @Nullable Rung emergency,
            Says.Never toTheStreet,
            Says.Never toOthers,
            Says.Never toExclusive) {

        @Nullable
        Rung holding(long fen) {
            for (var n = 0; n < rungs.length; n++) {
                if (fen >= edges[2 * n] && fen <= edges[2 * n + 1]) {
                    return rungs[n];
                }
            }
            return null;
        }
    }

    /** What an agreement says, before it is tied to a matter. */
    public sealed interface Says {

        List<Clause> clauses();

        /** Allowed as it stands. */
        record Allowed(Area area, List<Clause> clauses) implements Says {}

        /** Allowed after these steps; banded on this amount. */
        record After(Area area, Band band, Money bandedOn, List<Clause> clauses, Set<String> exclusive)
                implements Says {

            public After(Area area, Band band, Money bandedOn, List<Clause> clauses) {
                this(area, band, bandedOn, clauses, Set.of());
            }
        }

        record Never(Refusal because, List<Clause> clauses) implements Says {}
    }

    /** Compiles terms that were found sound. */
    public Covenant(List<Term> terms) {
        for (var term : terms) {
            term.standing().forEach(one -> standing.put(one.kind().intern(), new Granted(one, term.clause())));
            if (term.procedure() != null) {
                ladders.put(term.procedure().kind().intern(), ladder(terms, term.procedure(), term.clause()));
            }
            if (term.settlement() != null) {
                var settled = new Settled(term.clause(), term.settlement());
                term.settlement().kinds().forEach(kind -> settlements.put(kind.intern(), settled));
            }
        }
    }

    /** What many agreements have in common is shared among them, so that it stays near at hand. */
    private static Ladder ladder(List<Term> terms, Procedure procedure, Clause clause) {
        var all = rungs(terms, procedure, clause);
        var rungs = all.stream()
                .filter(rung -> rung.band().emergency() == null)
                .sorted(Comparator.comparingLong(rung -> most(rung.band())))
                .toArray(Rung[]::new);
        var edges = Arrays.stream(rungs)
                .flatMapToLong(rung -> LongStream.of(least(rung.band()), most(rung.band())))
                .toArray();
        return new Ladder(
                procedure,
                clause,
                Roles.shared(procedure.originators()),
                rungs,
                edges,
                all.stream()
                        .filter(rung -> rung.band().emergency() != null)
                        .findFirst()
                        .orElse(null),
                notAnOriginator(Refusal.rule("agreement.street-may-not-originate"), procedure, clause),
                notAnOriginator(Refusal.rule("agreement.not-an-originator"), procedure, clause),
                exclusive(procedure, clause));
    }

    private static long least(Band band) {
        return band.from() == null ? Long.MIN_VALUE : band.from().fen() + (band.fromIncluded() ? 0 : 1);
    }

    private static long most(Band band) {
        return band.upTo() == null ? Long.MAX_VALUE : band.upTo().fen() - (band.upToIncluded() ? 0 : 1);
    }

    private static List<Rung> rungs(List<Term> terms, Procedure procedure, Clause clause) {
        return terms.stream()
                .<Rung>mapMulti((term, rungs) -> {
                    if (term.band() != null && term.band().kind().equals(procedure.kind())) {
                        rungs.accept(new Rung(procedure.area(), term.band(), List.of(clause, term.clause())));
                    }
                })
                .toList();
    }

    /** The splitting window of a kind in days; 0 where each act stands alone. */
    public int splittingDays(String kind) {
        var ladder = ladders.get(kind);
        return ladder == null ? 0 : ladder.procedure().splittingDays();
    }

    /** Every standing permit of an area, with its clause. */
    public List<StandingClause> standing(Area area) {
        return standing.values().stream()
                .filter(granted -> granted.standing().area() == area)
                .map(granted -> new StandingClause(
                        granted.standing().kind(), granted.standing().roles(), granted.clause()))
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    @Nullable
    Settled settlement(String kind) {
        return settlements.get(kind);
    }

    boolean grants(String kind) {
        return standing.containsKey(kind) || ladders.containsKey(kind);
    }

    /** Every kind of act that some clause speaks of. */
    public Set<String> kinds() {
        var kinds = new TreeSet<>(standing.keySet());
        kinds.addAll(ladders.keySet());
        return kinds;
    }

    /** A standing permit as a mandate carries it. */
    public record StandingClause(String kind, Set<String> roles, Clause clause) {}

    /** As if someone entitled asked: an auditor wants to know the ladder, not his own chances. */
    public Set<String> entitled(String kind) {
        if (standing.get(kind) != null) {
            return standing.get(kind).standing().roles();
        }
        return ladders.get(kind) == null
                ? Set.of()
                : ladders.get(kind).procedure().originators();
    }

    /**
     * @param amount what the act moves; nothing for an act without money
     * @param related what related acts within the window have moved already
     */
    public Says rule(String kind, @Nullable Money amount, Money related, Set<String> roles) {
        return rule(kind, amount, related, roles, false);
    }

    /** @param emergency whether it cannot wait; without a clause for emergencies that changes nothing */
    public Says rule(String kind, @Nullable Money amount, Money related, Set<String> roles, boolean emergency) {
        var granted = standing.get(kind);
        if (granted != null) {
            return standing(granted, roles);
        }
        var ladder = ladders.get(kind);
        if (ladder == null) {
            return new Says.Never(
                    Refusal.rule("agreement.out-of-scope")
                            .with("kind", kind)
                            .curedBy(Cure.of("agreement.amend-scope", "committee-director, street-leader")
                                    .at("/v1/agreements")),
                    List.of());
        }
        return climb(ladder, amount, related, roles, emergency);
    }

    private static Says standing(Granted granted, Set<String> roles) {
        var clauses = List.of(granted.clause());
        if (Roles.anyOf(granted.standing().roles(), roles)) {
            return new Says.Allowed(granted.standing().area(), clauses);
        }
        return new Says.Never(
                Refusal.person("agreement.role-not-entitled")
                        .with("kind", granted.standing().kind())
                        .with(
                                "roles",
                                String.join(
                                        ", ", new TreeSet<>(granted.standing().roles())))
                        .citing(clauses),
                clauses);
    }

    private static Says climb(
            Ladder ladder, @Nullable Money amount, Money related, Set<String> roles, boolean emergency) {
        if (!Roles.anyOf(ladder.originators(), roles)) {
            return Roles.anyOf(Roles.CENTRE_AND_STREET, roles) ? ladder.toTheStreet() : ladder.toOthers();
        }
        if (Roles.anyOf(ladder.procedure().exclusiveRoles(), roles)) {
            return ladder.toExclusive();
        }
        var bandedOn = (amount == null ? Money.ZERO : amount).plus(related);
        var rung = emergency
                        && ladder.emergency() != null
                        && ladder.emergency().band().holds(bandedOn)
                ? ladder.emergency()
                : ladder.holding(bandedOn.fen());
        if (rung != null) {
            return new Says.After(
                    rung.area(),
                    rung.band(),
                    bandedOn,
                    rung.clauses(),
                    ladder.procedure().exclusiveRoles());
        }
        var clauses = List.of(ladder.clause());
        return new Says.Never(
                Refusal.rule("agreement.no-band").with("amount", bandedOn).citing(clauses), clauses);
    }

    private static Says.Never exclusive(Procedure procedure, Clause clause) {
        var clauses = List.of(clause);
        return new Says.Never(
                Refusal.person("agreement.exclusive-duty")
                        .with("kind", procedure.kind())
                        .with("roles", String.join(", ", new TreeSet<>(procedure.exclusiveRoles())))
                        .citing(clauses),
                clauses);
    }

    private static Says.Never notAnOriginator(Refusal because, Procedure procedure, Clause clause) {
        var originators = String.join(", ", new TreeSet<>(procedure.originators()));
        var clauses = List.of(clause);
        return new Says.Never(
                because.with("kind", procedure.kind())
                        .with("roles", originators)
                        .citing(clauses)
                        .curedBy(Cure.of("agreement.let-the-community-ask", originators)),
                clauses);
    }
}
