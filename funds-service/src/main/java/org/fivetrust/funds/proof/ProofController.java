package org.fivetrust.funds.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.evidence.ProofSetView;
import org.fivetrust.evidence.model.ProofSet;
import org.fivetrust.shared.web.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Evidence", description = "The log of all acts, provable offline (存证日志)")
class ProofController {

    private final PaymentProofs proofs;

    ProofController(PaymentProofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping(path = "/v1/payments/{id}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "provePayment",
            summary = "Proof of a payment down to its bank line, to be checked offline (付款全程存证证明)",
            description = "Every leaf that there is: asked, ruled on, authorised, prepared, released, sent, answered, "
                    + "settled by the bank's line and its statement, returned; with a signed list of them. "
                    + "Checked by verifier.jar, without network. For those who oversee."
                    + " (申请、裁定、执行令、制单、复核、发送、回执、对账单流水、退汇的全部存证及其签名清单，用 verifier.jar 离线核验，仅限监督人员)")
    @ApiResponse(
            responseCode = "200",
            description = ProofSet.FORMAT + " (离线证明包)",
            content = @Content(schema = @Schema(implementation = ProofSetView.class)))
    Mono<String> prove(Caller caller, @PathVariable UUID id) {
        return proofs.of(caller.scope(), id).map(ProofSet::text);
    }
}
