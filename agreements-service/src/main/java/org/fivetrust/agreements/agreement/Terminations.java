package org.fivetrust.agreements.agreement;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.LifecycleMessages.OpenMatter;
import org.fivetrust.agreements.agreement.LifecycleMessages.Suspend;
import org.fivetrust.agreements.agreement.LifecycleMessages.Terminate;
import org.fivetrust.agreements.agreement.model.Notice;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored suspensions and notices of termination, and the matters open at the notice. */
@Component
class Terminations {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final JsonMapper json;
    private final Clock clock;

    Terminations(DatabaseClient database, R2dbcEntityTemplate entities, JsonMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
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

    @Table("agreement_suspension")
    record SuspensionRow(
            String principal,
            UUID agreement,
            @Id UUID id,
            String reason,
            String role,
            @Nullable String orderNumber,
            String suspendedBy,
            Instant suspendedAt,
            @Nullable String resumedBy,
            @Nullable Instant resumedAt,
            @Nullable String resumptionReason) {}

    @Table("agreement_termination")
    record TerminationRow(
            String principal,
            @Id UUID agreement,
            Notice.Side side,
            String reason,
            @Nullable UUID resolution,
            LocalDate freezeOn,
            LocalDate effectiveOn,
            JsonNode openMatters,
            String givenBy,
            Instant givenAt) {}

    Mono<Void> suspend(AgreementRow row, String role, Suspend suspend, Caller caller) {
        return entities.insert(new SuspensionRow(
                        row.principal(),
                        row.series(),
                        UUID.randomUUID(),
                        suspend.reason(),
                        role,
                        suspend.order(),
                        caller.subject(),
                        clock.instant(),
                        null,
                        null,
                        null))
                .then();
    }

    Mono<Void> resume(AgreementRow row, String reason, Caller caller) {
        return entities.update(
                        query(where("principal")
                                .is(row.principal())
                                .and("agreement")
                                .is(row.series())
                                .and("resumedAt")
                                .isNull()),
                        update("resumedBy", caller.subject())
                                .set("resumedAt", clock.instant())
                                .set("resumptionReason", reason),
                        SuspensionRow.class)
                .then();
    }

    Mono<Void> terminate(AgreementRow row, Notice notice, Terminate terminate, List<OpenMatter> open, Caller caller) {
        return entities.insert(new TerminationRow(
                        row.principal(),
                        row.series(),
                        notice.side(),
                        terminate.reason(),
                        terminate.resolution(),
                        notice.freezeOn(),
                        notice.effectiveOn(),
                        json.valueToTree(open),
                        caller.subject(),
                        clock.instant()))
                .then();
    }

    /** Open matters ruled by any version; the oldest first. */
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

    /** The matters open at the notice; empty where there is none. */
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
