package org.fivetrust.seals.seal;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.seals.seal.model.Seal;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Seals at rest. Each is written once. */
@Repository
class Seals {

    private final DatabaseClient database;
    private final JsonMapper json;

    Seals(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Of two seals with one name and kind, or one number, the database lets one in. */
    Mono<Void> add(Seal seal, Basis basis, String by, Instant at) {
        var insert = database.sql("""
                        insert into seal (principal, id, name, kind, material, code, engraved_on, custodian,
                            imprint_record, registered_by, registered_at, basis)
                        values (:principal, :id, :name, :kind, :material, :code, :engraved, :custodian,
                            :imprint, :by, :at, :basis)
                        """)
                .bind("principal", seal.principal().value())
                .bind("id", seal.id())
                .bind("name", seal.name())
                .bind("kind", seal.kind().name())
                .bind("custodian", seal.custodian())
                .bind("by", by)
                .bind("at", at)
                .bind("basis", Json.of(json.writeValueAsString(basis)));
        insert = bind(insert, "material", String.class, seal.material());
        insert = bind(insert, "code", String.class, seal.code());
        insert = bind(insert, "engraved", LocalDate.class, seal.engravedOn());
        insert = bind(insert, "imprint", String.class, seal.imprintRecord());
        return insert.then().onErrorMap(DuplicateKeyException.class, _ -> new Refused(seal.exists()));
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, Class<T> type, @Nullable T value) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    Mono<SealRow> find(Scope scope, UUID id) {
        return database.sql("select * from seal where id = :id" + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(SealRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("seal", id)));
    }

    /** Newest first; the cursor is the last seal seen. */
    Mono<Page<SealRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        var query = database.sql("select * from seal where true"
                        + scope.condition("principal")
                        + (principal == null ? "" : " and principal = :principal")
                        + (page.after() == null
                                ? ""
                                : " and (registered_at, id) < (select registered_at, id from seal where id = :after)")
                        + " order by registered_at desc, id desc limit :limit")
                .bind("limit", page.fetch());
        query = principal == null ? query : query.bind("principal", principal);
        query = page.after() == null ? query : query.bind("after", id(page.after()));
        return query.mapProperties(SealRow.class)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, row -> row.id().toString()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidValue("/cursor", "not a cursor of this list");
        }
    }
}
