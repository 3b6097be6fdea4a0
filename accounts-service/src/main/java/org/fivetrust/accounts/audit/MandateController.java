package org.fivetrust.accounts.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.audit.MandateMessages.Ask;
import org.fivetrust.accounts.audit.MandateMessages.Revoke;
import org.fivetrust.accounts.audit.MandateMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.AuditedYears;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/audit-mandates")
@Tag(name = "Audit", description = "Mandates, exports and samples of auditors (审计)")
class MandateController {

    private final MandateWorkflow mandates;

    MandateController(MandateWorkflow mandates) {
        this.mandates = mandates;
    }

    @PostMapping
    @OpenTo(Permission.GRANT_AUDIT_MANDATES)
    @Operation(
            operationId = "grantAuditMandate",
            summary = "Let an auditor read (签发审计委派)",
            description = "By the head of the centre. Where mandates are required, an auditor reads nothing else."
                    + " (由代理中心负责人签发；启用后审计员仅可查阅委派范围)")
    @ApiResponse(responseCode = "201", description = "Granted (已签发)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> grant(Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return mandates.grant(caller, key, ask);
    }

    @PostMapping("/{id}/revocation")
    @OpenTo(Permission.GRANT_AUDIT_MANDATES)
    @Operation(operationId = "revokeAuditMandate", summary = "End a mandate early (撤销审计委派)")
    Mono<ResponseEntity<View>> revoke(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Revoke why) {
        return mandates.revoke(caller, key, id, why);
    }

    @AuditedYears
    @GetMapping("/{id}")
    @Operation(operationId = "readAuditMandate", summary = "Read a mandate (查看审计委派)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return mandates.find(caller, id);
    }

    @AuditedYears
    @GetMapping
    @Operation(
            operationId = "listAuditMandates",
            summary = "List mandates (审计委派列表)",
            description = "Revoked and expired ones too; an auditor sees their own. (含已撤销和过期的；审计员仅见本人)")
    Listed<View> list(Caller caller) {
        return Listed.of(page -> mandates.list(caller, page));
    }
}
