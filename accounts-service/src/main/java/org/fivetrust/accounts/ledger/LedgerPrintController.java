package org.fivetrust.accounts.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.ledger.LedgerWorkflow.LedgerQuery;
import org.fivetrust.accounts.ledger.model.AsOf;
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
@RequestMapping("/v1/books/{book}/ledger")
@Tag(name = "Ledgers")
class LedgerPrintController {

    private final LedgerPrintWorkflow prints;

    LedgerPrintController(LedgerPrintWorkflow prints) {
        this.prints = prints;
    }

    @AuditedYears({"from", "to"})
    @GetMapping(path = "/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printLedger",
            summary = "Ledger pages on paper (打印明细账)",
            description = "Numbered pages, each carried to the next (过次页、承前页), with totals of months and years.")
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
            @RequestParam String account,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        var name = ContentDisposition.inline()
                .filename("ledger-" + account + "-" + from + "-" + to + ".pdf")
                .build();
        return prints.print(caller, new LedgerQuery(book, account, new MonthRange(from, to), new AsOf(asOf, knownAt)))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                        .body(pdf));
    }
}
