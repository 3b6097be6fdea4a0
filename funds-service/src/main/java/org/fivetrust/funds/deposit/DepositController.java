package org.fivetrust.funds.deposit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.funds.deposit.DepositMessages.Ask;
import org.fivetrust.funds.deposit.DepositMessages.SlipMessage;
import org.fivetrust.funds.deposit.DepositMessages.View;
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
@RequestMapping("/v1/deposits")
@Tag(name = "Deposits", description = "Cash that was received is paid in, receipt by receipt (解款)")
class DepositController {

    private final DepositWorkflow deposits;

    DepositController(DepositWorkflow deposits) {
        this.deposits = deposits;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "makeDeposit",
            summary = "Pay cash in (解款)",
            description = "A standing act. It equals its receipts; with the bank's slip the money can be spent. "
                    + "(常设授权事项，金额须与所列收据一致；凭缴款单计入可用余额)")
    @ApiResponse(responseCode = "201", description = "Paid in (已解款)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> make(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return deposits.make(caller, key, ask);
    }

    @PostMapping("/{id}/slip")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "giveDepositSlip",
            summary = "Give the bank's slip of a deposit (补登现金缴款单)",
            description = "A standing act, once: from its day on the bank has the money. (常设授权事项，仅一次)")
    @ApiResponse(responseCode = "200", description = "The bank has it (银行已入账)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> slip(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody SlipMessage slip) {
        return deposits.slip(caller, key, id, slip);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readDeposit", summary = "Read a deposit (查看解款)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return deposits.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listDeposits", summary = "List deposits, newest first (解款列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> deposits.list(caller, principal, page));
    }
}
