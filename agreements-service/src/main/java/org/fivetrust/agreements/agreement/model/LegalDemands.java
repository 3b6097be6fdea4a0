package org.fivetrust.agreements.agreement.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** What the law holds against a draft that is sound in itself: skipped resolutions, kinds no area owns, other areas. */
public final class LegalDemands {

    private final List<ClauseRule> terms;
    private final Set<Area> scope;
    private final Law law;
    private final List<Violation> faults = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();

    /** The rows in force within the term: what is demanded, and which area owns which kind of act. */
    public record Law(List<LegalDemand> demands, Map<String, Area> owners) {

        public Law {
            demands = List.copyOf(demands);
            owners = Map.copyOf(owners);
        }
    }

    /** What refuses a draft, and what it is only warned of. */
    public record Findings(List<Violation> faults, List<Violation> warnings) {

        public Findings {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }

    private LegalDemands(List<ClauseRule> terms, Set<Area> scope, Law law) {
        this.terms = terms;
        this.scope = scope;
        this.law = law;
    }

    public static Findings findings(List<ClauseRule> terms, Set<Area> scope, Law law) {
        var demands = new LegalDemands(terms, scope, law);
        terms.forEach(demands::judge);
        demands.silentAreas();
        return new Findings(demands.faults, demands.warnings);
    }

    /** The areas that clauses speak of. */
    public static Set<Area> areas(List<ClauseRule> terms) {
        var areas = new TreeSet<Area>();
        for (var clauseRule : terms) {
            clauseRule.standing().forEach(standing -> areas.add(standing.area()));
            if (clauseRule.procedure() != null) {
                areas.add(clauseRule.procedure().area());
            }
        }
        return areas;
    }

    private void judge(ClauseRule clauseRule) {
        for (var standing : clauseRule.standing()) {
            owned(clauseRule, standing.kind(), standing.area());
            mayStand(clauseRule, standing.kind());
        }
        if (clauseRule.procedure() != null) {
            owned(
                    clauseRule,
                    clauseRule.procedure().kind(),
                    clauseRule.procedure().area());
        }
        if (clauseRule.band() != null) {
            band(clauseRule, clauseRule.band());
        }
    }

    private void owned(ClauseRule clauseRule, String kind, Area area) {
        var owner = law.owners().get(kind);
        if (owner == null) {
            report(clauseRule, "no-owner", kind);
        } else if (owner != area) {
            report(clauseRule, "other-area", kind, "owner", owner, "area", area);
        }
        if (!scope.contains(area)) {
            report(clauseRule, "outside-scope", kind, "area", area);
        }
    }

    private void mayStand(ClauseRule clauseRule, String kind) {
        law.demands().stream()
                .filter(demand -> demand.kind().equals(kind))
                .forEach(demand -> report(clauseRule, "stands", demand));
    }

    private void band(ClauseRule clauseRule, ClauseRule.Band band) {
        law.demands().stream()
                .filter(demand -> demand.isTouchedBy(band))
                .filter(demand ->
                        band.steps().stream().noneMatch(step -> step.evidence().contains(demand.evidence())))
                .forEach(demand -> report(clauseRule, "skips", demand));
    }

    private void silentAreas() {
        var spoken = areas(terms);
        for (var area : new TreeSet<>(scope)) {
            if (!spoken.contains(area)) {
                faults.add(Violation.worded("draft.silent-area", "/scope", "area", area));
            }
        }
    }

    private void report(ClauseRule clauseRule, String code, String kind, Object... facts) {
        faults.add(DraftFault.of(code, facts)
                .at(pointer(clauseRule), clauseRule.clause().number(), kind));
    }

    private String pointer(ClauseRule clauseRule) {
        return "/clauses/" + terms.indexOf(clauseRule);
    }

    private void report(ClauseRule clauseRule, String how, LegalDemand demand) {
        var finding =
                demand.finding(how, pointer(clauseRule), clauseRule.clause().number());
        switch (demand.severity()) {
            case REFUSE -> faults.add(finding);
            case WARN -> warnings.add(finding);
        }
    }
}
