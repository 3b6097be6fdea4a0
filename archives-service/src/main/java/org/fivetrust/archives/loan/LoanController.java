package org.fivetrust.archives.loan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.archives.loan.LoanMessages.TakeBack;
import org.fivetrust.archives.loan.LoanMessages.View;
import org.fivetrust.archives.loan.model.LoanStatus;
import org.fivetrust.shared.kernel.Permission;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Loans", description = "How a record leaves the archive and comes back (借阅)")
class LoanController {

    private static final TakeBack WITHOUT_REMARK = new TakeBack(null);

    private final LoanWorkflow loans;

    LoanController(LoanWorkflow loans) {
        this.loans = loans;
    }

    @PostMapping("/v1/records/{id}/loans")
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestLoan",
            summary = "Request a loan (申请借阅)",
            description = "Opens a matter; a record is lent to one borrower at a time. (发起事项；一件档案同时只借给一人)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody LoanMessages.Ask ask) {
        return loans.request(caller, key, id, ask);
    }

    @PostMapping("/v1/loans/{id}/hand-out")
    @OpenTo(Permission.HAND_OUT_RECORDS)
    @Operation(
            summary = "Hand the record out under its warrant (凭执行令借出)",
            description = "By the archivist, never by who asked; once. (由档案员办理，申请人不得办理，仅一次)")
    @ApiResponse(
            responseCode = "200",
            description = "The record is with its borrower (档案已借出)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> handOut(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return loans.execute(caller, key, id, presented);
    }

    @PostMapping("/v1/loans/{id}/return")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(summary = "Take the record back (归还)", description = "A standing act: the mandate allows it. (常设授权事项)")
    @ApiResponse(
            responseCode = "200",
            description = "The record is back in its place (档案已归还)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> takeBack(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable TakeBack takeBack) {
        return loans.takeBack(caller, key, id, takeBack == null ? WITHOUT_REMARK : takeBack);
    }

    @GetMapping("/v1/loans/{id}")
    @Operation(operationId = "readLoan", summary = "Read a loan (查看借阅)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return loans.find(caller, id);
    }

    @GetMapping("/v1/loans")
    @Operation(operationId = "listLoans", summary = "List loans, newest first (借阅列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable LoanStatus status) {
        return Listed.of(page -> loans.list(caller, principal, status, page));
    }
}
