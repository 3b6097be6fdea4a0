package org.fivetrust.accounts.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.evidence.EvidenceLog;
import org.fivetrust.evidence.ProofBundle;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Evidence", description = "The log of all acts, provable offline (存证日志)")
class ProofController {

    private final EvidenceLog evidence;

    ProofController(EvidenceLog evidence) {
        this.evidence = evidence;
    }

    @AuditedYears
    @GetMapping(path = "/v1/vouchers/{id}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "proveVoucher",
            summary = "Proof of a voucher's posting, to be checked offline (凭证存证证明)",
            description = "Its other steps are proven alike. The bundle is checked by verifier.jar, without network."
                    + " (其他办理步骤同样可证，用 verifier.jar 离线核验)")
    @ApiResponse(
            responseCode = "200",
            description = Bundle.FORMAT + " (离线证明包)",
            content = @Content(schema = @Schema(implementation = ProofBundle.class)))
    Mono<String> prove(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "POSTED") @Parameter(description = "The last such step (办理步骤)") Step step) {
        var kind = "voucher." + step.name().toLowerCase(Locale.ROOT);
        return evidence.prove(caller.scope(), kind, id.toString()).map(Bundle::text);
    }
}
