package org.fivetrust.assets.asset;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.assets.asset.AssetMessages.View;
import org.fivetrust.assets.asset.model.AssetStatus;
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
@RequestMapping("/v1/assets")
@Tag(name = "Assets", description = "The register of what a principal owns (资产台账)")
class AssetController {

    private final AssetWorkflow assets;

    AssetController(AssetWorkflow assets) {
        this.assets = assets;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "registerAsset",
            summary = "Register an asset (资产登记)",
            description = "A standing act: the mandate allows it. The card number has no gap. (常设授权事项，卡片编号连续)")
    @ApiResponse(responseCode = "201", description = "Registered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, @Valid @RequestBody AssetMessages.Ask ask) {
        return assets.register(caller, key, ask);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readAsset", summary = "Read an asset card (查看资产卡片)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return assets.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listAssets", summary = "List assets, newest first (资产列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable AssetStatus status) {
        return Listed.of(page -> assets.list(caller, principal, status, page));
    }
}
