package org.fivetrust.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.fivetrust.evidence.Verifications.Verified;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
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

    private static final String[] VERIFIERS = {Roles.AUDITOR, Roles.CENTRE_HEAD};

    private final Verification verification;
    private final Verifications kept;
    private final String me;

    VerificationController(Verification verification, Verifications kept, Environment environment) {
        this.verification = verification;
        this.kept = kept;
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
    @ApiResponse(
            responseCode = "201",
            description = "Verified; see holds (已核验)",
            content = @Content(schema = @Schema(implementation = Verified.class)))
    Mono<ResponseEntity<Verified>> verify(
            Caller caller, @PathVariable String area, @Valid @RequestBody(required = false) @Nullable Ask ask) {
        check(caller, area);
        return verification
                .run(caller.subject(), ask == null ? null : ask.checkpoint())
                .flatMap(verified -> kept.seenBy(caller.scope(), verified))
                .map(verified -> ResponseEntity.created(
                                URI.create("/v1/logs/" + area + "/verifications/" + verified.id()))
                        .body(verified));
    }

    @GetMapping("/v1/logs/{area}/verifications/{id}")
    @Operation(operationId = "readVerification", summary = "What a verification found (查看核验结果)")
    Mono<Verified> find(Caller caller, @PathVariable String area, @PathVariable UUID id) {
        check(caller, area);
        return kept.find(id).flatMap(verified -> kept.seenBy(caller.scope(), verified));
    }

    private void check(Caller caller, String area) {
        caller.mustHave(VERIFIERS);
        if (!area.equals(me)) {
            throw new NotFound("log", area);
        }
    }
}
