package org.fivetrust.funds.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.payment.PaymentMessages.Ask;
import org.fivetrust.funds.payment.PaymentMessages.Cancel;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.funds.payment.PaymentMessages.View;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
@RequestMapping("/v1/payments")
@Tag(name = "Payments", description = "Asked for by the community, paid once under a warrant (付款)")
class PaymentController {

    private final PaymentWorkflow payments;

    PaymentController(PaymentWorkflow payments) {
        this.payments = payments;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestPayment",
            summary = "Request a payment (申请付款)",
            description =
                    "Own facts are checked, the act is frozen, the agreement decides who must approve. An invoice is "
                            + "used once, in every community. (核验、冻结、依协议立项；同一发票只能使用一次)")
    @ApiResponse(responseCode = "201", description = "A matter is open (已立项待批)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return payments.request(caller, key, ask);
    }

    @PostMapping("/{id}/prepare")
    @OpenTo(Permission.PREPARE_PAYMENTS)
    @Operation(
            operationId = "preparePayment",
            summary = "Prepare a payment (出纳制单)",
            description = "By a cashier, under the warrant; no money moves yet. (凭执行令制单)")
    Mono<ResponseEntity<View>> prepare(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return payments.prepare(caller, key, id, presented);
    }

    @PostMapping("/{id}/release")
    @OpenTo(Permission.RELEASE_PAYMENTS)
    @Operation(
            operationId = "releasePayment",
            summary = "Release a payment (复核付款)",
            description =
                    "By a second person; the balance is checked again and the money goes, once. (由另一人复核，核对余额后支付，仅一次)")
    Mono<ResponseEntity<View>> release(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return payments.execute(caller, key, id, presented);
    }

    @PostMapping("/{id}/cancel")
    @OpenTo(as = Entitlement.REQUESTER)
    @Operation(
            operationId = "cancelPayment",
            summary = "Call a payment back (撤销付款)",
            description =
                    "By who asked for it, before its release. The matter and its warrant are withdrawn; the money, "
                            + "the budget line and the invoices are free again. (由申请人在复核付款前；事项与执行令一并撤回，占用的资金、预算和发票释放)")
    @ApiResponse(responseCode = "200", description = "Cancelled (已撤销)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> cancel(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Cancel cancel) {
        return payments.cancel(caller, key, id, cancel);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readPayment", summary = "Read a payment (查看付款)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return payments.find(caller, id);
    }

    @GetMapping
    @Operation(
            operationId = "listPayments",
            summary = "List payments, newest first (付款列表)",
            description =
                    "Filters are combined. With mine=true: to be prepared by a cashier, to be released by a second "
                            + "person, returned to the one who asked. (筛选条件同时适用；mine=true 为待本人制单、复核或补正的付款)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description = "Only of this amount in CNY (金额)",
                            schema = @Schema(type = "string", example = "4980.00"))
                    Money amount,
            @RequestParam(required = false)
                    @Nullable
                    @Size(min = 1, max = 100)
                    @Parameter(description = "Part of a number, of the payee or of the purpose (事项号、收款人、用途、发票号)")
                    String q,
            @RequestParam(required = false)
                    @Nullable
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(description = "Requested on this day or later (申请日期起)")
                    LocalDate from,
            @RequestParam(required = false)
                    @Nullable
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(description = "Requested on this day or earlier (申请日期止)")
                    LocalDate to,
            @RequestParam(defaultValue = "false") boolean mine) {
        var query = new PaymentQuery(principal, status, amount, q, from, to, mine ? caller : null);
        return Listed.of(page -> payments.list(caller, query, page));
    }
}
