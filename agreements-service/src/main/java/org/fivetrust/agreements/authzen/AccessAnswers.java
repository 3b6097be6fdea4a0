package org.fivetrust.agreements.authzen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Term.Step;
import org.fivetrust.agreements.authority.model.Outcome;
import org.fivetrust.agreements.authority.model.Worded;
import org.fivetrust.agreements.authority.model.Wording;
import org.fivetrust.agreements.authzen.AccessMessages.Decision;
import org.fivetrust.agreements.authzen.model.Verdict;
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

    private final Function<Refusal, Worded> refusals;
    private final Function<Cure, Wording> cures;

    AccessAnswers(Function<Refusal, Worded> refusals, Function<Cure, Wording> cures) {
        this.refusals = refusals;
        this.cures = cures;
    }

    Decision decision(Answered answered) {
        var verdict = answered.verdict();
        var context = new LinkedHashMap<String, Object>();
        var because = verdict.because();
        if (because != null) {
            explain(because, context);
        }
        rests(answered, context);
        var obligations = obligations(verdict);
        if (!obligations.isEmpty()) {
            context.put("obligations", obligations);
        }
        return new Decision(verdict.allowed(), context.isEmpty() ? null : context);
    }

    /** An error in one question of many is a no to that one; the others are answered. */
    Decision failed(int status, Refusal because) {
        var context = new LinkedHashMap<String, Object>();
        var words = refusals.apply(because);
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
        var words = refusals.apply(because);
        context.put("code", because.code());
        context.put("reason_admin", words.detail());
        context.put("reason_user", words.title());
        if (!because.cures().isEmpty()) {
            context.put("requestable", true);
            context.put("cure", because.cures().stream().map(this::cure).toList());
        }
    }

    private Map<String, @Nullable Object> cure(Cure cure) {
        var words = cures.apply(cure);
        var rendered = new LinkedHashMap<String, @Nullable Object>();
        rendered.put("code", cure.code());
        rendered.put("en", words.en());
        rendered.put("zh", words.zh());
        rendered.put("who", cure.who());
        rendered.put("by", cure.by());
        rendered.put("link", cure.link());
        return rendered;
    }

    private static void rests(Answered answered, Map<String, Object> context) {
        var says = answered.says();
        var ground = answered.ground();
        if (says != null) {
            context.put("ruling", Outcome.of(says));
            context.put("clauses", answered.clauses());
        }
        if (says instanceof Says.After after) {
            context.put("bandedOn", after.bandedOn().toString());
        }
        if (ground != null) {
            context.put("agreement", ground.agreement());
            context.put("agreementVersion", ground.version());
            context.put("agreementDigest", ground.digest());
            context.put("resolution", ground.resolution());
        }
        if (answered.asOf() != null && answered.knownAt() != null) {
            context.put("asOf", answered.asOf());
            context.put("knownAt", answered.knownAt());
        }
    }

    private static List<Map<String, Object>> obligations(Verdict verdict) {
        var obligations = new ArrayList<Map<String, Object>>();
        IntStream.range(0, verdict.steps().size())
                .mapToObj(n -> step(n + 1, verdict.steps().get(n)))
                .forEach(obligations::add);
        verdict.wants()
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
                        "title", new Wording(step.english(), step.title()),
                        "workingDays", step.days(),
                        "evidence", step.evidence()));
    }
}
