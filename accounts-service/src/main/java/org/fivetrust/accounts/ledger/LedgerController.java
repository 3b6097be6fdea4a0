package org.fivetrust.accounts.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.ledger.LedgerMessages.EntryPage;
import org.fivetrust.accounts.ledger.LedgerMessages.EntryView;
import org.fivetrust.accounts.ledger.LedgerMessages.TrialBalanceView;
import org.fivetrust.accounts.ledger.LedgerWorkflow.LedgerQuery;
import org.fivetrust.accounts.ledger.model.AsOf;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}")
@Tag(name = "Ledgers", description = "What is posted, and nothing else (账簿)")
class LedgerController {

    private final LedgerWorkflow ledgers;

    LedgerController(LedgerWorkflow ledgers) {
        this.ledgers = ledgers;
    }

    @AuditedYears({"from", "to"})
    @GetMapping("/trial-balance")
    @Operation(
            operationId = "trialBalance",
            summary = "Trial balance (科目余额表)",
            description = "Opening balance, turnover and closing balance of every account, details and the accounts"
                    + " above them. (期初余额、本期发生额、期末余额，含上级科目)")
    Mono<TrialBalanceView> trialBalance(
            Caller caller,
            @PathVariable UUID book,
            @Month @RequestParam YearMonth from,
            @Month @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return ledgers.trialBalance(caller, book, new MonthRange(from, to), new AsOf(asOf, knownAt));
    }

    @AuditedYears({"from", "to"})
    @GetMapping("/ledger")
    @Operation(
            operationId = "readLedger",
            summary = "The posted lines of one account and those below it (明细账)",
            description = "Each with the balance after it. (逐笔余额)")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = EntryPage.class)))
    Listed<EntryView> ledger(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam String account,
            @Month @RequestParam YearMonth from,
            @Month @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        var query = new LedgerQuery(book, account, new MonthRange(from, to), new AsOf(asOf, knownAt));
        return Listed.of(page -> ledgers.entries(caller, query, page));
    }

    @AuditedYears({"from", "to"})
    @GetMapping("/journal")
    @Operation(operationId = "readJournal", summary = "All posted lines by day (序时账)")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = EntryPage.class)))
    Listed<EntryView> journal(
            Caller caller,
            @PathVariable UUID book,
            @Month @RequestParam YearMonth from,
            @Month @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        var query = new LedgerQuery(book, null, new MonthRange(from, to), new AsOf(asOf, knownAt));
        return Listed.of(page -> ledgers.entries(caller, query, page));
    }

    /** How a month is documented. */
    @Parameter(description = "A month (会计期间)", schema = @Schema(type = "string", example = "2026-06"))
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    private @interface Month {}
}
