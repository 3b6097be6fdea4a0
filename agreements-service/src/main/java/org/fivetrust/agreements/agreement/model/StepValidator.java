package org.fivetrust.agreements.agreement.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.ClauseRule.Procedure;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.Roles;

/** What is wrong with the steps of a band: nobody to take one, the wrong side, twice the same, no limit, no paper. */
final class StepValidator {

    private final Procedure procedure;
    private final List<DraftFault> findings = new ArrayList<>();

    private StepValidator(Procedure procedure) {
        this.procedure = procedure;
    }

    static List<DraftFault> of(Band band, Procedure procedure) {
        var soundness = new StepValidator(procedure);
        soundness.judge(band.steps());
        return List.copyOf(soundness.findings);
    }

    static List<DraftFault> unknown(List<String> evidence) {
        return evidence.stream()
                .filter(kind -> !EvidenceKind.isKnown(kind))
                .map(kind -> DraftFault.of("evidence-unknown", "evidence", kind))
                .toList();
    }

    private void report(String code, Object... facts) {
        findings.add(DraftFault.of(code, facts));
    }

    private void judge(List<Step> steps) {
        if (steps.isEmpty()) {
            report("no-approver");
        } else if (steps.stream().noneMatch(step -> Roles.COMMUNITY.contains(step.role()))) {
            report("no-community-approver");
        }
        groups(steps);
        var roles = new HashSet<String>();
        for (var step : steps) {
            step(step);
            if (!roles.add(step.role())) {
                report("approver-twice", "role", step.role());
            }
        }
    }

    /** A group that is torn apart would open twice. */
    private void groups(List<Step> steps) {
        var ended = new HashSet<String>();
        for (var n = 1; n < steps.size(); n++) {
            var before = steps.get(n - 1);
            var group = steps.get(n).group();
            if (before.group() != null && !before.group().equals(group)) {
                ended.add(before.group());
            }
            if (group != null && ended.contains(group)) {
                report("group-apart", "group", group);
            }
        }
    }

    private void step(Step step) {
        if (!Roles.areKnown(Set.of(step.role()))) {
            report("step-unheld", "role", step.role());
        }
        if (procedure.originators().contains(step.role())) {
            report("own-request", "role", step.role());
        }
        if (procedure.exclusive().contains(step.role())) {
            report("step-apart", "role", step.role());
        }
        if (step.days() < 1) {
            report("step-days", "role", step.role());
        }
        body(step);
        findings.addAll(unknown(step.evidence()));
    }

    private void body(Step step) {
        if (step.body() == null) {
            return;
        }
        if (Collections.disjoint(step.evidence(), EvidenceKind.OF_MEETINGS)) {
            report("body-papers", "body", step.body().name());
        }
        if (step.body().quorum() < 2) {
            report("body-alone", "body", step.body().name());
        }
    }
}
