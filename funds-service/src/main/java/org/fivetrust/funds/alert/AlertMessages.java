package org.fivetrust.funds.alert;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.alert.model.AlertLevel;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.alert.model.AlertStatus;
import org.jspecify.annotations.Nullable;

/** Alerts on the wire. */
final class AlertMessages {

    private AlertMessages() {}

    @Schema(name = "AlertExplaining")
    record Explain(
            @NotBlank @Size(max = 2000) @Schema(description = "What its owner says of it (说明)")
            String explanation) {}

    @Schema(name = "AlertClosing")
    record Close(
            @NotBlank @Size(max = 2000) @Schema(description = "What was found and done (处理结果)")
            String outcome) {}

    @Schema(name = "AlertExplanation")
    record Explanation(
            String explanation,
            @Schema(description = "Who explained it (说明人)") String explainedBy,
            Instant explainedAt) {}

    @Schema(name = "Alert")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Rule that found it (预警规则)")
            AlertRule rule,

            @Schema(description = "How grave it is (预警级别)") AlertLevel level,

            @Schema(description = "Id of what it is about: a payment, a receipt, a bank entry (预警对象)")
            UUID subject,

            @Schema(description = "Figures that fired the rule (触发数据)", example = "{\"amount\": \"3600.00\"}")
            Map<String, Object> figures,

            @Schema(description = "Where what proves it is read (佐证链接)")
            List<String> links,

            @Schema(description = "Role that explains it (责任角色)")
            String owner,

            @Schema(description = "Who had a part in it, and so may not close it (相关人员)")
            List<String> people,

            LocalDate raisedOn,

            @Schema(description = "Day by which it is explained (说明期限)")
            LocalDate dueOn,

            Instant raisedAt,

            @Schema(description = "What its owner said of it, oldest first (历次说明)")
            List<Explanation> explanations,

            @Schema(description = "How far it has come (状态)")
            AlertStatus status,

            @Schema(description = "Who closed it (关闭人)") @Nullable
            String closedBy,

            @Nullable Instant closedAt,

            @Schema(description = "What was found and done (处理结果)") @Nullable
            String outcome) {}
}
