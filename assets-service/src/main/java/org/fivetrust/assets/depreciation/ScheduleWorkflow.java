package org.fivetrust.assets.depreciation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.depreciation.ScheduleMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows what is charged for an asset. */
@Component
class ScheduleWorkflow {

    private final Schedules schedules;
    private final Transactions transactions;
    private final Clock clock;

    ScheduleWorkflow(Schedules schedules, Transactions transactions, Clock clock) {
        this.schedules = schedules;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<View> find(Caller caller, UUID asset) {
        return schedules
                .find(caller.scope(), asset)
                .map(row -> View.of(row.id(), schedules.read(row.schedule()), LocalDate.now(clock)))
                .as(transactions.within(caller.scope()));
    }
}
