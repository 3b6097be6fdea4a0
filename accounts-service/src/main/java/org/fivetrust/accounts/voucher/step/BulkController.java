package org.fivetrust.accounts.voucher.step;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.step.StepMessages.Bulk;
import org.fivetrust.accounts.voucher.step.StepMessages.Moved;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.OpenTo;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A month's vouchers at once. */
@RestController
@RequestMapping("/v1/books/{book}/vouchers")
@Tag(name = "Vouchers")
class BulkController {

    private final BulkWorkflow steps;

    BulkController(BulkWorkflow steps) {
        this.steps = steps;
    }

    @PostMapping("/submit")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "submitVouchers",
            summary = "Submit every draft of a month (批量提交)",
            description = "All or none; each fault names its voucher. (全部成功或全部不办)")
    Mono<ResponseEntity<Moved>> submit(
            Caller caller, IdempotencyKey key, @PathVariable UUID book, @Valid @RequestBody Bulk bulk) {
        return steps.takeAll(caller, key, book, Step.SUBMITTED, bulk);
    }

    @PostMapping("/review")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(operationId = "reviewVouchers", summary = "Review every submitted voucher of a month (批量审核)")
    Mono<ResponseEntity<Moved>> review(
            Caller caller, IdempotencyKey key, @PathVariable UUID book, @Valid @RequestBody Bulk bulk) {
        return steps.takeAll(caller, key, book, Step.REVIEWED, bulk);
    }

    @PostMapping("/post")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "postVouchers",
            summary = "Post every reviewed voucher of a month (批量记账)",
            description = "In the order of their days, so that numbers follow the days. (按日期顺序编号)")
    Mono<ResponseEntity<Moved>> post(
            Caller caller, IdempotencyKey key, @PathVariable UUID book, @Valid @RequestBody Bulk bulk) {
        return steps.takeAll(caller, key, book, Step.POSTED, bulk);
    }
}
