package org.fivetrust.funds.cashcalendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.funds.cashcalendar.CashCalendarMessages.View;
import org.fivetrust.shared.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Trust accounts")
class CashCalendarController {

    private final CashCalendarWorkflow calendars;

    CashCalendarController(CashCalendarWorkflow calendars) {
        this.calendars = calendars;
    }

    @GetMapping("/v1/trust-accounts/{id}/calendar")
    @Operation(
            operationId = "readCashCalendar",
            summary = "What there will be on each day to come (现金流日历)",
            description =
                    "From what is asked for, promised and due; the first day without enough is named. What may be claimed on"
                            + " any day counts today; income that is late does not count. (按日列出预计余额，指明首个不足日)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return calendars.find(caller, id);
    }
}
