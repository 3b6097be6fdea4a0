package org.fivetrust.accounts.voucher.step;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.step.StepMessages.Return;
import org.fivetrust.accounts.voucher.view.VoucherView;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The steps of one voucher. */
@RestController
@RequestMapping("/v1/vouchers/{id}")
@Tag(name = "Vouchers")
class StepController {

    private final StepQueue steps;

    StepController(StepQueue steps) {
        this.steps = steps;
    }

    @PostMapping("/submit")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "submitVoucher",
            summary = "Submit a draft for review (提交审核)",
            description = "The submitter is its preparer. (提交人即制单人)")
    Mono<ResponseEntity<VoucherView>> submit(Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id) {
        return steps.take(caller, key, id, Step.SUBMITTED, null);
    }

    @PostMapping("/return")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(operationId = "returnVoucher", summary = "Give it back to its preparer, with the reason (退回)")
    Mono<ResponseEntity<VoucherView>> giveBack(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Return why) {
        return steps.take(caller, key, id, Step.RETURNED, why);
    }

    @PostMapping("/review")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "reviewVoucher",
            summary = "Review a submitted voucher (审核)",
            description = "By somebody who has written none of it, and not by the cashier. (审核人不得为制单人，出纳不得审核)")
    Mono<ResponseEntity<VoucherView>> review(Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id) {
        return steps.take(caller, key, id, Step.REVIEWED, null);
    }

    @PostMapping("/post")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "postVoucher",
            summary = "Post a reviewed voucher (记账)",
            description = "It gets the next number of its book, month and type, without gap, and moves the balances;"
                    + " nothing leads back. (按账套、月份、字号连续编号，记账后不可修改)")
    Mono<ResponseEntity<VoucherView>> post(Caller caller, IdempotencyKey key, @PathVariable UUID id) {
        return steps.take(caller, key, id, Step.POSTED, null);
    }

    @PostMapping("/discard")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "discardVoucher",
            summary = "Set a draft aside (作废草稿)",
            description = "It stays readable and is never used. What a posting rule drew up stays. (由记账规则生成的凭证不得作废)")
    Mono<ResponseEntity<VoucherView>> discard(Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id) {
        return steps.take(caller, key, id, Step.DISCARDED, null);
    }
}
