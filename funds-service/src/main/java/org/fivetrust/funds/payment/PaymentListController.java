package org.fivetrust.funds.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.payment.PaymentListMessages.Ask;
import org.fivetrust.funds.payment.PaymentListMessages.View;
import org.fivetrust.funds.payment.PaymentMessages.Cancel;
import org.fivetrust.funds.payment.PaymentMessages.Status;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/payment-lists")
@Tag(name = "Payment lists", description = "Many payees on one paper, approved and released as one (发放表)")
class PaymentListController {

    private final PaymentListWorkflow lists;

    PaymentListController(PaymentListWorkflow lists) {
        this.lists = lists;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestPaymentList",
            summary = "Request the payments of a list (申请发放)",
            description =
                    "Each row is judged as a payment, and all of them by their sum; the agreement rules on the sum. "
                            + "ALL_OR_NONE: one row that cannot be paid and nothing is kept, all faults told. EACH: the rows that "
                            + "can be paid are kept, in their order, the others told with their problem. With dryRun=true nothing "
                            + "is kept and nobody asked. (逐行核验、按合计审批；整表模式有一行不合格即全部不予受理并一次性告知；"
                            + "逐笔模式受理合格各行；dryRun=true 仅试算)")
    @ApiResponse(
            responseCode = "200",
            description = "What a dry run finds (试算结果)",
            content = @Content(schema = @Schema(implementation = View.class)))
    @ApiResponse(
            responseCode = "201",
            description = "A matter is open for the whole list (已立项待批)",
            content = @Content(schema = @Schema(implementation = View.class)))
    Mono<ResponseEntity<View>> request(
            Caller caller,
            IdempotencyKey key,
            @RequestParam(defaultValue = "false") @Parameter(description = "Judge the list and keep nothing (仅试算)")
                    boolean dryRun,
            @Valid @RequestBody Ask ask) {
        return dryRun ? lists.tryOut(caller, ask).map(ResponseEntity::ok) : lists.request(caller, key, ask);
    }

    @PostMapping("/{id}/prepare")
    @OpenTo(Permission.PREPARE_PAYMENTS)
    @Operation(
            operationId = "preparePaymentList",
            summary = "Prepare the payments of a list (整表制单)",
            description = "By a cashier, under the warrant of the list; no money moves yet. (凭执行令整表制单)")
    Mono<ResponseEntity<View>> prepare(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return lists.prepare(caller, key, id, presented);
    }

    @PostMapping("/{id}/release")
    @OpenTo(Permission.RELEASE_PAYMENTS)
    @Operation(
            operationId = "releasePaymentList",
            summary = "Release the payments of a list (整表复核付款)",
            description = "By a second person; every row is checked again and all of them are paid, once, or none. "
                    + "(由另一人复核，逐行核对后整表支付，仅一次)")
    Mono<ResponseEntity<View>> release(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return lists.execute(caller, key, id, presented);
    }

    @PostMapping("/{id}/cancel")
    @OpenTo(as = Entitlement.REQUESTER)
    @Operation(
            operationId = "cancelPaymentList",
            summary = "Call a payment list back (撤销发放表)",
            description = "By who asked for it, before its release: the matter, its warrant and all its payments. "
                    + "(由申请人在复核付款前；事项、执行令及全部付款一并撤回)")
    @ApiResponse(
            responseCode = "200",
            description = "Cancelled (已撤销)",
            content = @Content(schema = @Schema(implementation = View.class)))
    Mono<ResponseEntity<View>> cancel(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Cancel cancel) {
        return lists.cancel(caller, key, id, cancel);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "readPaymentList",
            summary = "Read a payment list with its rows (查看发放表)",
            description =
                    "Each row with its payment and how far that has come, or with the problem it was refused for. "
                            + "(逐行列明付款状态或被拒原因)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return lists.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listPaymentLists", summary = "List payment lists, newest first (发放表列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable Status status) {
        return Listed.of(page -> lists.list(caller, principal, status, page));
    }
}
