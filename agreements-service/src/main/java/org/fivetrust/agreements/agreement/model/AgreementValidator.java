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
            findings.add(new Violation("/clauses", "an agreement has clauses"));
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
                report(clauseRule, "the number is used twice");
            }
        }
    }

    private void standing(ClauseRule clauseRule, Standing standing) {
        if (standing.roles().isEmpty() || !Roles.areKnown(standing.roles())) {
            report(clauseRule, standing.kind() + ": names no role, or one nobody holds");
        }
    }

    /** A kind is either standing or needs a procedure, and one clause says which. */
    private void kinds() {
        var seen = new HashSet<String>();
        for (var clauseRule : terms) {
            for (var standing : clauseRule.standing()) {
                if (!seen.add(standing.kind())) {
                    report(clauseRule, standing.kind() + ": another clause has settled it already");
                }
            }
            if (clauseRule.procedure() != null
                    && !seen.add(clauseRule.procedure().kind())) {
                report(clauseRule, clauseRule.procedure().kind() + ": another clause has settled it already");
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
                report(clauseRule, clauseRule.band().kind() + ": a band of a procedure that no clause sets up");
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
                report(clauseRule, "a settlement of less than no days");
            }
            for (var kind : new TreeSet<>(settlement.kinds())) {
                if (!begun.contains(kind)) {
                    report(clauseRule, kind + ": settles what no procedure begins");
                }
                if (!seen.add(kind)) {
                    report(clauseRule, kind + ": another clause has settled its end already");
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
            report(
                    clauseRule,
                    procedure.kind() + ": only the community's own people originate; the sub-district never does");
        }
        if (procedure.splittingDays() < 0) {
            report(clauseRule, procedure.kind() + ": the splitting window is negative");
        }
        if (procedure.splittingDays() > longestSplittingDays) {
            report(
                    clauseRule,
                    procedure.kind() + ": the splitting window is longer than " + longestSplittingDays
                            + " days (拆分合并期长于" + longestSplittingDays + "天)");
        }
        exclusive(clauseRule, procedure);
        var all = terms.stream()
                .filter(one -> one.band() != null && one.band().kind().equals(procedure.kind()))
                .toList();
        emergencies(procedure, all);
        var bands = all.stream().filter(one -> band(one).emergency() == null).toList();
        if (bands.isEmpty()) {
            report(clauseRule, procedure.kind() + ": no band, so nothing of it can ever be done");
            return;
        }
        edges(procedure, bands);
        all.forEach(band -> StepValidator.of(band(band), procedure).forEach(what -> report(band, what)));
    }

    private void exclusive(ClauseRule clauseRule, Procedure procedure) {
        var exclusive = procedure.exclusive();
        if (!Roles.areKnown(exclusive)) {
            report(clauseRule, procedure.kind() + ": keeps a role apart that nobody holds");
        }
        if (!Collections.disjoint(exclusive, procedure.originators())) {
            report(clauseRule, procedure.kind() + ": who asks for it is kept apart from it, so nobody can ask");
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
                report(clauseRule, procedure.kind() + ": a second band for emergencies");
            }
            seen = true;
            if (band(clauseRule).upTo() == null || band(clauseRule).from() != null) {
                report(clauseRule, procedure.kind() + ": the band for emergencies runs from nothing up to a cap");
            }
            if (emergency.papersDays() < 1) {
                report(clauseRule, procedure.kind() + ": the papers of an emergency have no time limit");
            }
            StepValidator.unknown(emergency.papers())
                    .forEach(what -> report(clauseRule, procedure.kind() + ": " + what));
        }
    }

    private void edges(Procedure procedure, List<ClauseRule> bands) {
        var ordered = bands.stream()
                .sorted(Comparator.comparingLong(clauseRule -> lowestFen(band(clauseRule))))
                .toList();
        if (band(ordered.getFirst()).from() != null) {
            report(
                    ordered.getFirst(),
                    procedure.kind() + ": a gap below "
                            + band(ordered.getFirst()).from());
        }
        for (var n = 1; n < ordered.size(); n++) {
            between(procedure, ordered.get(n - 1), ordered.get(n));
        }
        if (band(ordered.getLast()).upTo() != null) {
            report(
                    ordered.getLast(),
                    procedure.kind() + ": a gap above "
                            + band(ordered.getLast()).upTo());
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
            report(
                    second,
                    procedure.kind() + ": overlaps clause " + first.clause().number());
        } else if (low.upTo().isLessThan(high.from())) {
            report(second, procedure.kind() + ": a gap between " + low.upTo() + " and " + high.from());
        } else if (low.upToIncluded() && high.fromIncluded()) {
            report(second, procedure.kind() + ": exactly " + high.from() + " falls in two bands");
        } else if (!low.upToIncluded() && !high.fromIncluded()) {
            report(second, procedure.kind() + ": exactly " + high.from() + " falls in no band");
        }
    }

    private void report(ClauseRule clauseRule, String what) {
        findings.add(new Violation(
                "/clauses/" + terms.indexOf(clauseRule),
                "clause " + clauseRule.clause().number() + ": " + what));
    }
}
