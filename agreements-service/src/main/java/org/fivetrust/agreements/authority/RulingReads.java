package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.authority.model.RulingOutcome;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rulings read: one by its id, and lists, newest first. */
@Component
class RulingReads {

    private static final String RULING = """
            select r.principal, r.id, r.act, r.digest, r.outcome, r.kind, r.amount, r.banded_on, r.basis::text as basis,
                   r.refusal::text as refusal, r.asked_by, r.ruled_at, r.body, r.related_amount, r.related,
                   r.band::text as band, r.surroundings::text as surroundings, r.as_of, m.id as matter
            from ruling r
            left join matter m on m.principal = r.principal and m.act = r.act
            where true
            """;

    private final DatabaseClient database;

    RulingReads(DatabaseClient database) {
        this.database = database;
    }

    /** What a list is asked for; the days are those the acts were judged at, both included. */
    record Filter(
            @Nullable String principal,
            @Nullable String kind,
            @Nullable RulingOutcome outcome,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    Mono<RulingRow> find(UUID id) {
        return database.sql(RULING + "and r.id = :id")
                .bind("id", id)
                .mapProperties(RulingRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("ruling", id)));
    }

    Flux<RulingRow> list(Filter filter, PageRequest page) {
        var before = Cursor.of(page.after());
        return database.sql(RULING + """
                        and (r.ruled_at, r.id) < (:at, :id)
                        and (:principal = '' or r.principal = :principal)
                        and (:kind = '' or r.kind = :kind)
                        and (:outcome = '' or r.outcome = :outcome)
                        and r.as_of between :from and :to
                        order by r.ruled_at desc, r.id desc limit :limit
                        """)
                .bind("at", before.at())
                .bind("id", before.id())
                .bind("principal", filter.principal() == null ? "" : filter.principal())
                .bind("kind", filter.kind() == null ? "" : filter.kind())
                .bind(
                        "outcome",
                        filter.outcome() == null ? "" : filter.outcome().name())
                .bind("from", filter.from() == null ? LocalDate.of(1, 1, 1) : filter.from())
                .bind("to", filter.to() == null ? LocalDate.of(9999, 12, 31) : filter.to())
                .bind("limit", page.fetch())
                .mapProperties(RulingRow.class)
                .all();
    }

    /** A place in a list that goes back in time. */
    record Cursor(Instant at, UUID id) {

        private static final Cursor LATEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

        static Cursor of(@Nullable String text) {
            if (text == null) {
                return LATEST;
            }
            var parts = Splitter.of(text, ' ', 2);
            try {
                return new Cursor(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
            } catch (RuntimeException notOurs) {
                throw new InvalidValue("/cursor", "not a cursor of this list");
            }
        }

        static String of(RulingRow row) {
            return row.ruledAt() + " " + row.id();
        }
    }
}
