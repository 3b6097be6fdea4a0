package org.fivetrust.accounts.dimension;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.dimension.DimensionMessages.Ask;
import org.fivetrust.accounts.dimension.DimensionMessages.Kind;
import org.fivetrust.accounts.dimension.DimensionMessages.Value;
import org.fivetrust.accounts.dimension.DimensionMessages.View;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores dimensions. Rows are added and never removed, because voucher lines name them. */
@Repository
class DimensionRows {

    private static final Refusal EXISTS = Refusal.state("accounts.dimension-exists");

    private static final String SEEN = """
            select dimension.code, dimension.name, dimension.kind,
                   (select coalesce(jsonb_agg(account order by account), '[]')::text from dimension_required wanted
                     where wanted.principal = dimension.principal and wanted.book = dimension.book
                       and wanted.dimension = dimension.code) as required_by,
                   (select coalesce(jsonb_agg(jsonb_build_object('code', value.code, 'name', value.name)
                                        order by value.code), '[]')::text
                      from dimension_value value
                     where value.principal = dimension.principal and value.book = dimension.book
                       and value.dimension = dimension.code) as values
              from dimension
             where dimension.principal = :principal and dimension.book = :book
            """;

    private static final Keyset<View> ORDER = Keyset.of("dimensions", View::code);

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final JsonMapper json;

    DimensionRows(DatabaseClient database, R2dbcEntityTemplate entities, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.json = json;
    }

    @Table("dimension")
    private record DimensionRow(
            PrincipalId principal,
            UUID book,
            @Id String code,
            String name,
            Kind kind,
            String definedBy,
            Instant definedAt,
            UUID ruling) {}

    private record Row(String code, String name, Kind kind, String requiredBy, String values) {}

    private View view(Row row) {
        return new View(
                row.code(),
                row.name(),
                row.kind(),
                json.readValue(row.requiredBy(), new TypeReference<List<String>>() {}),
                json.readValue(row.values(), new TypeReference<List<Value>>() {}));
    }

    Mono<Void> define(Book book, Ask ask, String by, Instant at, UUID ruling) {
        return entities.insert(new DimensionRow(
                        book.principal(), book.id(), ask.code(), ask.name(), ask.kind(), by, at, ruling))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(EXISTS.with("dimension", ask.code())));
    }

    Mono<Void> require(Book book, Ask ask, String by, Instant at, UUID ruling) {
        return database.sql("""
                        insert into dimension_required (principal, book, account, dimension, required_by, required_at,
                            ruling)
                        select :principal, :book, account.code, :dimension, :by, :at, :ruling
                          from account
                         where account.principal = :principal and account.book = :book and account.code = any(:accounts)
                        on conflict do nothing
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("accounts", ask.accounts().toArray(String[]::new))
                .bind("dimension", ask.code())
                .bind("by", by)
                .bind("at", at)
                .bind("ruling", ruling)
                .then();
    }

    /** Refuses accounts that the book does not have. */
    Mono<Void> mustKnow(Book book, List<String> accounts) {
        return database.sql("""
                        select wanted.code from unnest(:accounts) as wanted (code)
                         where not exists (select from account
                                            where account.principal = :principal and account.book = :book
                                              and account.code = wanted.code)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("accounts", accounts.toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .map(code -> Violation.worded(
                        "voucher.no-account", "/requiredBy/" + accounts.indexOf(code), "account", code))
                .collectList()
                .flatMap(faults -> faults.isEmpty() ? Mono.empty() : Mono.error(new InvalidValue(faults)));
    }

    /** An existing value keeps its name. */
    Mono<Void> add(Book book, String dimension, List<Value> values, String by, Instant at) {
        return database.sql("""
                        insert into dimension_value (principal, book, dimension, code, name, defined_by, defined_at)
                        select :principal, :book, :dimension, value.code, value.name, :by, :at
                          from jsonb_to_recordset(:values) as value (code text, name text)
                        on conflict do nothing
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("dimension", dimension)
                .bind("values", Json.of(json.writeValueAsString(values)))
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    Mono<View> find(Book book, String code) {
        return database.sql(SEEN + " and dimension.code = :code")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("code", code)
                .mapProperties(Row.class)
                .one()
                .map(this::view)
                .switchIfEmpty(Mono.error(() -> new NotFound("dimension", code)));
    }

    Mono<Page<View>> list(Book book, PageRequest page) {
        var after = ORDER.after(page);
        return database.sql(SEEN + " and dimension.code > :after order by dimension.code limit :limit")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("after", after.isEmpty() ? "" : after.getFirst())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all()
                .map(this::view)
                .collectList()
                .map(rows -> ORDER.page(rows, page));
    }
}
