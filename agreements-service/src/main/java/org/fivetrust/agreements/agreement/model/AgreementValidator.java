package org.fivetrust.agreements.agreement.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.ClauseRule.Procedure;
import org.fivetrust.agreements.agreement.model.ClauseRule.Standing;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Roles;

/** What is wrong with a draft: every gap, overlap and dead end at once, each at its clause. */
public final class AgreementValidator {

    private final List<ClauseRule> terms;
    private final int longestSplittingDays;
    private final List<Violation> findings = new ArrayList<>();

    private AgreementValidator(List<ClauseRule> terms, int longestSplittingDays) {
        this.terms = terms;
        this.longestSplittingDays = longestSplittingDays;
    }

    /** Without a limit on splitting windows. */
    public static List<Violation> findings(List<ClauseRule> terms) {
        return findings(terms, Integer.MAX_VALUE);
    }

    /** @param longestSplittingDays past acts are read for each ruling, so a window has an end */
    public static List<Violation> findings(List<ClauseRule> terms, int longestSplittingDays) {
        var agreementValidator = new AgreementValidator(terms, longestSplittingDays);
        agreementValidator.judge();
        return List.copyOf(agreementValidator.findings);
    }

    private void judge() {
        if (terms.isEmpty()) {
            findings.add(Violation.worded("clauses-missing", "/clauses"));
        }
        numbers();
        terms.forEach(clauseRule -> clauseRule.standing().forEach(standing -> standing(clauseRule, standing)));
        kinds();
        procedures().values().forEach(this::procedure);
        bandsWithoutProcedure();
        settlements();
    }

    private void numbers() {
        var seen = new HashSet<String>();
        for (var clauseRule : terms) {
            if (!seen.add(clauseRule.clause().number())) {
                report(clauseRule, "number-twice", "");
            }
        }
    }

    private void standing(ClauseRule clauseRule, Standing standing) {
        if (standing.roles().isEmpty() || !Roles.areKnown(standing.roles())) {
            report(clauseRule, "role-unknown", standing.kind());
        }
    }

    /** A kind is either standing or needs a procedure, and one clause says which. */
    private void kinds() {
        var seen = new HashSet<String>();
        for (var clauseRule : terms) {
            for (var standing : clauseRule.standing()) {
                if (!seen.add(standing.kind())) {
                    report(clauseRule, "settled-twice", standing.kind());
                }
            }
            if (clauseRule.procedure() != null
                    && !seen.add(clauseRule.procedure().kind())) {
                report(clauseRule, "settled-twice", clauseRule.procedure().kind());
            }
        }
    }

    private TreeMap<String, ClauseRule> procedures() {
        var procedures = new TreeMap<String, ClauseRule>();
        for (var clauseRule : terms) {
            if (clauseRule.procedure() != null) {
                procedures.putIfAbsent(clauseRule.procedure().kind(), clauseRule);
            }
        }
        return procedures;
    }

    private void bandsWithoutProcedure() {
        var kinds = procedures().keySet();
        for (var clauseRule : terms) {
            if (clauseRule.band() != null && !kinds.contains(clauseRule.band().kind())) {
                report(clauseRule, "band-alone", clauseRule.band().kind());
            }
        }
    }

    /** It finishes what a procedure of this agreement has begun; one clause says so for each kind. */
    private void settlements() {
        var begun = procedures().keySet();
        var seen = new HashSet<String>();
        for (var clauseRule : terms) {
            var settlement = clauseRule.settlement();
            if (settlement == null) {
                continue;
            }
            if (settlement.days() < 0) {
                report(clauseRule, "settlement-days", "");
            }
            for (var kind : new TreeSet<>(settlement.kinds())) {
                if (!begun.contains(kind)) {
                    report(clauseRule, "settlement-alone", kind);
                }
                if (!seen.add(kind)) {
                    report(clauseRule, "end-twice", kind);
                }
            }
        }
    }

