package org.fivetrust.funds.alert;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.alert.model.DebtOfMonth;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Raises debt above the warning line of the sub-district, as the books tell of a month that is closed. */
@Component
class DebtAlerts implements EventHandler {

    private final Alerts alerts;
    private final DatabaseClient database;

    DebtAlerts(Alerts alerts, DatabaseClient database) {
        this.alerts = alerts;
        this.database = database;
    }

    private record MonthClosed(UUID book, String month, Money debt, Money income, int months) {

        DebtOfMonth toModel() {
            return new DebtOfMonth(month, debt, income, months);
        }
    }

    @Override
    public Set<String> types() {
        return Set.of("month.closed");
    }

    @Override
    public Mono<Void> handle(Event event) {
        var closed = event.as(MonthClosed.class);
        return line(closed)
                .filter(closed.toModel()::isAbove)
                .map(percent -> alert(event.principal(), closed, percent))
                .flatMap(alerts::raise);
    }

    /** None where no row holds: then there is no line. */
    private Mono<Integer> line(MonthClosed closed) {
        return database.sql(
                        "select figure from (select alert_figure('DEBT_PERCENT', :on) as figure) line where figure > 0")
                .bind("on", YearMonth.parse(closed.month()).atEndOfMonth())
                .mapValue(Integer.class)
                .one();
    }

    private static Alert alert(PrincipalId principal, MonthClosed closed, int percent) {
        var subject = UUID.nameUUIDFromBytes((closed.book() + "/" + closed.month()).getBytes(StandardCharsets.UTF_8));
        return new Alert(
                        principal,
                        AlertRule.DEBT_ABOVE_LINE,
                        subject,
                        Map.of(
                                "month", closed.month(),
                                "debt", closed.debt(),
                                "income", closed.income(),
                                "percent", percent))
                .seen("/v1/books/" + closed.book() + "/periods");
    }
}
