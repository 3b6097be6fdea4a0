package org.fivetrust.funds.receipt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.funds.receipt.ReceiptMessages.Ask;
import org.fivetrust.funds.receipt.ReceiptMessages.Reverse;
import org.fivetrust.funds.receipt.ReceiptMessages.View;
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
@RequestMapping("/v1/receipts")
@Tag(name = "Receipts", description = "All income is paid in first (收款，收支两条线)")
class ReceiptController {

    private final ReceiptWorkflow receipts;

    ReceiptController(ReceiptWorkflow receipts) {
        this.receipts = receipts;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "registerReceipt",
            summary = "Register a receipt (登记收款)",
            description =
                    "A standing act. The account is credited at once; a draft voucher follows. (常设授权事项，即时入账，自动生成凭证草稿)")
    @ApiResponse(responseCode = "201", description = "Registered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return receipts.register(caller, key, ask);
    }

    @PostMapping("/{id}/reverse")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "reverseReceipt",
            summary = "Take a receipt back that was registered by mistake (冲销收款)",
            description = "A standing act, by another person than registered it, while the money is still there; its "
                    + "number stays used, and a draft voucher the other way round follows. "
                    + "(常设授权事项；登记人不得自行冲销，款项须仍在账；收据号不得再用，自动生成红字凭证草稿)")
    @ApiResponse(responseCode = "200", description = "Taken back (已冲销)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> reverse(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Reverse reverse) {
        return receipts.reverse(caller, key, id, reverse);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readReceipt", summary = "Read a receipt (查看收款)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return receipts.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listReceipts", summary = "List receipts, newest first (收款列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Only cash that was not paid in by its day (只看逾期未解款)")
                    boolean overdue) {
        return Listed.of(page -> receipts.list(caller, principal, overdue, page));
    }
}
