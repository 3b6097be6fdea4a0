package org.fivetrust.accounts.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.audit.SampleMessages.Ask;
import org.fivetrust.accounts.audit.SampleMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Audit", description = "Mandates, exports and samples of auditors (审计)")
class SampleController {

    private final SampleWorkflow samples;

    SampleController(SampleWorkflow samples) {
        this.samples = samples;
    }

    @AuditedYears
    @PostMapping("/v1/books/{book}/samples")
    @OpenTo(Permission.DRAW_SAMPLES)
    @Operation(
            operationId = "drawSample",
            summary = "Draw a monetary-unit sample (货币单位抽样)",
            description = "Over all posted debits of a year, from a start that a checkpoint signed beforehand fixes."
                    + " Anybody draws the same from the export. (以事先签署的检查点为种子，任何人可凭导出文件重新抽取)")
    @ApiResponse(responseCode = "201", description = "Drawn (已抽取)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> draw(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID book, @Valid @RequestBody Ask ask) {
        return samples.draw(caller, key, book, ask);
    }

    @AuditedYears
    @GetMapping("/v1/samples/{id}")
    @Operation(operationId = "readSample", summary = "A sample as it was drawn (查看抽样结果)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return samples.find(caller, id);
    }
}
