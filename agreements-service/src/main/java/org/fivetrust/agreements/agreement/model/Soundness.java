package org.fivetrust.agreements.agreement.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fivetrust.agreements.agreement.model.Term.Band;
import org.fivetrust.agreements.agreement.model.Term.Procedure;
import org.fivetrust.agreements.agreement.model.Term.Standing;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** What is wrong with a draft: every gap, overlap and dead end at once, each at its clause. */
public final class Soundness {

    private final List<Term> terms;
    private final List<Violation> findings = new ArrayList<>();

    private Soundness(List<Term> terms) {
        this.terms = terms;
    }

    public static List<Violation> findings(List<Term> terms) {
        var soundness = new Soundness(terms);
        soundness.judge();
        return List.copyOf(soundness.findings);
    }

    private void judge() {
        if (terms.isEmpty()) {
            findings.add(new Violation("/clauses", "an agreement has clauses"));
        }
        numbers();
        terms.forEach(term -> term.standing().forEach(standing -> standing(term, standing)));
        kinds();
        procedures().values().forEach(this::procedure);
        bandsWithoutProcedure();
        settlements();
    }

    private void numbers() {
        var seen = new HashSet<String>();
        for (var term : terms) {
            if (!seen.add(term.clause().number())) {
                report(term, "the number is used twice");
            }
        }
    }

    private void standing(Term term, Standing standing) {
        if (standing.roles().isEmpty() || !Roles.areKnown(standing.roles())) {
            report(term, standing.kind() + ": names no role, or one nobody holds");
        }
    }

    /** A kind is either standing or needs a procedure, and one clause says which. */
    private void kinds() {
        var seen = new HashSet<String>();
        for (var term : terms) {
            for (var standing : term.standing()) {
                if (!seen.add(standing.kind())) {
                    report(term, standing.kind() + ": another clause has settled it already");
                }
            }
            if (term.procedure() != null && !seen.add(term.procedure().kind())) {
                report(term, term.procedure().kind() + ": another clause has settled it already");
            }
        }
    }

    private TreeMap<String, Term> procedures() {
        var procedures = new TreeMap<String, Term>();
        for (var term : terms) {
            if (term.procedure() != null) {
                procedures.putIfAbsent(term.procedure().kind(), term);
            }
        }
        return procedures;
    }

    private void bandsWithoutProcedure() {
        var kinds = procedures().keySet();
        for (var term : terms) {
            if (term.band() != null && !kinds.contains(term.band().kind())) {
                report(term, term.band().kind() + ": a band of a procedure that no clause sets up");
            }
        }
    }

    /** It finishes what a procedure of this agreement has begun; one clause says so for each kind. */
    private void settlements() {
        var begun = procedures().keySet();
        var seen = new HashSet<String>();
        for (var term : terms) {
            var settlement = term.settlement();
            if (settlement == null) {
                continue;
            }
            if (settlement.days() < 0) {
                report(term, "a settlement of less than no days");
            }
            for (var kind : new TreeSet<>(settlement.kinds())) {
                if (!begun.contains(kind)) {
                    report(term, kind + ": settles what no procedure begins");
                }
                if (!seen.add(kind)) {
                    report(term, kind + ": another clause has settled its end already");
                }
            }
        }
    }

    private void procedure(Term term) {
        var procedure = term.procedure();
        if (procedure == null) {
            return;
        }
        if (procedure.originators().isEmpty() || !Roles.COMMUNITY.containsAll(procedure.originators())) {
            report(term, procedure.kind() + ": only the community's own people originate; the street never does");
        }
        if (procedure.splittingDays() < 0) {
            report(term, procedure.kind() + ": the splitting window is negative");
        }
        exclusive(term, procedure);
        var all = terms.stream()
                .filter(one -> one.band() != null && one.band().kind().equals(procedure.kind()))
                .toList();
        emergencies(procedure, all);
        var bands = all.stream().filter(one -> band(one).emergency() == null).toList();
        if (bands.isEmpty()) {
            report(term, procedure.kind() + ": no band, so nothing of it can ever be done");
            return;
        }
        edges(procedure, bands);
        all.forEach(band -> StepSoundness.of(band(band), procedure).forEach(what -> report(band, what)));
    }

    private void exclusive(Term term, Procedure procedure) {
        var exclusive = procedure.exclusiveRoles();
        if (!Roles.areKnown(exclusive)) {
            report(term, procedure.kind() + ": keeps a role apart that nobody holds");
        }
        if (!Collections.disjoint(exclusive, procedure.originators())) {
            report(term, procedure.kind() + ": who asks for it is kept apart from it, so nobody can ask");
        }
    }

    /** One for each kind at most, from nothing up to its own cap. */
    private void emergencies(Procedure procedure, List<Term> bands) {
        var seen = false;
        for (var term : bands) {
            var emergency = band(term).emergency();
            if (emergency == null) {
                continue;
            }
            if (seen) {
                report(term, procedure.kind() + ": a second band for emergencies");
            }
            seen = true;
            if (band(term).upTo() == null || band(term).from() != null) {
                report(term, procedure.kind() + ": the band for emergencies runs from nothing up to a cap");
            }
            if (emergency.papersDays() < 1) {
                report(term, procedure.kind() + ": the papers of an emergency have no time limit");
            }
            StepSoundness.unknown(emergency.papers()).forEach(what -> report(term, procedure.kind() + ": " + what));
        }
    }

    private void edges(Procedure procedure, List<Term> bands) {
        var ordered = bands.stream()
                .sorted(Comparator.comparingLong(term -> lowestFen(band(term))))
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

    private static Band band(Term term) {
        if (term.band() == null) {
            throw new IllegalStateException("not a band");
        }
        return term.band();
    }

    private void between(Procedure procedure, Term first, Term second) {
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

    private void report(Term term, String what) {
        findings.add(new Violation(
                "/clauses/" + terms.indexOf(term), "clause " + term.clause().number() + ": " + what));
    }
}
