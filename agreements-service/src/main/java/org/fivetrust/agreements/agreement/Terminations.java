package org.fivetrust.agreements.agreement;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.LifecycleMessages.OpenMatter;
import org.fivetrust.agreements.agreement.LifecycleMessages.Suspend;
import org.fivetrust.agreements.agreement.LifecycleMessages.Terminate;
import org.fivetrust.agreements.agreement.model.Notice;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Suspensions and notices of termination at rest, and what is open when notice is given. */
@Component
class Terminations {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Terminations(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    private record MatterRow(
            UUID id,
            String number,
            String kind,
            String subject,
            @Nullable Long amount,
            String status,
            String requestedBy,
            Instant openedAt) {

        OpenMatter view() {
            return new OpenMatter(
                    id,
                    number,
                    kind,
                    subject,
                    amount == null ? null : Money.ofFen(amount).toString(),
                    status,
                    requestedBy,
                    openedAt);
        }
    }

    Mono<Void> suspend(AgreementRow row, String role, Suspend suspend, Caller caller) {
        var insert = database.sql("""
                        insert into agreement_suspension (principal, agreement, id, reason, role, order_number,
                            suspended_by, suspended_at)
                        values (:principal, :series, :id, :reason, :role, :order, :by, :at)
                        """)
                .bind("principal", row.principal())
                .bind("series", row.series())
                .bind("id", UUID.randomUUID())
                .bind("reason", suspend.reason())
                .bind("role", role)
                .bind("by", caller.subject())
                .bind("at", clock.instant());
        return (suspend.order() == null
                        ? insert.bindNull("order", String.class)
                        : insert.bind("order", suspend.order()))
                .then();
    }

    Mono<Void> resume(AgreementRow row, String reason, Caller caller) {
        return database.sql("""
                        update agreement_suspension
                        set resumed_by = :by, resumed_at = :at, resumption_reason = :reason
                        where principal = :principal and agreement = :series and resumed_at is null
                        """)
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("reason", reason)
                .bind("principal", row.principal())
                .bind("series", row.series())
                .then();
    }

    Mono<Void> terminate(AgreementRow row, Notice notice, Terminate terminate, List<OpenMatter> open, Caller caller) {
        var insert = database.sql("""
                        insert into agreement_termination (principal, agreement, side, reason, resolution, freeze_on,
                            effective_on, open_matters, given_by, given_at)
                        values (:principal, :series, :side, :reason, :resolution, :freeze, :effective, :open, :by, :at)
                        """)
                .bind("principal", row.principal())
                .bind("series", row.series())
                .bind("side", notice.side().name())
                .bind("reason", terminate.reason())
                .bind("freeze", notice.freezeOn())
                .bind("effective", notice.effectiveOn())
                .bind("open", Json.of(json.writeValueAsString(open)))
                .bind("by", caller.subject())
                .bind("at", clock.instant());
        return (terminate.resolution() == null
                        ? insert.bindNull("resolution", UUID.class)
                        : insert.bind("resolution", terminate.resolution()))
                .then();
    }

    /** Matters not yet at an end, whichever version they were ruled by; the oldest first. */
    Flux<OpenMatter> open(AgreementRow row) {
        return database.sql("""
                        select m.id, m.number, m.kind, m.subject, m.amount, m.status, m.requested_by, m.opened_at
                        from matter m
                        join agreement a on a.principal = m.principal and a.id = m.agreement
                        where m.principal = :principal and a.series = :series
                            and m.status in ('OPEN', 'RETURNED', 'APPROVED')
                        order by m.opened_at, m.id
                        """)
                .bind("principal", row.principal())
                .bind("series", row.series())
                .mapProperties(MatterRow.class)
                .all()
                .map(MatterRow::view);
    }

    /** What was open when notice was given; nothing where none was. */
    Mono<List<OpenMatter>> openAtTermination(AgreementRow row) {
        return database.sql("""
                        select open_matters::text from agreement_termination
                        where principal = :principal and agreement = :series
                        """)
                .bind("principal", row.principal())
                .bind("series", row.series())
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, new TypeReference<List<OpenMatter>>() {}));
    }
}
