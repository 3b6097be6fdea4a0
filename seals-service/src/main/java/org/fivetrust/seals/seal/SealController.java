package org.fivetrust.seals.seal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.seals.seal.SealMessages.View;
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
@RequestMapping("/v1/seals")
@Tag(name = "Seals", description = "Seals in custody (印章台账)")
class SealController {

    private final SealWorkflow seals;

    SealController(SealWorkflow seals) {
        this.seals = seals;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "registerSeal",
            summary = "Take a seal into custody (印章登记)",
            description = "A standing act: the mandate allows it. One seal per name and kind. (常设授权事项，同名同类仅一枚)")
    @ApiResponse(responseCode = "201", description = "In custody (已入库代管)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, @Valid @RequestBody SealMessages.Ask ask) {
        return seals.register(caller, key, ask);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readSeal", summary = "Read a seal (查看印章)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return seals.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listSeals", summary = "List seals, newest first (印章列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> seals.list(caller, principal, page));
    }
}
