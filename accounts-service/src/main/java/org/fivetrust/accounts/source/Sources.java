package org.fivetrust.accounts.source;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.source.model.SourceEvent;
import org.fivetrust.accounts.source.model.SourceEventType;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores source events, each with its voucher once a book covers its day. */
@Repository
class Sources {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final JsonMapper json;
    private final Clock clock;

    Sources(DatabaseClient database, R2dbcEntityTemplate entities, JsonMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    @Table("source")
    private record SourceRow(
            String principal,
            String kind,
            String id,
            LocalDate happenedOn,
            long amount,
            String category,
            String counterparty,
            String purpose,
            @Nullable String reference,
            JsonNode documents,
            Instant receivedAt,
            @Nullable UUID voucher) {}

    /** Serializes opened books and received events of a principal, so that no event stays without a voucher. */
    Mono<Void> queue(PrincipalId principal) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:principal, 5))::text")
                .bind("principal", principal.value())
                .then();
    }

    /** Returns 0 for an event received before. */
    Mono<Long> add(SourceEvent sourceEvent) {
        var insert = database.sql("""
                        insert into source (principal, kind, id, happened_on, amount, category, counterparty, purpose,
                            reference, documents, received_at)
                        values (:principal, :kind, :id, :on, :amount, :category, :counterparty, :purpose,
                            :reference, :documents, :at)
                        on conflict do nothing
                        """)
                .bind("principal", sourceEvent.principal().value())
                .bind("kind", sourceEvent.kind().word())
                .bind("id", sourceEvent.id())
                .bind("on", sourceEvent.happenedOn())
                .bind("amount", sourceEvent.amount().fen())
                .bind("category", sourceEvent.category())
                .bind("counterparty", sourceEvent.counterparty())
                .bind("purpose", sourceEvent.purpose())
                .bind("documents", Json.of(json.writeValueAsString(sourceEvent.documents())))
                .bind("at", clock.instant());
        var reference = sourceEvent.reference();
        return (reference == null ? insert.bindNull("reference", String.class) : insert.bind("reference", reference))
                .fetch()
                .rowsUpdated();
    }

    /** Events without a voucher, oldest first. */
    Flux<SourceEvent> waiting(PrincipalId principal) {
        return entities.select(
                        query(where("principal").is(principal).and("voucher").isNull())
                                .sort(Sort.by("happenedOn", "receivedAt", "id")),
                        SourceRow.class)
                .map(this::source);
    }

    private SourceEvent source(SourceRow row) {
        return new SourceEvent(
                new PrincipalId(row.principal()),
                SourceEventType.of(row.kind()),
                row.id(),
                row.happenedOn(),
                Money.ofFen(row.amount()),
                row.category(),
                row.counterparty(),
                row.purpose(),
                row.reference(),
                json.convertValue(row.documents(), new TypeReference<List<Document>>() {}));
    }

    Mono<Void> booked(SourceEvent sourceEvent, UUID voucher) {
        return entities.update(
                        query(where("principal")
                                .is(sourceEvent.principal())
                                .and("kind")
                                .is(sourceEvent.kind().word())
                                .and("id")
                                .is(sourceEvent.id())),
                        Update.update("voucher", voucher),
                        SourceRow.class)
                .then();
    }
}
