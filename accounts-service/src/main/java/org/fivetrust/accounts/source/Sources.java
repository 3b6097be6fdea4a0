package org.fivetrust.accounts.source;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.source.model.PostingRule;
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
            long accumulated,
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

    Mono<Void> keep(PrincipalId principal, String account, LocalDate since) {
        return database.sql("""
                        insert into kept_money (principal, account, since) values (:principal, :account, :since)
                        on conflict do nothing
                        """)
                .bind("principal", principal.value())
                .bind("account", account)
                .bind("since", since)
                .then();
    }

    Mono<Void> reconciled(PrincipalId principal, FundsInbox.ReconciliationSigned signed) {
        return database.sql("""
                        insert into reconciled_money (principal, account, as_of, balance, reconciliation, digest, signed_by)
                        values (:principal, :account, :on, :balance, :reconciliation, :digest, :by)
                        on conflict do nothing
                        """)
                .bind("principal", principal.value())
                .bind("account", signed.account())
                .bind("on", signed.asOf())
                .bind("balance", signed.balance().fen())
                .bind("reconciliation", signed.reconciliation())
                .bind("digest", signed.digest())
                .bind("by", signed.signedBy())
                .then();
    }

    /**
     * The rule, unless the book shows the money already: it has openings of its own, or entries on the money account
     * that do not come from funds and are not later than the first trust account. Once its first month is closed it
     * takes no opening either.
     */
    Mono<PostingRule> unlessShown(Book book, PostingRule rule) {
        return database.sql("""
                        select 1
                         where not exists (select from month_closed closed
                                            where closed.principal = :principal and closed.book = :book)
                           and not exists (select from voucher opening
                                            where opening.principal = :principal and opening.book = :book
                                              and opening.kind = 'OPENING' and opening.source_id is null
                                              and opening.discarded is null)
                           and not exists (select from book_entry entry
                                             join voucher head on head.principal = entry.principal
                                                  and head.id = entry.voucher and head.rule is null
                                            where entry.principal = :principal and entry.book = :book
                                              and starts_with(entry.account, :account)
                                              and entry.date <= (select min(kept.since) from kept_money kept
                                                                  where kept.principal = :principal))
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("account", rule.debit())
                .mapValue(Integer.class)
                .one()
                .map(_ -> rule);
    }

    /** Returns 0 for an event received before. */
    Mono<Long> add(SourceEvent sourceEvent) {
        var insert = database.sql("""
                        insert into source (principal, kind, id, happened_on, amount, accumulated, category, counterparty,
                            purpose, reference, documents, received_at)
                        values (:principal, :kind, :id, :on, :amount, :accumulated, :category, :counterparty,
                            :purpose, :reference, :documents, :at)
                        on conflict do nothing
                        """)
                .bind("principal", sourceEvent.principal().value())
                .bind("kind", sourceEvent.kind().word())
                .bind("id", sourceEvent.id())
                .bind("on", sourceEvent.happenedOn())
                .bind("amount", sourceEvent.amount().fen())
                .bind("accumulated", sourceEvent.accumulated().fen())
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
                Money.ofFen(row.accumulated()),
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
