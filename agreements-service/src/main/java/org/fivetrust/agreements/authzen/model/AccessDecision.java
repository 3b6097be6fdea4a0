package org.fivetrust.agreements.authzen.model;

import java.util.List;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.Transition;
import org.fivetrust.agreements.ruling.model.RulingQuery;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Yes or no, with why not and what has to be done besides.
 *
 * @param steps the procedure an act has to go through before it may be done
 * @param wants the evidence that has to be laid before the step
 */
public record AccessDecision(boolean allowed, @Nullable Refusal because, List<Step> steps, List<String> wants) {

    public AccessDecision {
        steps = List.copyOf(steps);
        wants = List.copyOf(wants);
    }

    public static AccessDecision no(Refusal because) {
        return new AccessDecision(false, because, List.of(), List.of());
    }

    /** Doing an act is allowed only where it stands as it is; asking for one only where it needs a procedure. */
    public static AccessDecision of(
            PolicyDecision policyDecision, AccessAction accessAction, @Nullable CompiledAgreement compiledAgreement) {
        return switch (policyDecision) {
            case PolicyDecision.Deny(var because, var _) -> no(because);
            case PolicyDecision.Permit _
            when !accessAction.asks() -> new AccessDecision(true, null, List.of(), List.of());
            case PolicyDecision.Permit _ ->
                no(Refusal.rule("access.needs-no-request").with("kind", accessAction.kind()));
            case PolicyDecision.RequireApproval requireApproval
            when accessAction.asks() ->
                new AccessDecision(true, null, requireApproval.band().steps(), List.of());
            case PolicyDecision.RequireApproval requireApproval ->
                new AccessDecision(
                        false,
                        askFirst(accessAction, requireApproval, compiledAgreement),
                        requireApproval.band().steps(),
                        List.of());
        };
    }

    private static Refusal askFirst(
            AccessAction accessAction,
            PolicyDecision.RequireApproval requireApproval,
            @Nullable CompiledAgreement compiledAgreement) {
        var who = compiledAgreement == null
                ? ""
                : String.join(
                        ", ",
                        compiledAgreement.entitled(accessAction.kind()).stream()
                                .sorted()
                                .toList());
        var cure = Cure.of("access.ask-for-it", who);
        var door = RulingQuery.requestLink(accessAction.kind());
        return Refusal.rule("access.needs-procedure")
                .with("kind", accessAction.kind())
                .with("steps", requireApproval.band().steps().size())
                .citing(requireApproval.clauses())
                .curedBy(door == null ? cure : cure.at(door));
    }

    /** @param wants the evidence the step asks for, if the word is an approval */
    public static AccessDecision of(Transition transition, List<String> wants) {
        return transition
                .refusal()
                .map(AccessDecision::no)
                .orElseGet(() -> new AccessDecision(true, null, List.of(), wants));
    }

    public static AccessDecision closed(Matter matter) {
        return no(Refusal.state("matter.closed").with("status", matter.status()));
    }
}
