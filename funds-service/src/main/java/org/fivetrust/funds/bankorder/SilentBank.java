package org.fivetrust.funds.bankorder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Payments of which nobody knows for hours whether the bank made them (结果不明的付款). */
@Component
class SilentBank implements Alerts.Source {

    private final DatabaseClient database;
    private final Clock clock;

    SilentBank(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Unheard(
            String principal,
            UUID id,
            long amount,
            Instant changedAt,
            int asks,
            int hours,
            @Nullable String preparedBy,
            @Nullable String releasedBy) {

        Alert toAlert() {
            return new Alert(
                            new PrincipalId(principal),
                            AlertRule.SILENT_BANK,
                            id,
                            Map.of(
                                    "amount", Money.ofFen(amount),
                                    "unknownSince", changedAt,
                                    "asks", asks,
                                    "hours", hours))
                    .by(Objects.requireNonNull(preparedBy), Objects.requireNonNull(releasedBy))
                    .seen("/v1/payments/" + id);
        }
    }

    @Override
    public Flux<Alert> due(LocalDate today) {
        return database.sql("""
                        select sent.principal, sent.id, paid.amount, sent.changed_at, sent.asks, line.hours,
                               paid.prepared_by, paid.released_by
                        from bank_order sent
                        join payment paid on paid.principal = sent.principal and paid.id = sent.id
                        cross join (select alert_figure('SILENT_BANK_HOURS', :today) as hours) line
                        where sent.status = 'UNKNOWN' and sent.changed_at <= :now - make_interval(hours => line.hours)
                        order by sent.principal, sent.id
                        """)
                .bind("today", today)
                .bind("now", clock.instant())
                .mapProperties(Unheard.class)
                .all()
                .map(Unheard::toAlert);
    }
}
