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
import org.fivetrust.accounts.ledger.JournalMessages.AuxiliaryView;
import org.fivetrust.accounts.ledger.JournalMessages.DayJournalView;
import org.fivetrust.accounts.ledger.JournalMessages.DayView;
import org.fivetrust.accounts.ledger.JournalMessages.GeneralLedgerView;
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
@Tag(name = "Ledgers")
class JournalController {

    private final JournalWorkflow journals;

    JournalController(JournalWorkflow journals) {
        this.journals = journals;
    }

    @AuditedYears({"from", "to"})
    @GetMapping("/general-ledger")
    @Operation(
            operationId = "generalLedger",
            summary = "What every account moved month by month (总账)",
            description = "Opening balance, totals of the month and of the year so far, closing balance with its side."
                    + " (本月合计、本年累计、余额方向)")
    Mono<GeneralLedgerView> general(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam(required = false) @Nullable String account,
            @Month @RequestParam YearMonth from,
            @Month @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return journals.general(
                caller, new LedgerQuery(book, account, new MonthRange(from, to), new AsOf(asOf, knownAt)));
    }

    @AuditedYears({"from", "to"})
    @GetMapping("/cash-journal")
    @Operation(
            operationId = "cashJournal",
            summary = "Cash day by day (现金日记账)",
            description = "Each day with its totals and its balance; a page counts days. (逐日结出余额)")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = DayJournalView.class)))
    Listed<DayView> cash(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam(required = false) @Nullable String account,
            @Month @RequestParam YearMonth from,
            @Month @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        var ledgerQuery = new LedgerQuery(book, account, new MonthRange(from, to), new AsOf(asOf, knownAt));
        return Listed.of(page -> journals.money(caller, ledgerQuery, MoneyKind.CASH, page));
    }

    @AuditedYears({"from", "to"})
    @GetMapping("/bank-journal")
    @Operation(operationId = "bankJournal", summary = "Bank deposits day by day (银行存款日记账)")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = DayJournalView.class)))
    Listed<DayView> bank(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam(required = false) @Nullable String account,
            @Month @RequestParam YearMonth from,
            @Month @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        var ledgerQuery = new LedgerQuery(book, account, new MonthRange(from, to), new AsOf(asOf, knownAt));
        return Listed.of(page -> journals.money(caller, ledgerQuery, MoneyKind.BANK, page));
    }

    @AuditedYears({"from", "to"})
    @GetMapping("/auxiliary-ledger")
    @Operation(
            operationId = "auxiliaryLedger",
            summary = "By project, member or another dimension (辅助账)",
            description = "What the lines carrying the dimension come to, by its values and accounts. (按辅助核算项目汇总)")
    Mono<AuxiliaryView> auxiliary(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam String dimension,
            @RequestParam(required = false) @Nullable String account,
            @Month @RequestParam YearMonth from,
            @Month @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        var ledgerQuery = new LedgerQuery(book, account, new MonthRange(from, to), new AsOf(asOf, knownAt));
        return journals.auxiliary(caller, ledgerQuery, dimension);
    }

    /** How a month is documented. */
    @Parameter(description = "A month (会计期间)", schema = @Schema(type = "string", example = "2026-06"))
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    private @interface Month {}
}
