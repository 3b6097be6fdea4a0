package org.fivetrust.accounts.voucher;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.voucher.VoucherMessages.Reverse;
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

/** What is wrong: posted, it is written off in red; not yet posted, it is set aside. */
@RestController
@RequestMapping("/v1/vouchers/{id}")
@Tag(name = "Vouchers")
class CorrectionController {

    private final CorrectionWorkflow corrections;

    CorrectionController(CorrectionWorkflow corrections) {
        this.corrections = corrections;
    }

    @PostMapping("/reverse")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "reverseVoucher",
            summary = "Write off a posted voucher in red (红字冲销)",
            description =
                    "A draft with the same lines in negative amounts that stay in their columns, linked both ways;"
                            + " it is submitted, reviewed and posted like any other. A voucher is written off once, and one of an"
                            + " earlier year is corrected in blue instead. (红字凭证须经提交、审核、记账；以前年度差错用蓝字更正)")
    @ApiResponse(responseCode = "201", description = "Drafted (已编制红字凭证)", useReturnTypeSchema = true)
    Mono<ResponseEntity<VoucherView>> reverse(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Reverse wanted) {
        return corrections.reverse(caller, key, id, wanted == null ? Reverse.PLAIN : wanted);
    }
}
