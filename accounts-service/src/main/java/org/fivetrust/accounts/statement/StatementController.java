package org.fivetrust.accounts.statement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.AsOf;
import org.fivetrust.accounts.statement.IncomeMessages.IncomeView;
import org.fivetrust.accounts.statement.StatementMessages.SheetView;
import org.fivetrust.accounts.statement.Statements.StatementRequest;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}/statements")
@Tag(name = "Statements", description = "What the books come to, by the forms of the standard (财务报表)")
class StatementController {

    private final Statements statements;

    StatementController(Statements statements) {
        this.statements = statements;
    }

    @AuditedYears("period")
    @GetMapping("/balance-sheet")
    @Operation(
            operationId = "balanceSheet",
            summary = "Balance sheet (资产负债表)",
            description =
                    "At the end of the month, or as of a day in it, and at the start of the year; it balances before"
                            + " the year is closed, too. (期末、年初余额；年终结转前亦平衡)")
    Mono<SheetView> balanceSheet(
            Caller caller,
            @PathVariable UUID book,
            @Month @RequestParam YearMonth period,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable UUID layout) {
        return statements
                .evaluate(
                        caller,
                        new StatementRequest(
                                book, StatementType.BALANCE_SHEET, period, new AsOf(asOf, knownAt), layout))
                .map(SheetView::of);
    }

    @AuditedYears("period")
    @GetMapping("/income")
    @Operation(
            operationId = "incomeStatement",
            summary = "Income and its distribution (收益及收益分配表)",
            description = "Of the month and of the year so far, closing vouchers left out. (本月数、本年累计数，不含结转凭证)")
    Mono<IncomeView> income(
            Caller caller,
            @PathVariable UUID book,
            @Month @RequestParam YearMonth period,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable UUID layout) {
        return ofMonth(
                caller, new StatementRequest(book, StatementType.INCOME, period, new AsOf(asOf, knownAt), layout));
    }

    @AuditedYears("period")
    @GetMapping("/activities")
    @Operation(
            operationId = "activitiesStatement",
            summary = "Statement of activities (业务活动表)",
            description =
                    "Of the month and of the year so far, in columns of unrestricted and restricted money. (本月数、本年累计数，分限定性与非限定性)")
    Mono<IncomeView> activities(
            Caller caller,
            @PathVariable UUID book,
            @Month @RequestParam YearMonth period,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable UUID layout) {
        return ofMonth(
                caller, new StatementRequest(book, StatementType.ACTIVITIES, period, new AsOf(asOf, knownAt), layout));
    }

    @AuditedYears("period")
    @GetMapping("/cash-flow")
    @Operation(
            operationId = "cashFlowStatement",
            summary = "Cash flows (现金流量表)",
            description = "Of the month and of the year so far, closing vouchers left out. (本月数、本年累计数，不含结转凭证)")
    Mono<IncomeView> cashFlow(
            Caller caller,
            @PathVariable UUID book,
            @Month @RequestParam YearMonth period,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable UUID layout) {
        return ofMonth(
                caller, new StatementRequest(book, StatementType.CASH_FLOW, period, new AsOf(asOf, knownAt), layout));
    }

    private Mono<IncomeView> ofMonth(Caller caller, StatementRequest request) {
        return statements.evaluate(caller, request).map(IncomeView::of);
    }

    @AuditedYears("period")
    @GetMapping("/{name}/lines/{number}")
    @Operation(
            operationId = "openStatementLine",
            summary = "What a figure is made of (报表联查)",
            description = "The accounts, lines and vouchers behind it, with where each opens further. (项目构成及联查入口)")
    Mono<ComponentMessages.View> line(
            Caller caller,
            @PathVariable UUID book,
            @PathVariable String name,
            @PathVariable String number,
            @Month @RequestParam YearMonth period,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable UUID layout) {
        return statements
                .evaluate(
                        caller,
                        new StatementRequest(book, StatementType.of(name), period, new AsOf(asOf, knownAt), layout))
                .map(evaluatedStatement -> opened(evaluatedStatement, number));
    }

    private static ComponentMessages.View opened(EvaluatedStatement evaluatedStatement, String number) {
        return evaluatedStatement.form().layout().lines().stream()
                .filter(line -> line.number().equals(number))
                .findFirst()
                .map(line -> ComponentMessages.View.of(evaluatedStatement, line))
                .orElseThrow(() -> new NotFound("line", number));
    }

    /** How a month is documented. */
    @Parameter(description = "A month (会计期间)", schema = @Schema(type = "string", example = "2026-06"))
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    private @interface Month {}
}
