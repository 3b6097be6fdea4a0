package org.fivetrust.agreements.authority.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Term.Band;
import org.fivetrust.agreements.agreement.model.Term.Step;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A ruling boiled down to what can be laid beside another one: the outcome, the clauses, the row of authority and the
 * amount it was found by, and why not.
 */
public record Said(
        Outcome outcome,
        List<Clause> clauses,
        @Nullable Band band,
        @Nullable Money bandedOn,
        @Nullable String code) {

    public Said {
        clauses = List.copyOf(clauses);
    }

    public static Said of(Says says) {
        return switch (says) {
            case Says.Allowed allowed -> new Said(Outcome.PERMITTED, allowed.clauses(), null, null, null);
            case Says.After after ->
                new Said(Outcome.NEEDS_PROCEDURE, after.clauses(), after.band(), after.bandedOn(), null);
            case Says.Never(var because, var clauses) ->
                new Said(Outcome.FORBIDDEN, clauses, null, null, because.code());
        };
    }

    public List<Step> steps() {
        return band == null ? List.of() : band.steps();
    }

    /** In which points two rulings differ; none means that the one reproduces the other. */
    public List<String> differences(Said other) {
        var points = new ArrayList<String>();
        compare("outcome", outcome, other.outcome, points);
        compare("clauses", clauses, other.clauses, points);
        compare("authority", band, other.band, points);
        compare("bandedOn", bandedOn, other.bandedOn, points);
        compare("code", code, other.code, points);
        return List.copyOf(points);
    }

    private static void compare(String point, @Nullable Object one, @Nullable Object other, List<String> points) {
        if (!Objects.equals(one, other)) {
            points.add(point);
        }
    }

    /** Whether someone who does the act would notice: another outcome, or other steps on the way to it. */
    public boolean changes(Said other) {
        return outcome != other.outcome || !way().equals(other.way());
    }

    /** Who, within which days, with which evidence; what a step is called makes no difference to anyone. */
    private List<List<Object>> way() {
        return steps().stream()
                .map(step -> List.<Object>of(step.role(), step.days(), step.evidence()))
                .toList();
    }

    /** Whether this one asks for more than the other: a stricter outcome, or more steps. */
    public boolean isStricterThan(Said other) {
        var byOutcome = outcome.compareTo(other.outcome);
        return byOutcome > 0 || byOutcome == 0 && steps().size() > other.steps().size();
    }
}
