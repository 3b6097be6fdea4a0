package org.fivetrust.agreements.agreement.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.ClauseRule.Procedure;
import org.fivetrust.agreements.agreement.model.ClauseRule.Standing;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * An agreement compiled: one look-up by kind, then the band. Immutable, and the same whatever the order of clauses;
 * what no clause grants is forbidden.
 */
public final class CompiledAgreement {

    private final Map<String, StandingPermission> standing = new HashMap<>();
    private final Map<String, ApprovalMatrix> matrices = new HashMap<>();
    private final Map<String, SettlementPermission> settlements = new HashMap<>();

    /** By which clause acts of a kind are finished although the agreement rests or has ended. */
    record SettlementPermission(Clause clause, ClauseRule.Settlement settlement) {}

    private record StandingPermission(Standing standing, Clause clause) {}

    /** A band with all that is said of it, put together once. */
    private record ApprovalTier(Area area, Band band, List<Clause> clauses) {}

    /**
     * Rungs from the lowest up, and beside them the least and the most they hold in fen, pair by pair: finding one
     * reads one array, whichever of many agreements it stands in.
     */
    private record ApprovalMatrix(
            Procedure procedure,
            Clause clause,
            Set<String> originators,
            ApprovalTier[] tiers,
            long[] edges,
            @Nullable ApprovalTier emergency,
            PolicyDecision.Deny toTheSubdistrict,
            PolicyDecision.Deny toOthers,
            PolicyDecision.Deny toExclusive,
            PolicyDecision.Deny withoutAmount) {

        /** Whether some band has an edge, so that without an amount none can be chosen. */
        boolean isByAmount() {
            return Arrays.stream(edges).anyMatch(edge -> edge != Long.MIN_VALUE && edge != Long.MAX_VALUE);
        }

        @Nullable
        ApprovalTier holding(long fen) {
            for (var n = 0; n < tiers.length; n++) {
                if (fen >= edges[2 * n] && fen <= edges[2 * n + 1]) {
                    return tiers[n];
                }
            }
            return null;
        }
    }

    /** What an agreement says, before it is tied to a matter. */
    public sealed interface PolicyDecision {

        List<Clause> clauses();

        /** Allowed as it stands. */
        record Permit(Area area, List<Clause> clauses) implements PolicyDecision {}

        /** Allowed after these steps; banded on this amount. */
        record RequireApproval(
                Area area,
                Band band,
                Money bandedOn,
                List<Clause> clauses,
                Set<String> exclusive,
                Set<String> originators)
                implements PolicyDecision {

            /** Roles that request and take no step. */
            public Set<String> requesting() {
                var deciding = band.steps().stream().map(ClauseRule.Step::role).toList();
                return originators.stream()
                        .filter(role -> !deciding.contains(role))
                        .collect(Collectors.toUnmodifiableSet());
            }

            public RequireApproval(Area area, Band band, Money bandedOn, List<Clause> clauses) {
                this(area, band, bandedOn, clauses, Set.of(), Set.of());
            }
        }

        record Deny(Refusal because, List<Clause> clauses) implements PolicyDecision {}
    }

    /** Compiles terms that were found sound. */
    public CompiledAgreement(List<ClauseRule> terms) {
        for (var clauseRule : terms) {
            clauseRule
                    .standing()
                    .forEach(
                            one -> standing.put(one.kind().intern(), new StandingPermission(one, clauseRule.clause())));
            if (clauseRule.procedure() != null) {
                matrices.put(
                        clauseRule.procedure().kind().intern(),
                        matrix(terms, clauseRule.procedure(), clauseRule.clause()));
            }
            if (clauseRule.settlement() != null) {
                var settlementPermission = new SettlementPermission(clauseRule.clause(), clauseRule.settlement());
                clauseRule.settlement().kinds().forEach(kind -> settlements.put(kind.intern(), settlementPermission));
            }
        }
    }

