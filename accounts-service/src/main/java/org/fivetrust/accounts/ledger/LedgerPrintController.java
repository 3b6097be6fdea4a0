package org.fivetrust.accounts.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
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
@RequestMapping("/v1/books/{book}")
@Tag(name = "Ledgers")
class LedgerPrintController {

    private final LedgerPrintWorkflow prints;

    LedgerPrintController(LedgerPrintWorkflow prints) {
        this.prints = prints;
    }

    @AuditedYears({"from", "to"})
    @GetMapping(path = "/ledger/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printLedger",
            summary = "Ledger pages on paper (打印明细账)",
            description = "Numbered pages, each carried to the next (过次页、承前页), with totals of months and years.")
    @Pdf
    Mono<ResponseEntity<byte[]>> ledger(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam String account,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return prints.account(caller, query(book, account, from, to, asOf, knownAt))
                .map(pdf -> file("ledger-" + account + "-" + from + "-" + to, pdf));
    }

    @AuditedYears({"from", "to"})
    @GetMapping(path = "/general-ledger/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printGeneralLedger",
            summary = "The general ledger on paper (打印总账)",
            description = "Each account, or this one and those below it, on pages of its own, with totals of months and"
                    + " years. (每科目另起一页，本月合计、本年累计)")
    @Pdf
    Mono<ResponseEntity<byte[]>> generalLedger(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return prints.general(caller, query(book, account, from, to, asOf, knownAt))
                .map(pdf -> file("general-ledger-" + from + "-" + to, pdf));
    }

    @AuditedYears({"from", "to"})
    @GetMapping(path = "/cash-journal/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printCashJournal",
            summary = "The cash journal on paper (打印现金日记账)",
            description = "Line by line, with totals and balance of each day, totals of months and years. (日清月结)")
    @Pdf
    Mono<ResponseEntity<byte[]>> cashJournal(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return journal(caller, query(book, account, from, to, asOf, knownAt), MoneyKind.CASH);
    }

    @AuditedYears({"from", "to"})
    @GetMapping(path = "/bank-journal/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printBankJournal",
            summary = "The journal of bank deposits on paper (打印银行存款日记账)",
            description = "Line by line, with totals and balance of each day, totals of months and years. (日清月结)")
    @Pdf
    Mono<ResponseEntity<byte[]>> bankJournal(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return journal(caller, query(book, account, from, to, asOf, knownAt), MoneyKind.BANK);
    }

    private Mono<ResponseEntity<byte[]>> journal(Caller caller, LedgerQuery query, MoneyKind kind) {
        var months = query.months();
        return prints.journal(caller, query, kind)
                .map(pdf -> file(kind.path() + "-" + months.from() + "-" + months.to(), pdf));
    }

    @AuditedYears({"from", "to"})
    @GetMapping(path = "/trial-balance/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printTrialBalance",
            summary = "The trial balance on paper (打印科目余额表)",
            description = "Opening balances, turnovers and closing balances, with their totals; nil is left blank."
                    + " (期初余额、本期发生额、期末余额)")
    @Pdf
    Mono<ResponseEntity<byte[]>> trialBalance(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return prints.trialBalance(caller, query(book, null, from, to, asOf, knownAt))
                .map(pdf -> file("trial-balance-" + from + "-" + to, pdf));
    }

    private static LedgerQuery query(
            UUID book,
            @Nullable String account,
            YearMonth from,
            YearMonth to,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt) {
        return new LedgerQuery(book, account, new MonthRange(from, to), new AsOf(asOf, knownAt));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] pdf) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    /** How a print is documented. */
    @ApiResponse(
            responseCode = "200",
            description = "PDF (打印件)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Pdf {}
}
