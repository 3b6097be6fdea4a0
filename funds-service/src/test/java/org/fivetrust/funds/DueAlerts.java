package org.fivetrust.funds;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import reactor.core.publisher.Flux;

/** What the passing of days would raise on a day. */
record DueAlerts(List<Alerts.Source> sources, Transactions transactions) {

    List<Alert> on(LocalDate day, AlertRule rule, String subject) {
        return Flux.fromIterable(sources)
                .concatMap(source -> source.due(day))
                .filter(alert ->
                        alert.rule() == rule && alert.subject().toString().equals(subject))
                .collectList()
                .as(transactions.within(Scope.ALL))
                .block();
    }
}
