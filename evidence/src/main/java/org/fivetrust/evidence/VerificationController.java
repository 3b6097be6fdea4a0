package org.fivetrust.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.evidence.Verifications.Verified;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@AuditedYears
@RestController
@Tag(name = "Evidence", description = "The log of all acts, provable offline (存证日志)")
class VerificationController {

    private final Verification verification;
    private final Verifications kept;
    private final Idempotency idempotency;
    private final String me;

    VerificationController(
            Verification verification, Verifications kept, Idempotency idempotency, Environment environment) {
        this.verification = verification;
        this.kept = kept;
        this.idempotency = idempotency;
        this.me = environment.getRequiredProperty("spring.application.name");
    }

    @Schema(name = "VerifyLog", description = "A checkpoint to hold the log against besides its own (另附检查点)")
    record Ask(
            @Nullable @Size(max = 2000) @Schema(description = "As it was signed (已签名的检查点全文)")
            String checkpoint) {}

    @PostMapping("/v1/logs/{area}/verifications")
    @OpenTo(Permission.VERIFY_LOGS)
    @Operation(
            operationId = "verifyLog",
            summary = "Verify tables, leaves, tree and signatures (核验日志)",
            description = "Every difference is named: voucher, field, what it was and what it is. It also runs every"
                    + " night. (逐项列明被改动的凭证与字段，每晚自动执行)")
    @ApiResponse(responseCode = "201", description = "Verified; see holds (已核验)", useReturnTypeSchema = true)
    Mono<ResponseEntity<Verified>> verify(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable String area,
            @Valid @RequestBody(required = false) @Nullable Ask ask) {
        mine(area);
        var asked = Objects.requireNonNullElse(ask, new Ask(null));
        return idempotency.across(
                IdempotentRequest.byCaller(caller, key, asked),
                Verified.class,
                _ -> verification
                        .run(caller.subject(), asked.checkpoint())
                        .flatMap(verified -> kept.seenBy(caller.scope(), verified))
                        .map(verified -> CommandResult.created(
                                "/v1/logs/" + area + "/verifications/" + verified.id(), verified)));
    }

    @GetMapping("/v1/logs/{area}/verifications/{id}")
    @Operation(operationId = "readVerification", summary = "What a verification found (查看核验结果)")
    Mono<Verified> find(Caller caller, @PathVariable String area, @PathVariable UUID id) {
        mine(area);
        return kept.find(id).flatMap(verified -> kept.seenBy(caller.scope(), verified));
    }

    private void mine(String area) {
        if (!area.equals(me)) {
            throw new NotFound("log", area);
        }
    }
}
