package org.fivetrust.agreements.agreement.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fivetrust.agreements.agreement.model.Term.Band;
import org.fivetrust.agreements.agreement.model.Term.Procedure;
import org.fivetrust.agreements.agreement.model.Term.Standing;
import org.fivetrust.agreements.agreement.model.Term.Step;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** What is wrong with a draft: every gap, overlap and dead end at once, each at its clause. */
public final class Soundness {

    private static final Set<String> EVIDENCE =
            Set.of("RESOLUTION", "MINUTES", "PARTY_MINUTES", "APPRAISAL", "CONTRACT", "INVOICE", "ACCEPTANCE");

    /** What a body decides on shows who was there. */
    private static final Set<String> OF_BODIES = Set.of("RESOLUTION", "MINUTES", "PARTY_MINUTES");

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
        all.forEach(band -> steps(band, procedure));
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
            evidence(term, procedure, emergency.papers());
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

    private void steps(Term term, Procedure procedure) {
        var steps = band(term).steps();
        if (steps.isEmpty()) {
            report(term, procedure.kind() + ": nobody approves");
        } else if (steps.stream().noneMatch(step -> Roles.COMMUNITY.contains(step.role()))) {
            report(term, procedure.kind() + ": the street would approve in the community's place");
        }
        groups(term, procedure, steps);
        var roles = new TreeSet<String>();
        for (var step : steps) {
            step(term, procedure, step);
            if (!roles.add(step.role())) {
                report(term, procedure.kind() + ": " + step.role() + " would have to approve twice");
            }
        }
    }

    /** A group that is torn apart would open twice. */
    private void groups(Term term, Procedure procedure, List<Step> steps) {
        var ended = new HashSet<String>();
        for (var n = 1; n < steps.size(); n++) {
            var before = steps.get(n - 1);
            if (before.group() != null && !steps.get(n).isBeside(before)) {
                ended.add(before.group());
            }
            if (steps.get(n).group() != null && ended.contains(steps.get(n).group())) {
                report(
                        term,
                        procedure.kind() + ": the group " + steps.get(n).group() + " is torn apart by another step");
            }
        }
    }

    private void step(Term term, Procedure procedure, Step step) {
        if (!Roles.areKnown(Set.of(step.role()))) {
            report(term, procedure.kind() + ": no person holds " + step.role() + ", the step cannot be reached");
        }
        if (procedure.originators().contains(step.role())) {
            report(term, procedure.kind() + ": " + step.role() + " could approve his own request");
        }
        if (step.days() < 1) {
            report(term, procedure.kind() + ": the step of " + step.role() + " has no time limit");
        }
        if (procedure.exclusiveRoles().contains(step.role())) {
            report(
                    term,
                    procedure.kind() + ": " + step.role() + " is kept apart from deciding, the step cannot be reached");
        }
        body(term, procedure, step);
        evidence(term, procedure, step.evidence());
    }

    private void body(Term term, Procedure procedure, Step step) {
        if (step.body() == null) {
            return;
        }
        if (Collections.disjoint(step.evidence(), OF_BODIES)) {
            report(
                    term,
                    procedure.kind() + ": " + step.body().name() + " decides, but neither minutes nor a resolution"
                            + " are wanted");
        }
        if (step.body().quorum() < 2) {
            report(term, procedure.kind() + ": " + step.body().name() + " would decide without anybody else");
        }
    }

    private void evidence(Term term, Procedure procedure, List<String> wanted) {
        for (var evidence : wanted) {
            if (!EVIDENCE.contains(evidence)) {
                report(term, procedure.kind() + ": no such kind of evidence as " + evidence);
            }
        }
    }

    private void report(Term term, String what) {
        findings.add(new Violation(
                "/clauses/" + terms.indexOf(term), "clause " + term.clause().number() + ": " + what));
    }
}
