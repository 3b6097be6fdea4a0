package org.fivetrust.funds.reconciliation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.Ask;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.ProofView;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Reconciliation", description = "Bank = control account = sub-ledgers + suspense (银行对账)")
class ReconciliationController {

    private final ReconciliationWorkflow reconciliations;

    ReconciliationController(ReconciliationWorkflow reconciliations) {
        this.reconciliations = reconciliations;
    }

    @GetMapping("/v1/reconciliations")
    @Operation(
            operationId = "proveBankAccount",
            summary = "The three-way proof of a bank account (三方核对)",
            description = "By the end of a day, with what is in transit on either side. (含未达账项)")
    Mono<ProofView> prove(
            Caller caller,
            @RequestParam UUID account,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return reconciliations.prove(caller, account, asOf);
    }

    @PostMapping("/v1/reconciliations")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "prepareReconciliation",
            summary = "Prepare the reconciliation of a day (编制银行存款余额调节表)",
            description = "A standing act of the accountant; never of a cashier. (常设授权事项，由会计编制；出纳不得编制，会计法第三十五条)")
    @ApiResponse(responseCode = "201", description = "Prepared (已编制)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> prepare(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return reconciliations.prepare(caller, key, ask);
    }

    @PostMapping("/v1/reconciliations/{id}/sign")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "signReconciliation",
            summary = "Sign a reconciliation as the second person (复核签署调节表)",
            description =
                    "A standing act of another person than who prepared it. With a difference that no item explains it is"
                            + " refused. The books are told. (常设授权事项，由编制人以外的人签署；有未调节差额不得签署)")
    @ApiResponse(responseCode = "200", description = "Signed (已签署)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> sign(Caller caller, IdempotencyKey key, @PathVariable UUID id) {
        return reconciliations.sign(caller, key, id);
    }

    @GetMapping("/v1/reconciliations/{id}")
    @Operation(operationId = "readReconciliation", summary = "Read a reconciliation (查看调节表)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return reconciliations.find(caller, id);
    }

    @GetMapping("/v1/bank-accounts/{id}/reconciliations")
    @Operation(operationId = "listReconciliations", summary = "Reconciliations of a bank account, newest first (调节表列表)")
    Listed<View> list(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> reconciliations.list(caller, id, page));
    }

    @GetMapping(path = "/v1/reconciliations/{id}/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printReconciliation",
            summary = "The reconciliation on paper (打印银行存款余额调节表)",
            description = "Both sides, every item in transit, who prepared and who signed. (双方余额、未达账项、编制与复核)")
    @ApiResponse(
            responseCode = "200",
            description = "PDF (打印件)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> print(Caller caller, @PathVariable UUID id) {
        var file = ContentDisposition.inline()
                .filename("reconciliation-" + id + ".pdf")
                .build();
        return reconciliations
                .print(caller, id)
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                        .body(pdf));
    }
}
