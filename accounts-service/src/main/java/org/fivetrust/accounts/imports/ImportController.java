package org.fivetrust.accounts.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.UUID;
import org.fivetrust.accounts.imports.ImportMessages.TakeOver;
import org.fivetrust.accounts.imports.ImportMessages.View;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.AcceptsFile;
import org.fivetrust.shared.web.BoundedBody;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.ConcurrencyLimit;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}/imports")
@Tag(name = "Imports", description = "Books taken over from files, whole or not at all (导入)")
class ImportController {

    private static final Refusal NOT_IN_TIME = Refusal.rule("file.not-in-time");

    private final ImportWorkflow imports;
    private final OpeningFromClosedBookWorkflow takeOvers;
    private final ImportSettings settings;
    private final ConcurrencyLimit limit;

    ImportController(ImportWorkflow imports, OpeningFromClosedBookWorkflow takeOvers, ImportSettings settings) {
        this.imports = imports;
        this.takeOvers = takeOvers;
        this.settings = settings;
        this.limit = new ConcurrencyLimit(settings.perCaller(), settings.atOnce());
    }

    @AcceptsFile
    @PostMapping(consumes = {Upload.CSV, Upload.XLSX})
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "importVouchers",
            summary = "Take vouchers and opening balances from a file (导入凭证与期初余额)",
            description = "Columns voucher_no, date, summary, account_code, debit, credit; optionally kind (NORMAL,"
                    + " REVERSAL, CLOSING), type, attachments, corrects, reason, and dim:… for dimensions; or in Chinese"
                    + " 凭证号, 日期, 摘要, 科目编码, 借方金额, 贷方金额, 种类 (普通, 红字冲销, 结转), 凭证字, 附件数, 更正凭证,"
                    + " 动用原因, 辅助核算:…. Rows of one voucher share its voucher_no and stand together; rows with voucher_no"
                    + " OPENING (期初) are opening balances; negative amounts are red-letter entries and stay in their"
                    + " column. Without a type, a number like 收-1 says it. Exports in CSV and XLSX are read again; an"
                    + " apostrophe that guards a text from being taken for a formula comes off. Every fault of every row is"
                    + " told at once, and nothing is kept unless all is good. What is taken are drafts: they are submitted,"
                    + " reviewed and posted. (全部行校验通过方可导入；导入后须提交、审核、记账)",
            requestBody =
                    @RequestBody(
                            required = true,
                            description =
                                    "CSV in UTF-8, or in GB18030 if the Content-Type says so; or the first visible sheet"
                                            + " of an XLSX workbook (CSV 或 XLSX 首个可见工作表)",
                            content = {
                                @Content(mediaType = Upload.CSV, schema = @Schema(type = "string")),
                                @Content(mediaType = Upload.XLSX, schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(responseCode = "201", description = "Taken in, as drafts (已导入)", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "A dry run: all is good, nothing is kept (试导入通过)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> take(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID book,
            @RequestParam(defaultValue = "false") @Parameter(description = "Check everything, keep nothing (试导入)")
                    boolean dryRun,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description = "Its codes are of an older chart (科目对照表)",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"2004-2023", "NONPROFIT_2004-2024"}))
                    String codeMap,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Take a file that was taken before once more (重复导入)")
                    boolean again,
            @Parameter(hidden = true) ServerHttpRequest request) {
        var taken = upload(request)
                .flatMap(upload -> dryRun
                        ? imports.tryOut(caller, book, upload, codeMap)
                        : imports.take(caller, needed(key), book, upload, codeMap, again));
        var unread = BoundedBody.drop(request, settings.bytes());
        return imports.mustBeEntitled(caller, book, dryRun)
                .onErrorResume(error -> unread.then(Mono.error(error)))
                .then(limit.within(caller, taken, unread));
    }

    @PostMapping("/take-over")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "takeOverBook",
            summary = "Open a book with what another came to (年度结转建账)",
            description =
                    "As where the non-profit standard of 2004 gives way to that of 2024: the closing balances become"
                            + " opening balances, code by code. They are drafts like any import. (余额结转须提交、审核、记账)")
    @ApiResponse(responseCode = "201", description = "Taken over, as drafts (已结转)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> takeOver(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID book,
            @Valid @org.springframework.web.bind.annotation.RequestBody TakeOver wanted) {
        return takeOvers.take(caller, key, book, wanted);
    }

    private static IdempotencyKey needed(@Nullable IdempotencyKey key) {
        if (key == null) {
            throw InvalidValue.worded("idempotency-key", "/header/Idempotency-Key", "most", 200);
        }
        return key;
    }

    private Mono<Upload> upload(ServerHttpRequest request) {
        var type = request.getHeaders().getContentType();
        return BoundedBody.read(request, settings.bytes())
                .timeout(Duration.ofSeconds(settings.receiveSeconds()), Mono.error(this::notInTime))
                .map(bytes -> new Upload(bytes, type == null ? MediaType.parseMediaType(Upload.CSV) : type));
    }

    private Refused notInTime() {
        return new Refused(NOT_IN_TIME.with("seconds", settings.receiveSeconds()));
    }
}
