package org.fivetrust.agreements.ruling.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The points in which two rulings are compared: the outcome, the clauses, the row of authority, the amount it was found
 * by, and the code of a refusal.
 */
public record DecisionSummary(
        RulingOutcome outcome,
        List<Clause> clauses,
        @Nullable Band band,
        @Nullable Money bandedOn,
        @Nullable String code) {

    public DecisionSummary {
        clauses = List.copyOf(clauses);
    }

    public static DecisionSummary of(PolicyDecision policyDecision) {
        return switch (policyDecision) {
            case PolicyDecision.Permit permit ->
                new DecisionSummary(RulingOutcome.PERMITTED, permit.clauses(), null, null, null);
            case PolicyDecision.RequireApproval requireApproval ->
                new DecisionSummary(
                        RulingOutcome.NEEDS_PROCEDURE,
                        requireApproval.clauses(),
                        requireApproval.band(),
                        requireApproval.bandedOn(),
                        null);
            case PolicyDecision.Deny(var because, var clauses) ->
                new DecisionSummary(RulingOutcome.FORBIDDEN, clauses, null, null, because.code());
        };
    }

    public List<Step> steps() {
        return band == null ? List.of() : band.steps();
    }

    /** In which points two rulings differ; none means that the one reproduces the other. */
    public List<String> differences(DecisionSummary other) {
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

    /** Whether the person who does the act notices: another outcome, or other steps. */
    public boolean changes(DecisionSummary other) {
        return outcome != other.outcome || !way().equals(other.way());
    }

    /** Who, within which days, with which evidence; the title of a step makes no difference. */
    private List<List<Object>> way() {
        return steps().stream()
                .map(step -> List.<Object>of(step.role(), step.days(), step.evidence()))
                .toList();
    }

    /** Whether this one asks for more than the other: a stricter outcome, or more steps. */
    public boolean isStricterThan(DecisionSummary other) {
        var byOutcome = outcome.compareTo(other.outcome);
        return byOutcome > 0 || byOutcome == 0 && steps().size() > other.steps().size();
    }
}
