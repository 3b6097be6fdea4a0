package org.fivetrust.agreements.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The journal as it is read: one principal after the other, each in the order of its changes. */
@Component
class ChangeJournal {

    private final DatabaseClient database;
    private final Transactions transactions;
    private final JsonMapper json;

    ChangeJournal(DatabaseClient database, Transactions transactions, JsonMapper json) {
        this.database = database;
        this.transactions = transactions;
        this.json = json;
    }

    private record Row(UUID id, String type, String subject, Instant at, String principal, long seq, String data) {}

    /** Where a page ended. */
    private record Place(String principal, long seq) {

        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place("", 0);
            }
            var parts = Splitter.of(cursor, '/', 2);
            try {
                return new Place(parts.getFirst(), Long.parseLong(parts.getLast()));
            } catch (NumberFormatException notOurs) {
                throw new InvalidValue("/cursor", "not a cursor of this list");
            }
        }
    }

    Mono<Page<WireEvent>> list(
            Caller caller, @Nullable String principal, @Nullable String type, long afterSequence, PageRequest page) {
        var from = Place.of(page.after());
        return database.sql("""
                        select e.id, e.type, e.subject, e.at, e.principal, e.seq, e.data::text as data
                        from change_event e
                        where (:principal = '' or e.principal = :principal) and e.seq > :after
                            and (e.principal, e.seq) > (:fromPrincipal, :fromSeq)
                            and (:type = '' or type_matches(e.type, array[:type]))
                            and e.type not like 'webhook.%'
                        order by e.principal, e.seq limit :limit
                        """)
                .bind("principal", principal == null ? "" : principal)
                .bind("after", afterSequence)
                .bind("fromPrincipal", from.principal())
                .bind("fromSeq", from.seq())
                .bind("type", type == null ? "" : type)
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, row -> row.principal() + "/" + row.seq())
                        .map(this::view))
                .as(transactions.within(caller.scope()));
    }

    private WireEvent view(Row row) {
        return WireEvent.of(
                row.id(),
                row.type(),
                row.subject(),
                row.at(),
                row.principal(),
                row.seq(),
                json.readValue(row.data(), new TypeReference<Map<String, Object>>() {}));
    }
}
