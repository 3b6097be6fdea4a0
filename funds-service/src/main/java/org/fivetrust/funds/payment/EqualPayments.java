package org.fivetrust.funds.payment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
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

/** Many equal round payments that were asked for on one day (等额整数发放). */
@Component
class EqualPayments implements Alerts.Source {

    /** Yesterday too, for what was asked for after the last look. */
    private static final int DAYS = 1;

    private final DatabaseClient database;

    EqualPayments(DatabaseClient database) {
        this.database = database;
    }

    private record Group(String principal, LocalDate day, long amount, int payments, List<String> people) {

        Alert toAlert() {
            return new Alert(
                            new PrincipalId(principal),
                            AlertRule.PADDED_LIST,
                            UUID.nameUUIDFromBytes((day + "/" + amount).getBytes(StandardCharsets.UTF_8)),
                            Map.of("day", day, "amount", Money.ofFen(amount), "payments", payments))
                    .by(people.toArray(String[]::new))
                    .seen("/v1/payments?principal=" + principal + "&from=" + day + "&to=" + day + "&amount="
                            + Money.ofFen(amount));
        }
    }

    @Override
    public Flux<Alert> due(LocalDate today) {
        return database.sql("""
                        with asked as (
                            select principal, amount, requested_by,
                                   (requested_at at time zone 'Asia/Shanghai')::date as day
                            from payment_view
                            where requested_at >= cast(:from as date)::timestamp at time zone 'Asia/Shanghai'
                                and status not in ('REJECTED', 'CANCELLED')),
                        figure as (
                            select distinct on (name) name, figure from payment_limit
                            where :today between valid_from and coalesce(valid_to, :today)
                            order by name, valid_from desc)
                        select principal, day, amount, count(*)::int as payments,
                               array_agg(distinct requested_by) as people
                        from asked
                        where amount % (select figure from figure where name = 'ROUND_AMOUNT') = 0
                        group by principal, day, amount
                        having count(*) >= (select figure from figure where name = 'EQUAL_PAYMENTS')
                        order by principal, day, amount
                        """)
                .bind("from", today.minusDays(DAYS))
                .bind("today", today)
                .mapProperties(Group.class)
                .all()
                .map(Group::toAlert);
    }
}