    /** What many agreements have in common is shared among them, so that it stays near at hand. */
    private static ApprovalMatrix matrix(List<ClauseRule> terms, Procedure procedure, Clause clause) {
        var all = tiers(terms, procedure, clause);
        var tiers = all.stream()
                .filter(approvalTier -> approvalTier.band().emergency() == null)
                .sorted(Comparator.comparingLong(approvalTier -> most(approvalTier.band())))
                .toArray(ApprovalTier[]::new);
        var edges = Arrays.stream(tiers)
                .flatMapToLong(approvalTier -> LongStream.of(least(approvalTier.band()), most(approvalTier.band())))
                .toArray();
        return new ApprovalMatrix(
                procedure,
                clause,
                Roles.shared(procedure.originators()),
                tiers,
                edges,
                all.stream()
                        .filter(approvalTier -> approvalTier.band().emergency() != null)
                        .findFirst()
                        .orElse(null),
                notAnOriginator(Refusal.rule("agreement.street-may-not-originate"), procedure, clause),
                notAnOriginator(Refusal.rule("agreement.not-an-originator"), procedure, clause),
                exclusive(procedure, clause),
                withoutAmount(procedure, clause));
    }

    private static long least(Band band) {
        return band.from() == null ? Long.MIN_VALUE : band.from().fen() + (band.fromIncluded() ? 0 : 1);
    }

    private static long most(Band band) {
        return band.upTo() == null ? Long.MAX_VALUE : band.upTo().fen() - (band.upToIncluded() ? 0 : 1);
    }

    private static List<ApprovalTier> tiers(List<ClauseRule> terms, Procedure procedure, Clause clause) {
        return terms.stream()
                .<ApprovalTier>mapMulti((clauseRule, tiers) -> {
                    if (clauseRule.band() != null && clauseRule.band().kind().equals(procedure.kind())) {
                        tiers.accept(new ApprovalTier(
                                procedure.area(), clauseRule.band(), List.of(clause, clauseRule.clause())));
                    }
                })
                .toList();
    }

    /** The splitting window of a kind in days; 0 where each act stands alone. */
    public int splittingDays(String kind) {
        var approvalMatrix = matrices.get(kind);
        return approvalMatrix == null ? 0 : approvalMatrix.procedure().splittingDays();
    }

