package org.fivetrust.funds.charge;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.funds.charge.ChargeMessages.Ask;
import org.fivetrust.funds.charge.ChargeMessages.View;
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
@RequestMapping("/v1/bank-charges")
@Tag(name = "Bank charges", description = "What the bank took for its services, or gave as interest (银行手续费、利息)")
class ChargeController {

    private final ChargeWorkflow charges;

    ChargeController(ChargeWorkflow charges) {
        this.charges = charges;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "enterBankCharge",
            summary = "Enter a charge or interest from the bank's entry (登记银行手续费、利息)",
            description =
                    "A standing act; a charge within the cap of its clause. The entry is matched with it, and a draft"
                            + " voucher follows. (常设授权事项，手续费不超过条款上限；随即勾对并生成凭证草稿)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> enter(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return charges.enter(caller, key, ask);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readBankCharge", summary = "Read a charge or interest (查看银行手续费、利息)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return charges.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listBankCharges", summary = "List charges and interest, newest first (银行手续费、利息列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> charges.list(caller, principal, page));
    }
}
