package org.fivetrust.agreements.calendar;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.fivetrust.agreements.calendar.CalendarWorkflow.AnnouncedDay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives area services the days that differ from the working week. */
@RestController
@Hidden
class AnnouncedDayController {

    private final CalendarWorkflow calendar;

    AnnouncedDayController(CalendarWorkflow calendar) {
        this.calendar = calendar;
    }

    @GetMapping("/internal/calendar")
    Mono<List<AnnouncedDay>> days() {
        return calendar.announced();
    }
}
