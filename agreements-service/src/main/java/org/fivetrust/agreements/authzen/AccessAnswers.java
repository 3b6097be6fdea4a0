package org.fivetrust.agreements.authzen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.authzen.AccessMessages.Decision;
import org.fivetrust.agreements.authzen.model.AccessDecision;
import org.fivetrust.agreements.ruling.Rulings;
import org.fivetrust.agreements.ruling.Rulings.Warning;
import org.fivetrust.agreements.ruling.model.BilingualText;
import org.fivetrust.agreements.ruling.model.RulingOutcome;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A verdict as the standard's decision: yes or no, and in the context why, by which clauses, and what remains to do.
 */
@Component
class AccessAnswers {

    private final Rulings rulings;

    AccessAnswers(Rulings rulings) {
        this.rulings = rulings;
    }

    Decision decision(EvaluationResult evaluationResult) {
        var accessDecision = evaluationResult.verdict();
        var context = new LinkedHashMap<String, Object>();
        var because = accessDecision.because();
        if (because != null) {
            explain(because, context);
        }
        rests(evaluationResult, context);
        var obligations = obligations(accessDecision);
        if (!obligations.isEmpty()) {
            context.put("obligations", obligations);
        }
        return new Decision(accessDecision.allowed(), context.isEmpty() ? null : context);
    }

    /** An error in one question of many is a no to that one; the others are answered. */
    Decision failed(int status, Refusal because) {
        var context = new LinkedHashMap<String, Object>();
        var words = rulings.text(because);
        context.put("error", Map.of("status", status, "message", words.detail().en()));
        explain(because, context);
        return new Decision(false, context);
    }

    Decision malformed(InvalidValue invalid) {
        return new Decision(
                false,
                Map.of(
                        "error",
                        Map.of(
                                "status",
                                400,
                                "message",
                                "The evaluation is malformed.",
                                "violations",
                                invalid.violations())));
    }

    private void explain(Refusal because, Map<String, Object> context) {
        var words = rulings.text(because);
        context.put("code", because.code());
        context.put("reason_admin", words.detail());
        context.put("reason_user", words.title());
        if (!because.cures().isEmpty()) {
            context.put("requestable", true);
            context.put("cure", because.cures().stream().map(this::cure).toList());
        }
    }

    private Map<String, @Nullable Object> cure(Cure cure) {
        var words = rulings.text(cure);
        var rendered = new LinkedHashMap<String, @Nullable Object>();
        rendered.put("code", cure.code());
        rendered.put("en", words.en());
        rendered.put("zh", words.zh());
        rendered.put("who", cure.who());
        rendered.put("by", cure.by());
        rendered.put("link", cure.link());
        return rendered;
    }

    private static void rests(EvaluationResult evaluationResult, Map<String, Object> context) {
        var policyDecision = evaluationResult.decision();
        var agreement = evaluationResult.agreement();
        if (policyDecision != null) {
            context.put("ruling", RulingOutcome.of(policyDecision));
            context.put("clauses", evaluationResult.clauses());
        }
        if (policyDecision instanceof PolicyDecision.RequireApproval requireApproval) {
            context.put("bandedOn", requireApproval.bandedOn().toString());
        }
        if (agreement != null) {
            context.put("agreement", agreement.id());
            context.put("agreementVersion", agreement.version());
            context.put("agreementDigest", agreement.digest());
            context.put("resolution", agreement.resolution());
        }
        if (evaluationResult.asOf() != null && evaluationResult.knownAt() != null) {
            context.put("asOf", evaluationResult.asOf());
            context.put("knownAt", evaluationResult.knownAt());
            warn(Warning.of(agreement, evaluationResult.asOf()), context);
        }
    }

    private static void warn(List<Warning> warnings, Map<String, Object> context) {
        if (!warnings.isEmpty()) {
            context.put("warnings", warnings);
        }
    }

    private static List<Map<String, Object>> obligations(AccessDecision accessDecision) {
        var obligations = new ArrayList<Map<String, Object>>();
        IntStream.range(0, accessDecision.steps().size())
                .mapToObj(n -> step(n + 1, accessDecision.steps().get(n)))
                .forEach(obligations::add);
        accessDecision
                .wants()
                .forEach(kind -> obligations.add(
                        Map.of("id", "evidence-" + kind, "type", "evidence", "properties", Map.of("kind", kind))));
        return obligations;
    }

    private static Map<String, Object> step(int no, Step step) {
        return Map.of(
                "id",
                "step-" + no,
                "type",
                "approval",
                "properties",
                Map.of(
                        "no", no,
                        "role", step.role(),
                        "title", new BilingualText(step.english(), step.title()),
                        "workingDays", step.days(),
                        "evidence", step.evidence()));
    }
}
