package org.fivetrust.funds.paymentreturn;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.funds.paymentreturn.PaymentReturnMessages.Ask;
import org.fivetrust.funds.paymentreturn.PaymentReturnMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/payments/{id}/returns")
@Tag(name = "Payments", description = "Asked for by the community, paid once under a warrant (付款)")
class PaymentReturnController {

    private final PaymentReturnWorkflow returns;

    PaymentReturnController(PaymentReturnWorkflow returns) {
        this.returns = returns;
    }

    @PostMapping
    @OpenTo(Permission.RETURN_PAYMENTS)
    @Operation(
            operationId = "returnPayment",
            summary = "Record that the bank gave a payment's money back (登记退汇)",
            description =
                    "Two people read the bank's notice: the first records it, the second says the same reference and day."
                            + " Then the money is the account's again, and no income. Once. (双人登记，两人所录流水号与日期一致后"
                            + "退回原分户，不作收入，仅一次)")
    @ApiResponse(responseCode = "201", description = "The money is back (已退回分户)", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "202",
            description = "Recorded; a second person is to read the notice (已登记待复核)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> read(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Ask ask) {
        return returns.read(caller, key, id, ask);
    }

    @GetMapping
    @Operation(
            operationId = "listPaymentReturns",
            summary = "List what was read of a payment's return, newest first (退汇登记列表)")
    Listed<View> list(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> returns.list(caller, id, page));
    }
}
