package org.fivetrust.assets.depreciation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.assets.depreciation.RunMessages.Ask;
import org.fivetrust.assets.depreciation.RunMessages.LineView;
import org.fivetrust.assets.depreciation.RunMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
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
@RequestMapping("/v1/depreciation-runs")
@Tag(name = "Depreciation", description = "How the value of assets is charged to months (资产折旧)")
class RunController {

    private final RunWorkflow runs;

    RunController(RunWorkflow runs) {
        this.runs = runs;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "runDepreciation",
            summary = "Charge a month of depreciation (计提折旧)",
            description = "A standing act. With dryRun=true it only shows what would be charged; without, the month is"
                    + " confirmed and told to the books. A month is confirmed once: whoever asks for it again gets the"
                    + " first answer. (常设授权事项；dryRun=true 时仅预览；同一月份只计提一次)")
    @ApiResponse(responseCode = "201", description = "Confirmed (已计提)", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "What would be charged (预览)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> run(
            Caller caller,
            IdempotencyKey key,
            @Valid @RequestBody Ask ask,
            @RequestParam(defaultValue = "false") @Parameter(description = "Only show what would be charged (仅预览)")
                    boolean dryRun) {
        return dryRun ? runs.preview(caller, ask).map(ResponseEntity::ok) : runs.confirm(caller, key, ask);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readDepreciationRun", summary = "Read a month of depreciation (查看折旧计提)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return runs.find(caller, id);
    }

    @GetMapping("/{id}/lines")
    @Operation(
            operationId = "listDepreciationLines",
            summary = "List what a month charged for each asset (折旧计提明细)",
            description = "In the order of the ids of the assets, as the digest of the run has them. (按资产标识排列，与摘要一致)")
    Listed<LineView> lines(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> runs.lines(caller, id, page));
    }

    @GetMapping
    @Operation(operationId = "listDepreciationRuns", summary = "List months of depreciation, newest first (折旧计提列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> runs.list(caller, principal, page));
    }
}
