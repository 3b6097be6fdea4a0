package org.fivetrust.funds.cashcalendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.funds.cashcalendar.CashCalendars.Income;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Kind;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The assets tell of a rent that falls due, and of what a disposal is to bring in. */
@Component
class IncomeInbox implements EventHandler {

    private final CashCalendars calendars;
    private final Clock clock;

    IncomeInbox(CashCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of("rent.due", "disposal.decided");
    }

    private record RentDue(UUID due, UUID lease, String tenant, Money amount, LocalDate dueOn) {

        Income toIncome() {
            return new Income(Kind.RENT, due, lease, dueOn, amount, tenant);
        }
    }

    private record DisposalDecided(UUID disposal, String name, Money amount, LocalDate expectedOn) {

        Income toIncome() {
            return new Income(Kind.DISPOSAL, disposal, disposal, expectedOn, amount, name);
        }
    }

    @Override
    public Mono<Void> handle(Event event) {
        var income = event.type().equals("rent.due")
                ? event.as(RentDue.class).toIncome()
                : event.as(DisposalDecided.class).toIncome();
        return calendars.expect(event.principal(), income, clock.instant());
    }
}
