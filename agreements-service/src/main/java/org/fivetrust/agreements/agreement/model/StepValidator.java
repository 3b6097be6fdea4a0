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
    private final List<String> findings = new ArrayList<>();

    private StepValidator(Procedure procedure) {
        this.procedure = procedure;
    }

    static List<String> of(Band band, Procedure procedure) {
        var soundness = new StepValidator(procedure);
        soundness.judge(band.steps());
        return List.copyOf(soundness.findings);
    }

    static List<String> unknown(List<String> evidence) {
        return evidence.stream()
                .filter(kind -> !EvidenceKind.isKnown(kind))
                .map(kind -> "no such kind of evidence as " + kind)
                .toList();
    }

    private void report(String what) {
        findings.add(procedure.kind() + ": " + what);
    }

    private void judge(List<Step> steps) {
        if (steps.isEmpty()) {
            report("nobody approves");
        } else if (steps.stream().noneMatch(step -> Roles.COMMUNITY.contains(step.role()))) {
            report("the sub-district would approve in the community's place");
        }
        groups(steps);
        var roles = new HashSet<String>();
        for (var step : steps) {
            step(step);
            if (!roles.add(step.role())) {
                report(step.role() + " would have to approve twice");
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
                report("the group " + group + " is torn apart by another step");
            }
        }
    }

    private void step(Step step) {
        if (!Roles.areKnown(Set.of(step.role()))) {
            report("no person holds " + step.role() + ", the step cannot be reached");
        }
        if (procedure.originators().contains(step.role())) {
            report(step.role() + " could approve their own request");
        }
        if (procedure.exclusive().contains(step.role())) {
            report(step.role() + " is kept apart from deciding, the step cannot be reached");
        }
        if (step.days() < 1) {
            report("the step of " + step.role() + " has no time limit");
        }
        body(step);
        unknown(step.evidence()).forEach(this::report);
    }

    private void body(Step step) {
        if (step.body() == null) {
            return;
        }
        if (Collections.disjoint(step.evidence(), EvidenceKind.OF_MEETINGS)) {
            report(step.body().name() + " decides, but neither minutes nor a resolution are wanted");
        }
        if (step.body().quorum() < 2) {
            report(step.body().name() + " would decide without anybody else");
        }
    }
}
