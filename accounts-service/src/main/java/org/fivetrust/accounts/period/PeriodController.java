package org.fivetrust.accounts.period;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.period.PeriodMessages.CheckView;
import org.fivetrust.accounts.period.PeriodMessages.CloseMonth;
import org.fivetrust.accounts.period.PeriodMessages.SetCheck;
import org.fivetrust.accounts.period.PeriodMessages.View;
import org.fivetrust.accounts.period.PeriodMessages.YearView;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.InvalidValue;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}")
@Tag(name = "Periods", description = "Months and years are closed for good (结账)")
class PeriodController {

    private final PeriodWorkflow periods;
    private final YearWorkflow years;

    PeriodController(PeriodWorkflow periods, YearWorkflow years) {
        this.periods = periods;
        this.years = years;
    }

    @PostMapping("/periods/{period}/close")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "closeMonth",
            summary = "Close a month (月末结账)",
            description =
                    "Refused while anything is unposted, an earlier month is open, numbers have a gap, something is"
                            + " pending disposal, or December's result is not carried forward; whatever is found is told at once."
                            + " Nothing leads back. (一次列出全部问题；结账后不可反结账)")
    Mono<ResponseEntity<View>> close(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID book,
            @PathVariable @Parameter(schema = @Schema(type = "string", example = "2026-06")) YearMonth period,
            @Valid @RequestBody(required = false) @Nullable CloseMonth wanted) {
        return periods.close(caller, key, book, period, wanted == null ? CloseMonth.PLAIN : wanted);
    }

    @GetMapping("/periods")
    @Operation(operationId = "listPeriods", summary = "The months of a book, and who closed them (会计期间)")
    Listed<View> list(Caller caller, @PathVariable UUID book) {
        return Listed.of(page -> periods.list(caller, book, page));
    }

    @PostMapping("/years/{year}/close")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "closeYear",
            summary = "Close a year (年终结转与结账)",
            description =
                    "While something is left to carry forward, closing vouchers are drafted by the standard's rules, to"
                            + " be submitted, reviewed and posted like others. Once all is posted and December closed, its"
                            + " statements are compared as at the end of a month, and the year is closed."
                            + " (首次调用生成结转凭证，全部记账并结十二月后再次调用，核对报表勾稽并完成年结)")
    Mono<ResponseEntity<YearView>> closeYear(
            Caller caller, IdempotencyKey key, @PathVariable UUID book, @PathVariable int year) {
        if (!Days.isKnown(year)) {
            throw InvalidValue.worded("from-to", "/year", "least", Days.FIRST_YEAR, "most", Days.LAST_YEAR);
        }
        return years.close(caller, key, book, year);
    }

    @PostMapping("/closing-checks")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "setClosingCheck",
            summary = "What this book demands before closing (结账检查设置)",
            description =
                    "From a day on: a stated bank reconciliation, monthly depreciation, or statements whose figures"
                            + " agree (勾稽关系) are demanded (REFUSE) or only"
                            + " warned of (WARN). DATE_ORDER demanded, nothing is posted with a day before a posted"
                            + " one of its type and month; closing lists what stands so. (按日期顺序记账)")
    @ApiResponse(responseCode = "201", description = "Set (已设置)", useReturnTypeSchema = true)
    Mono<ResponseEntity<CheckView>> set(
            Caller caller, IdempotencyKey key, @PathVariable UUID book, @Valid @RequestBody SetCheck check) {
        return periods.set(caller, key, book, check);
    }
}
