package org.fivetrust.accounts.statement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.AsOf;
import org.fivetrust.accounts.statement.Statements.StatementRequest;
import org.fivetrust.paper.Printer;
import org.fivetrust.paper.Workbooks;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}/statements/{name}")
@Tag(name = "Statements")
class StatementPrintController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Statements statements;
    private final Printer printer;
    private final Workbooks workbooks;

    StatementPrintController(Statements statements, Printer printer, Workbooks workbooks) {
        this.statements = statements;
        this.printer = printer;
        this.workbooks = workbooks;
    }

    @AuditedYears("period")
    @GetMapping(path = "/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printStatement",
            summary = "The statement on paper (打印财务报表)",
            description = "With unit, day, unit of money and the places for signatures. (编制单位、日期、货币单位、签章)")
    @ApiResponse(
            responseCode = "200",
            description = "PDF (打印件)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> print(
            Caller caller,
            @PathVariable UUID book,
            @PathVariable String name,
            @RequestParam YearMonth period,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable UUID layout) {
        var request = new StatementRequest(book, StatementType.of(name), period, new AsOf(asOf, knownAt), layout);
        var file = ContentDisposition.inline()
                .filename(name + "-" + period + ".pdf")
                .build();
        return statements
                .evaluate(caller, request)
                .map(StatementPrint::of)
                .flatMap(printer::print)
                .map(pdf -> answer(MediaType.APPLICATION_PDF, file, pdf));
    }

    @AuditedYears("period")
    @GetMapping(path = "/xlsx", produces = XLSX)
    @Operation(
            operationId = "exportStatement",
            summary = "The statement as a workbook (导出财务报表)",
            description = "Laid out as on paper, with figures to calculate with; nil is left blank. (与打印格式一致)")
    @ApiResponse(
            responseCode = "200",
            description = "XLSX (工作簿)",
            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> workbook(
            Caller caller,
            @PathVariable UUID book,
            @PathVariable String name,
            @RequestParam YearMonth period,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable UUID layout) {
        var request = new StatementRequest(book, StatementType.of(name), period, new AsOf(asOf, knownAt), layout);
        var file = ContentDisposition.attachment()
                .filename(name + "-" + period + ".xlsx")
                .build();
        return statements
                .evaluate(caller, request)
                .map(StatementPrint::of)
                .flatMap(workbooks::write)
                .map(workbook -> answer(MediaType.parseMediaType(XLSX), file, workbook));
    }

    private static ResponseEntity<byte[]> answer(MediaType type, ContentDisposition file, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(bytes);
    }
}
