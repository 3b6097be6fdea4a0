package org.fivetrust.agreements.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.fivetrust.agreements.calendar.CalendarMessages.DayView;
import org.fivetrust.agreements.calendar.CalendarMessages.Due;
import org.fivetrust.agreements.calendar.CalendarMessages.Versions;
import org.fivetrust.agreements.calendar.CalendarMessages.View;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Calendar", description = "Working days, by which every limit is counted (工作日历)")
class CalendarController {

    private static final int LONGEST = 800;

    private static final int MOST_DAYS = 500;

    private final CalendarWorkflow calendar;

    CalendarController(CalendarWorkflow calendar) {
        this.calendar = calendar;
    }

    @GetMapping("/v1/calendar")
    @Operation(
            operationId = "listCalendarDays",
            summary = "Working days (工作日)",
            description = "Holidays and shifted workdays are data with their source. In a year not announced yet only "
                    + "weekends and provisional days are free. Without a limit the whole span is answered. "
                    + "(未公布年份仅按周末与暂定日期计算；不给 limit 则返回全部)")
    Mono<View> days(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    Instant knownAt,
            PageRequest page,
            ServerWebExchange exchange) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST) {
            throw InvalidValue.worded("days-after-from", "/to", "days", LONGEST);
        }
        var order = Keyset.of("days from " + from + " to " + to, DayView::day);
        var after = order.after(page);
        var paged = exchange.getRequest().getQueryParams().containsKey("limit") || !after.isEmpty();
        var first = after.isEmpty() ? from : ((LocalDate) after.getFirst()).plusDays(1);
        return calendar.span(first, to, knownAt)
                .map(span -> paged
                        ? page(from, to, span, order, page)
                        : new View(from, to, span.announced(), span.days(), null));
    }

    private static View page(
            LocalDate from, LocalDate to, CalendarWorkflow.Span span, Keyset<DayView> order, PageRequest request) {
        var days = span.days().subList(0, Math.min(request.fetch(), span.days().size()));
        var page = order.page(days, request);
        return new View(from, to, span.announced(), page.items(), page.next());
    }

    @GetMapping("/v1/calendar/due")
    @Operation(
            operationId = "readDueDay",
            summary = "The last day of a limit in working days (期限届满日)",
            description = "Counted from the day after. (自次日起算)")
    Mono<Due> due(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from, @RequestParam int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw InvalidValue.worded("from-to", "/days", "least", 1, "most", MOST_DAYS);
        }
        return calendar.due(from, days);
    }

    @GetMapping("/v1/calendar/days/{day}")
    @Operation(operationId = "listCalendarDayVersions", summary = "All that was ever announced of one day (某日的历次公布)")
    Mono<Versions> versions(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return calendar.versions(day);
    }
}
