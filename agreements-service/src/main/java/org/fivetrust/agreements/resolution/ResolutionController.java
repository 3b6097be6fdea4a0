package org.fivetrust.agreements.resolution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.resolution.ResolutionMessages.Ask;
import org.fivetrust.agreements.resolution.ResolutionMessages.View;
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
@RequestMapping("/v1/resolutions")
@Tag(name = "Resolutions", description = "Votes of assemblies, judged by dated rules (会议决议)")
class ResolutionController {

    private final ResolutionWorkflow resolutions;

    ResolutionController(ResolutionWorkflow resolutions) {
        this.resolutions = resolutions;
    }

    @PostMapping
    @OpenTo(Permission.RECORD_RESOLUTIONS)
    @Operation(
            operationId = "recordResolution",
            summary = "Record a resolution (登记决议)",
            description =
                    "Always kept; `valid` says whether it counts, `reasons` which figure fell short, `rules` which "
                            + "rows of the law were applied. (一律存档；附有效与否、不足之处及适用规则)")
    @ApiResponse(responseCode = "201", description = "Recorded (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> record(Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return resolutions.record(caller, key, ask);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readResolution", summary = "Read a resolution (查看决议)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return resolutions.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listResolutions", summary = "List resolutions (决议列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> resolutions.list(caller, principal, page));
    }
}
