package org.fivetrust.assets.asset;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.assets.asset.model.Asset;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The register at rest. A card is written once; its number is given by the database. */
@Repository
class Assets {

    private static final String NEWEST_FIRST = " order by registered_at desc, id desc limit :limit";

    private final DatabaseClient database;
    private final JsonMapper json;

    Assets(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(Asset asset, Basis basis, String by, Instant at) {
        var depreciation = asset.bookValue().depreciation();
        var insert = database.sql("""
                        insert into asset (principal, id, name, category, cost, acquired_on, quantity, place, keeper,
                            source, life_months, residual, registered_by, registered_at, basis)
                        values (:principal, :id, :name, :category, :cost, :acquired, :quantity, :place, :keeper,
                            :source, :life, :residual, :by, :at, :basis)
                        """)
                .bind("principal", asset.principal().value())
                .bind("id", asset.id())
                .bind("name", asset.name())
                .bind("category", asset.category())
                .bind("cost", asset.bookValue().cost().fen())
                .bind("acquired", asset.bookValue().acquiredOn())
                .bind("quantity", asset.quantity())
                .bind("by", by)
                .bind("at", at)
                .bind("basis", Json.of(json.writeValueAsString(basis)));
        insert = bind(insert, "place", String.class, asset.place());
        insert = bind(insert, "keeper", String.class, asset.keeper());
        insert = bind(insert, "source", String.class, asset.source());
        insert = bind(insert, "life", Integer.class, depreciation == null ? null : depreciation.lifeMonths());
        insert = bind(
                insert,
                "residual",
                Long.class,
                depreciation == null ? null : depreciation.residual().fen());
        return insert.then();
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, Class<T> type, @Nullable T value) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    Mono<AssetRow> find(Scope scope, UUID id) {
        return database.sql("select * from asset_seen where id = :id" + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(AssetRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("asset", id)));
    }

    /** Newest first; the cursor is the last asset seen. */
    Mono<Page<AssetRow>> list(Scope scope, @Nullable String principal, @Nullable AssetStatus status, PageRequest page) {
        var query = database.sql("select * from asset_seen where true"
                        + scope.condition("principal")
                        + (principal == null ? "" : " and principal = :principal")
                        + (status == null ? "" : " and status = :status")
                        + (page.after() == null
                                ? ""
                                : " and (registered_at, id) < (select registered_at, id from asset where id = :after)")
                        + NEWEST_FIRST)
                .bind("limit", page.fetch());
        query = principal == null ? query : query.bind("principal", principal);
        query = status == null ? query : query.bind("status", status.name());
        query = page.after() == null ? query : query.bind("after", id(page.after()));
        return query.mapProperties(AssetRow.class)
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
