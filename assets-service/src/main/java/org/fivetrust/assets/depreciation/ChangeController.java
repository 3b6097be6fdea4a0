package org.fivetrust.assets.depreciation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.assets.depreciation.ChangeMessages.EstimateAsk;
import org.fivetrust.assets.depreciation.ChangeMessages.HistoryView;
import org.fivetrust.assets.depreciation.ChangeMessages.ImprovementAsk;
import org.fivetrust.assets.depreciation.ChangeMessages.ReadingAsk;
import org.fivetrust.assets.depreciation.ChangeMessages.ReadingView;
import org.fivetrust.assets.depreciation.ChangeMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/assets/{id}")
@Tag(name = "Depreciation", description = "How the value of assets is charged to months (资产折旧)")
class ChangeController {

    private final ChangeWorkflow changes;

    ChangeController(ChangeWorkflow changes) {
        this.changes = changes;
    }

    @PostMapping("/improvements")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "improveAsset",
            summary = "Capitalise expenditure on an asset (登记资本化后续支出)",
            description = "A standing act. What is left is spread over what is left of the life; no month before moves."
                    + " (常设授权事项，余额在剩余年限内重新分摊，已计提月份不变)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> improve(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody ImprovementAsk ask) {
        return changes.change(caller, key, id, ask);
    }

    @PostMapping("/estimates")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "changeEstimate",
            summary = "Estimate the life or the residual anew (会计估计变更)",
            description =
                    "A standing act. A month that is confirmed stays; the change counts from the next one on if it is"
                            + " asked for so. (常设授权事项，已计提月份不变，可自下月起生效)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> estimate(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody EstimateAsk ask) {
        return changes.change(caller, key, id, ask);
    }

    @PostMapping("/readings")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "readMeter",
            summary = "Enter a reading of the meter of an asset (登记工作量读数)",
            description = "A standing act, for assets that are depreciated by units of work; a meter runs forward."
                    + " (常设授权事项，工作量法资产，读数不得倒退)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<ReadingView>> read(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody ReadingAsk ask) {
        return changes.read(caller, key, id, ask);
    }

    @GetMapping("/history")
    @Operation(
            operationId = "listAssetHistory",
            summary = "List what happened to an asset, newest first (资产变动史)",
            description = "Its registration, changes, readings, months charged and disposal. (登记、变动、读数、计提与处置)")
    Listed<HistoryView> history(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> changes.history(caller, id, page));
    }
}
