package org.fivetrust.agreements.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.agreements.calendar.model.WorkingDays;
import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Calendar", description = "Working days, by which every limit is counted (工作日历)")
class CalendarController {

    private static final int LONGEST = 800;

    private final Calendar calendar;

    CalendarController(Calendar calendar) {
        this.calendar = calendar;
    }

    @Schema(name = "Calendar")
    record View(
            LocalDate from,
            LocalDate to,

            @Schema(description = "Years whose holidays have been announced (已公布年份)")
            List<Integer> announced,

            List<DayView> days) {}

    @Schema(name = "CalendarDay")
    record DayView(
            LocalDate day,
            boolean working,
            @Nullable String name,
            @Nullable String source) {}

    @GetMapping("/v1/calendar")
    @Operation(
            summary = "Working days (工作日)",
            description = "Holidays and shifted workdays are data with their source. In a year not announced yet only "
                    + "weekends are free. (未公布年份仅按周末计算)")
    Mono<View> days(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST) {
            throw new InvalidValue("/to", "from 'from' to " + LONGEST + " days later");
        }
        return Mono.zip(
                calendar.exceptions(from, to).collectList(),
                calendar.years().map(Calendar.Year::year).collectList(),
                (exceptions, years) -> view(from, to, exceptions, years));
    }

    private static View view(LocalDate from, LocalDate to, List<Calendar.Day> exceptions, List<Integer> years) {
        var named = exceptions.stream().collect(Collectors.toMap(Calendar.Day::day, Function.identity()));
        var week = new WorkingDays(
                exceptions.stream().collect(Collectors.toMap(Calendar.Day::day, Calendar.Day::working)));
        return new View(
                from,
                to,
                years,
                from.datesUntil(to.plusDays(1))
                        .map(day -> day(day, week, named))
                        .toList());
    }

    private static DayView day(LocalDate day, WorkingDays week, Map<LocalDate, Calendar.Day> named) {
        var exception = named.get(day);
        return exception == null
                ? new DayView(day, week.works(day), null, null)
                : new DayView(day, exception.working(), exception.name(), exception.source());
    }
}
