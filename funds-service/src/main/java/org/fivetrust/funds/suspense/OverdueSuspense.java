package org.fivetrust.funds.suspense;

import java.time.LocalDate;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Money that nobody has named or given back in time. */
@Component
class OverdueSuspense implements Alerts.Source {

    private final SuspenseItems items;

    OverdueSuspense(SuspenseItems items) {
        this.items = items;
    }

    @Override
    public Flux<Alert> due(LocalDate today) {
        return items.overdue(today)
                .map(item -> new Alert(
                                new PrincipalId(item.principal()),
                                AlertRule.SUSPENSE_OVERDUE,
                                item.id(),
                                item.figures())
                        .by(item.enteredBy())
                        .seen("/v1/suspense/" + item.id()));
    }
}