    /** Every standing permit of an area, with its clause. */
    public List<StandingClause> standing(Area area) {
        return standing.values().stream()
                .filter(standingPermission -> standingPermission.standing().area() == area)
                .map(standingPermission -> new StandingClause(
                        standingPermission.standing().kind(),
                        standingPermission.standing().roles(),
                        standingPermission.standing().upTo(),
                        standingPermission.clause()))
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    @Nullable
    SettlementPermission settlement(String kind) {
        return settlements.get(kind);
    }

    boolean grants(String kind) {
        return standing.containsKey(kind) || matrices.containsKey(kind);
    }

    /** Every kind of act that some clause speaks of. */
    public Set<String> kinds() {
        var kinds = new TreeSet<>(standing.keySet());
        kinds.addAll(matrices.keySet());
        return kinds;
    }

    /** A standing permit as a mandate carries it. */
    public record StandingClause(
            String kind, Set<String> roles, @Nullable Money upTo, Clause clause) {}

    /**
     * Answers as for an entitled requester: an auditor reads the approval matrix, not the auditor's own permissions.
     */
    public Set<String> entitled(String kind) {
        if (standing.get(kind) != null) {
            return standing.get(kind).standing().roles();
        }
        return matrices.get(kind) == null
                ? Set.of()
                : matrices.get(kind).procedure().originators();
    }

    /**
     * @param amount what the act moves; nothing for an act without money
     * @param related what related acts within the window have moved already
     */
    public PolicyDecision rule(String kind, @Nullable Money amount, Money related, Set<String> roles) {
        return rule(kind, amount, related, roles, false);
    }

    /** @param emergency whether it cannot wait; without a clause for emergencies that changes nothing */
    public PolicyDecision rule(
            String kind, @Nullable Money amount, Money related, Set<String> roles, boolean emergency) {
        var standingPermission = standing.get(kind);
        if (standingPermission != null) {
            return standing(standingPermission, amount, roles);
        }
        var approvalMatrix = matrices.get(kind);
        if (approvalMatrix == null) {
            return new PolicyDecision.Deny(
                    Refusal.rule("agreement.out-of-scope")
                            .with("kind", kind)
                            .curedBy(Cure.of("agreement.amend-scope", "committee-director, street-leader")
                                    .at("/v1/agreements")),
                    List.of());
        }
        return climb(approvalMatrix, amount, related, roles, emergency);
    }

    private static PolicyDecision standing(
            StandingPermission standingPermission, @Nullable Money amount, Set<String> roles) {
        var clauses = List.of(standingPermission.clause());
        var most = standingPermission.standing().upTo();
        if (Roles.anyOf(standingPermission.standing().roles(), roles)) {
            if (most != null && amount != null && amount.isMoreThan(most)) {
                return new PolicyDecision.Deny(
                        Refusal.rule("agreement.above-cap")
                                .with("kind", standingPermission.standing().kind())
                                .with("amount", amount)
                                .with("most", most)
                                .citing(clauses),
                        clauses);
            }
            return new PolicyDecision.Permit(standingPermission.standing().area(), clauses);
        }
        return new PolicyDecision.Deny(
                Refusal.person("agreement.role-not-entitled")
                        .with("kind", standingPermission.standing().kind())
                        .with(
                                "roles",
                                String.join(
                                        ", ",
                                        new TreeSet<>(
                                                standingPermission.standing().roles())))
                        .citing(clauses),
                clauses);
    }

    private static PolicyDecision climb(
            ApprovalMatrix approvalMatrix,
            @Nullable Money amount,
            Money related,
            Set<String> roles,
            boolean emergency) {
        if (!Roles.anyOf(approvalMatrix.originators(), roles)) {
            return Roles.anyOf(Roles.CENTRE_AND_SUBDISTRICT, roles)
                    ? approvalMatrix.toTheSubdistrict()
                    : approvalMatrix.toOthers();
        }
        if (Roles.anyOf(approvalMatrix.procedure().exclusive(), roles)) {
            return approvalMatrix.toExclusive();
        }
        if (approvalMatrix.isByAmount() && (amount == null || amount.isLessThan(Money.ZERO))) {
            return approvalMatrix.withoutAmount();
        }
        var bandedOn = (amount == null ? Money.ZERO : amount).plus(related);
        var approvalTier = emergency
                        && approvalMatrix.emergency() != null
                        && approvalMatrix.emergency().band().holds(bandedOn)
                ? approvalMatrix.emergency()
                : approvalMatrix.holding(bandedOn.fen());
        if (approvalTier != null) {
            return new PolicyDecision.RequireApproval(
                    approvalTier.area(),
                    approvalTier.band(),
                    bandedOn,
                    clauses(approvalMatrix, approvalTier, amount),
                    approvalMatrix.procedure().exclusive(),
                    approvalMatrix.originators());
        }
        var clauses = List.of(approvalMatrix.clause());
        return new PolicyDecision.Deny(
                Refusal.rule("agreement.no-band").with("amount", bandedOn).citing(clauses), clauses);
    }

    /** The clause of the act alone stands beside the one of the sum, which is the last. */
    private static List<Clause> clauses(ApprovalMatrix approvalMatrix, ApprovalTier summed, @Nullable Money amount) {
        var alone = amount == null ? null : approvalMatrix.holding(amount.fen());
        return alone == null || alone.equals(summed) || summed.equals(approvalMatrix.emergency())
                ? summed.clauses()
                : List.of(
                        approvalMatrix.clause(),
                        alone.clauses().getLast(),
                        summed.clauses().getLast());
    }

    private static PolicyDecision.Deny withoutAmount(Procedure procedure, Clause clause) {
        var clauses = List.of(clause);
        return new PolicyDecision.Deny(
                Refusal.rule("agreement.amount-missing")
                        .with("kind", procedure.kind())
                        .citing(clauses)
                        .curedBy(Cure.of(
                                "agreement.name-the-amount",
                                String.join(", ", new TreeSet<>(procedure.originators())))),
                clauses);
    }

    private static PolicyDecision.Deny exclusive(Procedure procedure, Clause clause) {
        var clauses = List.of(clause);
        return new PolicyDecision.Deny(
                Refusal.person("agreement.exclusive-duty")
                        .with("kind", procedure.kind())
                        .with("roles", String.join(", ", new TreeSet<>(procedure.exclusive())))
                        .citing(clauses),
                clauses);
    }

    private static PolicyDecision.Deny notAnOriginator(Refusal because, Procedure procedure, Clause clause) {
        var originators = String.join(", ", new TreeSet<>(procedure.originators()));
        var clauses = List.of(clause);
        return new PolicyDecision.Deny(
                because.with("kind", procedure.kind())
                        .with("roles", originators)
                        .citing(clauses)
                        .curedBy(Cure.of("agreement.let-the-community-ask", originators)),
                clauses);
    }
}
