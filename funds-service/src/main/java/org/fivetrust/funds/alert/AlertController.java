package org.fivetrust.funds.alert;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.funds.alert.AlertMessages.Close;
import org.fivetrust.funds.alert.AlertMessages.Explain;
import org.fivetrust.funds.alert.AlertMessages.View;
import org.fivetrust.funds.alert.model.AlertLevel;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.alert.model.AlertStatus;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/alerts")
@Tag(name = "Alerts", description = "What the figures say is wrong or may be; explained, closed, never deleted (风险预警)")
class AlertController {

    private final AlertWorkflow alerts;

    AlertController(AlertWorkflow alerts) {
        this.alerts = alerts;
    }

    @PostMapping("/{id}/explain")
    @OpenTo(Permission.EXPLAIN_ALERTS)
    @Operation(
            operationId = "explainAlert",
            summary = "Explain an alert (说明预警)",
            description = "By the role that owns it; again as long as it is not closed. (由责任角色说明，关闭前可补充)")
    @ApiResponse(
            responseCode = "200",
            description = "Explained (已说明)",
            content = @Content(schema = @Schema(implementation = View.class)))
    Mono<ResponseEntity<View>> explain(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Explain explain) {
        return alerts.explain(caller, key, id, explain);
    }

    @PostMapping("/{id}/close")
    @OpenTo(Permission.CLOSE_ALERTS)
    @Operation(
            operationId = "closeAlert",
            summary = "Close an explained alert (关闭预警)",
            description = "By somebody who neither explained it nor had a part in it; it stays. (由相关人员和说明人以外的人关闭，永久留存)")
    @ApiResponse(
            responseCode = "200",
            description = "Closed (已关闭)",
            content = @Content(schema = @Schema(implementation = View.class)))
    Mono<ResponseEntity<View>> close(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Close close) {
        return alerts.close(caller, key, id, close);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readAlert", summary = "Read an alert (查看预警)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return alerts.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listAlerts", summary = "List alerts, newest first (预警列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable AlertStatus status,
            @RequestParam(required = false) @Nullable AlertLevel level,
            @RequestParam(required = false) @Nullable AlertRule rule,
            @RequestParam(required = false) @Parameter(description = "Id of what it is about (预警对象)") @Nullable
                    UUID subject,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Only those that nobody has explained in time (只看逾期未说明)")
                    boolean overdue) {
        var query = new AlertQuery(principal, status, level, rule, subject, overdue);
        return Listed.of(page -> alerts.list(caller, query, page));
    }
}
