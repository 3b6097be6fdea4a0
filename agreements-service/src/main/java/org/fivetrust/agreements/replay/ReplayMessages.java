package org.fivetrust.agreements.replay;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.agreements.replay.model.Comparison.Tendency;
import org.fivetrust.agreements.replay.model.Tally;
import org.fivetrust.agreements.ruling.model.DecisionSummary;
import org.fivetrust.agreements.ruling.model.RulingOutcome;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.web.ListPage;
import org.jspecify.annotations.Nullable;

/** Replays on the wire. */
final class ReplayMessages {

    private ReplayMessages() {}

    @Schema(name = "ReplayRequest")
    record Ask(
            @NotNull @Schema(description = "First day (起始日)")
            LocalDate from,

            @NotNull @Schema(description = "Last day, included (截止日)")
            LocalDate to) {}

    @Schema(name = "ReplayStep")
    record StepView(String title, String english, String role, int days, List<String> evidence) {

        static StepView of(Step step) {
            return new StepView(step.title(), step.english(), step.role(), step.days(), step.evidence());
        }
    }

    @Schema(name = "ReplayedRuling")
    record DecisionView(
            RulingOutcome ruling,
            @Nullable String bandedOn,
            List<Clause> clauses,
            List<StepView> steps,
            @Nullable String code) {

        static DecisionView of(DecisionSummary decisionSummary) {
            return new DecisionView(
                    decisionSummary.outcome(),
                    decisionSummary.bandedOn() == null
                            ? null
                            : decisionSummary.bandedOn().toString(),
                    decisionSummary.clauses(),
                    decisionSummary.steps().stream().map(StepView::of).toList(),
                    decisionSummary.code());
        }
    }

    @Schema(name = "ReplayedChange")
    record Change(
            UUID ruling,
            UUID act,
            String kind,
            @Nullable String amount,
            LocalDate on,
            Instant ruledAt,

            @Schema(description = "STRICTER, LOOSER or DIFFERENT (更严、更宽、环节不同)")
            Tendency tendency,

            @Schema(description = "As it was ruled (原裁定)") DecisionView was,

            @Schema(description = "As this agreement would rule (按本协议)")
            DecisionView would) {}

    @Schema(name = "Replay")
    record View(
            UUID agreement,
            int agreementVersion,
            String principal,
            LocalDate from,
            LocalDate to,

            @Schema(description = "Over the whole period, whatever the page (全期统计)")
            Tally counts,

            List<Change> items,
            @Nullable String next)
            implements ListPage<Change> {}
}
