package org.fivetrust.funds.imprest;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Finds advances that had to be settled by now. */
@Component
class ImprestsOverdue implements Alerts.Source {

    private final DatabaseClient database;

    ImprestsOverdue(DatabaseClient database) {
        this.database = database;
    }

    private record Row(
            String principal,
            UUID id,
            UUID imprest,
            String holder,
            long amount,
            LocalDate advancedOn,
            LocalDate dueOn,
            String advancedBy) {

        Alert toAlert() {
            return new Alert(
                            new PrincipalId(principal),
                            AlertRule.IMPREST_OVERDUE,
                            id,
                            Map.of(
                                    "amount",
                                    Money.ofFen(amount),
                                    "advancedOn",
                                    advancedOn,
                                    "dueOn",
                                    dueOn,
                                    "holder",
                                    holder))
                    .by(holder, advancedBy)
                    .seen("/v1/imprests/" + imprest + "/advances");
        }
    }

    @Override
    public Flux<Alert> due(LocalDate today) {
        return database.sql("""
                        select advance.principal, advance.id, advance.imprest, imprest.holder, advance.amount,
                               advance.advanced_on, advance.due_on, advance.advanced_by
                        from imprest_advance_view advance
                        join imprest on imprest.principal = advance.principal and imprest.id = advance.imprest
                        where advance.settlement is null and advance.due_on < :today
                        """)
                .bind("today", today)
                .mapProperties(Row.class)
                .all()
                .map(Row::toAlert);
    }
}