    private void procedure(ClauseRule clauseRule) {
        var procedure = clauseRule.procedure();
        if (procedure == null) {
            return;
        }
        if (procedure.originators().isEmpty() || !Roles.COMMUNITY.containsAll(procedure.originators())) {
            report(clauseRule, "originators", procedure.kind());
        }
        if (procedure.splittingDays() < 0) {
            report(clauseRule, "window-negative", procedure.kind());
        }
        if (procedure.splittingDays() > longestSplittingDays) {
            report(clauseRule, "window-long", procedure.kind(), "days", longestSplittingDays);
        }
        exclusive(clauseRule, procedure);
        var all = terms.stream()
                .filter(one -> one.band() != null && one.band().kind().equals(procedure.kind()))
                .toList();
        emergencies(procedure, all);
        var bands = all.stream().filter(one -> band(one).emergency() == null).toList();
        if (bands.isEmpty()) {
            report(clauseRule, "no-band", procedure.kind());
            return;
        }
        edges(procedure, bands);
        all.forEach(band ->
                StepValidator.of(band(band), procedure).forEach(fault -> report(band, fault, procedure.kind())));
    }

    private void exclusive(ClauseRule clauseRule, Procedure procedure) {
        var exclusive = procedure.exclusive();
        if (!Roles.areKnown(exclusive)) {
            report(clauseRule, "apart-unknown", procedure.kind());
        }
        if (!Collections.disjoint(exclusive, procedure.originators())) {
            report(clauseRule, "apart-originator", procedure.kind());
        }
    }

    /** One for each kind at most, from nothing up to its own cap. */
    private void emergencies(Procedure procedure, List<ClauseRule> bands) {
        var seen = false;
        for (var clauseRule : bands) {
            var emergency = band(clauseRule).emergency();
            if (emergency == null) {
                continue;
            }
            if (seen) {
                report(clauseRule, "emergency-twice", procedure.kind());
            }
            seen = true;
            if (band(clauseRule).upTo() == null || band(clauseRule).from() != null) {
                report(clauseRule, "emergency-cap", procedure.kind());
            }
            if (emergency.papersDays() < 1) {
                report(clauseRule, "emergency-papers", procedure.kind());
            }
            StepValidator.unknown(emergency.papers()).forEach(fault -> report(clauseRule, fault, procedure.kind()));
        }
    }

    private void edges(Procedure procedure, List<ClauseRule> bands) {
        var ordered = bands.stream()
                .sorted(Comparator.comparingLong(clauseRule -> lowestFen(band(clauseRule))))
                .toList();
        var lowest = band(ordered.getFirst()).from();
        if (lowest != null) {
            report(ordered.getFirst(), "gap-below", procedure.kind(), "amount", lowest);
        }
        for (var n = 1; n < ordered.size(); n++) {
            between(procedure, ordered.get(n - 1), ordered.get(n));
        }
        var highest = band(ordered.getLast()).upTo();
        if (highest != null) {
            report(ordered.getLast(), "gap-above", procedure.kind(), "amount", highest);
        }
    }

    private static long lowestFen(Band band) {
        return band.from() == null ? Long.MIN_VALUE : band.from().fen();
    }

    private static Band band(ClauseRule clauseRule) {
        if (clauseRule.band() == null) {
            throw new IllegalStateException("not a band");
        }
        return clauseRule.band();
    }

    private void between(Procedure procedure, ClauseRule first, ClauseRule second) {
        var low = band(first);
        var high = band(second);
        if (low.upTo() == null || high.from() == null || low.upTo().isMoreThan(high.from())) {
            report(second, "overlap", procedure.kind(), "other", first.clause().number());
        } else if (low.upTo().isLessThan(high.from())) {
            report(second, "gap-between", procedure.kind(), "low", low.upTo(), "high", high.from());
        } else if (low.upToIncluded() && high.fromIncluded()) {
            report(second, "edge-twice", procedure.kind(), "amount", high.from());
        } else if (!low.upToIncluded() && !high.fromIncluded()) {
            report(second, "edge-nowhere", procedure.kind(), "amount", high.from());
        }
    }

    private void report(ClauseRule clauseRule, String code, String kind, Object... facts) {
        report(clauseRule, DraftFault.of(code, facts), kind);
    }

    private void report(ClauseRule clauseRule, DraftFault fault, String kind) {
        var clause = clauseRule.clause().number();
        findings.add(fault.at("/clauses/" + terms.indexOf(clauseRule), clause, kind));
    }
}
