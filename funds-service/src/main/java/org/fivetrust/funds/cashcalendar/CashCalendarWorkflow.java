package org.fivetrust.funds.cashcalendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.cashcalendar.CashCalendarMessages.View;
import org.fivetrust.funds.cashcalendar.CashCalendars.Account;
import org.fivetrust.funds.cashcalendar.model.CashCalendar;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows what an account will hold in the days to come. */
@Component
class CashCalendarWorkflow {

    private final CashCalendars calendars;
    private final Transactions transactions;
    private final Clock clock;

    CashCalendarWorkflow(CashCalendars calendars, Transactions transactions, Clock clock) {
        this.calendars = calendars;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<View> find(Caller caller, UUID id) {
        var today = LocalDate.now(clock);
        return calendars
                .account(caller.scope(), id, today)
                .flatMap(account -> view(account, today))
                .as(transactions.within(caller.scope()));
    }

    private Mono<View> view(Account account, LocalDate today) {
        return calendars
                .movements(account)
                .map(movements -> CashCalendar.of(today, account.days(), account.opening(), movements))
                .map(calendar -> View.of(account, calendar));
    }
}
