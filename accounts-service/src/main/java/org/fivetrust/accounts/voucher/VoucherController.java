package org.fivetrust.accounts.voucher;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.voucher.VoucherMessages.Ask;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.accounts.voucher.view.VoucherView;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.AuditedYears;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Vouchers", description = "From draft to posting; what is posted stays (记账凭证)")
class VoucherController {

    private final VoucherWorkflow vouchers;

    VoucherController(VoucherWorkflow vouchers) {
        this.vouchers = vouchers;
    }

    @PostMapping("/v1/books/{book}/vouchers")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "draftVoucher",
            summary = "Draft a voucher (编制凭证草稿)",
            description = "Debits equal credits, on accounts without details; all faults are reported at once. What"
                    + " payments and receipts did is drafted by itself. (借贷相等、须用末级科目，一次列出全部问题)")
    @ApiResponse(responseCode = "201", description = "Drafted (已编制)", useReturnTypeSchema = true)
    Mono<ResponseEntity<VoucherView>> draft(
            Caller caller, IdempotencyKey key, @PathVariable UUID book, @Valid @RequestBody Ask ask) {
        return vouchers.draft(caller, key, book, ask);
    }

    @AuditedYears("period")
    @GetMapping("/v1/books/{book}/vouchers")
    @Operation(
            operationId = "listVouchers",
            summary = "List vouchers by day (凭证列表)",
            description = "Filters are combined. With mine=true: submitted by others, to be reviewed, and drafts of the"
                    + " caller, to be submitted. (筛选条件同时适用；mine=true 为待本人审核或提交的凭证)")
    Listed<VoucherView> list(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "A month (会计期间)", schema = @Schema(type = "string", example = "2026-06"))
                    YearMonth period,
            @RequestParam(required = false) @Nullable @Parameter(description = "Day of the vouchers (凭证日期)")
                    LocalDate date,
            @RequestParam(required = false) @Nullable VoucherStatus status,
            @RequestParam(required = false) @Nullable @Parameter(description = "Number of the voucher (凭证号)")
                    Integer number,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description = "What its debits come to (合计金额)",
                            schema = @Schema(type = "string", example = "4980.00"))
                    Money amount,
            @RequestParam(required = false)
                    @Nullable
                    @Size(min = 1, max = 100)
                    @Parameter(description = "Part of its label or of a summary, where the payee stands (字号、摘要、收款人)")
                    String q,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Moves money that funds keeps without coming from funds (手工动用代管资金)")
                    Boolean byHand,
            @RequestParam(defaultValue = "false") boolean mine) {
        var query = new VoucherQuery(period, date, status, number, amount, q, byHand, mine ? caller.subject() : null);
        return Listed.of(page -> vouchers.list(caller, book, query, page));
    }

    @AuditedYears
    @GetMapping("/v1/vouchers/{id}")
    @Operation(
            operationId = "readVoucher",
            summary = "Read a voucher (查看凭证)",
            description = "The ETag is what If-Match wants when a draft is changed. (ETag 用于修改草稿)")
    Mono<ResponseEntity<VoucherView>> find(Caller caller, @PathVariable UUID id) {
        return vouchers.find(caller, id)
                .map(view ->
                        ResponseEntity.ok().eTag(Version.tag(view.version())).body(view));
    }

    @PutMapping("/v1/vouchers/{id}")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "changeVoucher",
            summary = "Replace a draft (修改凭证草稿)",
            description = "Only a draft, and only the version that If-Match names: 428 without it, 412 when it is past."
                    + " Earlier versions are kept. (仅限草稿，须带 If-Match)")
    Mono<ResponseEntity<VoucherView>> change(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Ask ask) {
        return vouchers.change(caller, key, id, Version.of(ifMatch), ask);
    }
}
