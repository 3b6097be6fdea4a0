package org.fivetrust.funds.reconciliation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.reconciliation.model.TransitItem.Side;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What has been in transit for too long, and accounts whose month is over and not signed. */
@Component
class ReconciliationAlerts implements Alerts.Source {

    private final DatabaseClient database;

    ReconciliationAlerts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Alert> due(LocalDate today) {
        return stale(today).concatWith(late(today));
    }

    private record StaleRow(
            UUID bankAccount,
            boolean shared,
            Side side,
            String principal,
            @Nullable UUID source,
            @Nullable String kind,
            @Nullable UUID statement,
            @Nullable Integer entry,
            long amount,
            LocalDate day) {

        /** An entry of the bank under a number that several share may be another's, and nothing of it is told. */
        Alert alert() {
            Map<String, Object> figures = side == Side.BANK && shared
                    ? Map.of("day", day)
                    : Map.of("amount", Money.ofFen(amount), "day", day);
            return new Alert(new PrincipalId(principal), AlertRule.STALE_ITEM, subject(), figures).seen(link());
        }

        private UUID subject() {
            return source == null ? named(statement + "/" + entry) : named(kind + "/" + source);
        }

        private String link() {
            return source == null
                    ? "/v1/bank-statements/" + statement + "/entries?matched=false"
                    : "/v1/reconciliations?account=" + bankAccount;
        }
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private Flux<Alert> stale(LocalDate today) {
        return database.sql("""
                        select bank_account, shared, side, principal, source, kind, statement, entry, amount, day
                        from stale_items(:today)
                        """)
                .bind("today", today)
                .mapProperties(StaleRow.class)
                .all()
                .map(StaleRow::alert);
    }

    private record LateRow(String principal, UUID account, LocalDate monthEnd) {

        Alert alert() {
            return new Alert(
                            new PrincipalId(principal),
                            AlertRule.RECONCILIATION_LATE,
                            named(account + "/" + monthEnd),
                            Map.of("account", account, "monthEnd", monthEnd))
                    .seen("/v1/bank-accounts/" + account + "/reconciliations");
        }
    }

    private Flux<Alert> late(LocalDate today) {
        return database.sql("select * from late_reconciliations(:today)")
                .bind("today", today)
                .mapProperties(LateRow.class)
                .all()
                .map(LateRow::alert);
    }
}
