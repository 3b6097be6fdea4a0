package org.fivetrust.accounts.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.fivetrust.accounts.export.ExportWorkflow.Finished;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Download;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}/exports")
@Tag(name = "Exports", description = "The books as files, for everyone who may see them (数据导出)")
class ExportController {

    private final ExportWorkflow exports;

    ExportController(ExportWorkflow exports) {
        this.exports = exports;
    }

    @AuditedYears("year")
    @GetMapping("/{format}")
    @Operation(
            operationId = "exportBook",
            summary = "A year of the book as a file (导出一年账簿)",
            description =
                    "Out of one state of the books, every posted voucher in the order of its day; never refused to"
                            + " whoever sees the book. The GB/T 24589.1-2010 layout is offered without a claim of conformity."
                            + " (同一时点，全部已记账凭证；对可查看账套者不得拒绝)")
    @ApiResponse(
            responseCode = "200",
            description = "The file (文件)",
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            Caller caller,
            @PathVariable UUID book,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"gbt24589", "hledger", "beancount", "csv", "xlsx"}))
                    @PathVariable
                    String format,
            @Parameter(
                            description = "Year of the accounts, such as 2026 (会计年度)",
                            schema = @Schema(type = "integer", example = "2026"))
                    @RequestParam
                    int year) {
        if (!Days.isKnown(year)) {
            throw InvalidValue.worded("from-to", "/year", "least", Days.FIRST_YEAR, "most", Days.LAST_YEAR);
        }
        return exports.export(caller, book, ExportFormat.of(format), year).map(ExportController::render);
    }

    private static ResponseEntity<Flux<DataBuffer>> render(Finished finished) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, finished.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(finished.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(Download.of(finished.file()));
    }
}
