package org.fivetrust.agreements.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.fivetrust.agreements.calendar.CalendarMessages.DayView;
import org.fivetrust.agreements.calendar.CalendarMessages.Due;
import org.fivetrust.agreements.calendar.CalendarMessages.Versions;
import org.fivetrust.agreements.calendar.CalendarMessages.View;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.Page;
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
            throw new InvalidValue("/to", "from 'from' to " + LONGEST + " days later");
        }
        var paged = exchange.getRequest().getQueryParams().containsKey("limit") || page.after() != null;
        var first = page.after() == null ? from : after(page.after(), from, to);
        return calendar.span(first, to, knownAt)
                .map(span -> view(from, to, span, paged ? page(span, page) : new Page<>(span.days(), null)));
    }

    private static Page<DayView> page(CalendarWorkflow.Span span, PageRequest page) {
        var rows = span.days().subList(0, Math.min(page.fetch(), span.days().size()));
        return Page.of(rows, page, day -> day.day().toString());
    }

    private static View view(LocalDate from, LocalDate to, CalendarWorkflow.Span span, Page<DayView> shown) {
        return new View(from, to, span.announced(), shown.items(), shown.next());
    }

    private static LocalDate after(String cursor, LocalDate from, LocalDate to) {
        try {
            var last = LocalDate.parse(cursor);
            if (!last.isBefore(from) && last.isBefore(to)) {
                return last.plusDays(1);
            }
        } catch (DateTimeParseException notADay) {
            // told below, like a day of another list
        }
        throw new InvalidValue("/cursor", "not a cursor of this list");
    }

    @GetMapping("/v1/calendar/due")
    @Operation(
            summary = "The last day of a limit in working days (期限届满日)",
            description = "Counted from the day after. (自次日起算)")
    Mono<Due> due(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from, @RequestParam int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidValue("/days", "from 1 to " + MOST_DAYS);
        }
        return calendar.due(from, days);
    }

    @GetMapping("/v1/calendar/days/{day}")
    @Operation(summary = "All that was ever announced of one day (某日的历次公布)")
    Mono<Versions> versions(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return calendar.versions(day);
    }
}
