package org.fivetrust.funds.paymenttrail;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.paymenttrail.model.Trail;
import org.fivetrust.funds.paymenttrail.model.TrailStep;
import org.jspecify.annotations.Nullable;

/** Where payments stand, on the wire. */
final class PaymentTrailMessages {

    private PaymentTrailMessages() {}

    @Schema(name = "PaymentTrail")
    record View(
            @Schema(description = "The payment (付款)") UUID payment,

            @Schema(description = "How far it has come (状态)")
            Trail.Status status,

            @Schema(description = "What was done in the order of time, what is open, what waits (已办、在办、待办)")
            List<StepView> steps,

            @Schema(
                    description =
                            "True where the steps of approval are left out because the agreements service does not answer"
                                    + " (协议服务无应答，缺审批步骤)")
            boolean mattersSilent) {

        static View of(UUID payment, Trail trail) {
            return new View(
                    payment,
                    trail.payment().status(),
                    trail.steps().stream().map(StepView::of).toList(),
                    trail.lacksMatter());
        }
    }

    @Schema(name = "PaymentTrailStep")
    record StepView(
            @Schema(description = "What it is (步骤)") TrailStep.Kind kind,

            @Schema(description = "Done, with somebody, or to come (已办、在办、待办)")
            TrailStep.State state,

            @Schema(description = "What the agreement calls it (步骤名称)") @Nullable
            String title,

            @Schema(description = "The same in English (英文名称)") @Nullable
            String english,

            @Schema(description = "The role that has it; also the one it was escalated to (经办角色)") @Nullable
            String role,

            @Schema(description = "Who did it, or is to do it (经办人)") @Nullable
            String by,

            @Schema(description = "Since when they have it (开始时间)") @Nullable
            Instant since,

            @Schema(description = "When it was done (完成时间)") @Nullable
            Instant at,

            @Schema(description = "The last day for it (办理期限)") @Nullable
            LocalDate due,

            @Schema(description = "Papers that are still wanted for it (尚缺依据)")
            List<String> missing,

            @Schema(description = "What came of it (结果)", example = "APPROVED") @Nullable
            String outcome,

            @Schema(description = "Its number elsewhere: the matter's, the bank's (相关编号)") @Nullable
            String reference) {

        static StepView of(TrailStep step) {
            var title = step.title();
            return new StepView(
                    step.kind(),
                    step.state(),
                    title == null ? null : title.chinese(),
                    title == null ? null : title.english(),
                    step.role(),
                    step.by(),
                    step.since(),
                    step.at(),
                    step.due(),
                    step.missing(),
                    step.outcome(),
                    step.reference());
        }
    }
}
