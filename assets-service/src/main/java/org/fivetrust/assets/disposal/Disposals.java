package org.fivetrust.assets.disposal;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.disposal.model.DisposalOrder;
import org.fivetrust.assets.disposal.model.DisposalStatus;
import org.fivetrust.assets.disposal.model.Evidence;
import org.fivetrust.assets.disposal.model.Execution.Executed;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Disposals at rest, and the assets they are about. */
@Repository
class Disposals {

    private final DatabaseClient database;
    private final JsonMapper json;

    Disposals(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<AssetAtHand> asset(PrincipalId principal, UUID id) {
        return database.sql("select * from asset_seen where principal = :principal and id = :id")
                .bind("principal", principal.value())
                .bind("id", id)
                .mapProperties(AssetAtHand.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("asset", id)));
    }

    /** Of two that ask at once for one asset the database lets one pass. */
    Mono<Void> add(UUID id, DisposalOrder order, AssetAtHand asset, LocalDate today, Instant at) {
        var recipient = order.recipient();
        var insert = database.sql("""
                        insert into disposal (principal, id, asset, manner, reason, amount, net_book_value,
                            appraised_value, recipient_name, recipient_account, price, evidence, requested_at)
                        values (:principal, :id, :asset, :manner, :reason, :amount, :booked,
                            :appraised, :recipient, :account, :price, :evidence, :at)
                        """)
                .bind("principal", order.principal().value())
                .bind("id", id)
                .bind("asset", order.asset())
                .bind("manner", order.manner().name())
                .bind("reason", order.reason())
                .bind("amount", order.amount(asset.bookValue(), today).fen())
                .bind("booked", asset.bookValue().on(today).fen())
                .bind("evidence", Json.of(json.writeValueAsString(order.evidence())))
                .bind("at", at);
        insert = bind(insert, "appraised", Long.class, fen(order.appraisedValue()));
        insert = bind(insert, "price", Long.class, fen(order.price()));
        insert = bind(insert, "recipient", String.class, recipient == null ? null : recipient.name());
        insert = bind(insert, "account", String.class, recipient == null ? null : recipient.account());
        return insert.then().onErrorMap(DuplicateKeyException.class, _ -> new Refused(DisposalOrder.overtaken()));
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, Class<T> type, @Nullable T value) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    Mono<Void> executed(Executed executed) {
        return database.sql("""
                        update disposal set executed_by = :by, executed_at = :at, disposed_on = :on
                        where principal = :principal and id = :id
                        """)
                .bind("principal", executed.principal().value())
                .bind("id", executed.id())
                .bind("by", executed.by())
                .bind("at", executed.at())
                .bind("on", executed.on())
                .then();
    }

    List<Evidence> papers(DisposalRow row) {
        return json.readValue(row.evidence().asString(), new TypeReference<>() {});
    }

    Mono<DisposalRow> find(Scope scope, UUID id) {
        return database.sql("select * from disposal_seen where id = :id" + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(DisposalRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("disposal", id)));
    }

    /** Newest first; the cursor is the last disposal seen. */
    Mono<Page<DisposalRow>> list(
            Scope scope, @Nullable String principal, @Nullable DisposalStatus status, PageRequest page) {
        var query = database.sql("select * from disposal_seen where true"
                        + scope.condition("principal")
                        + (principal == null ? "" : " and principal = :principal")
                        + (status == null ? "" : " and status = :status")
                        + (page.after() == null
                                ? ""
                                : " and (requested_at, id) < (select requested_at, id from disposal where id = :after)")
                        + " order by requested_at desc, id desc limit :limit")
                .bind("limit", page.fetch());
        query = principal == null ? query : query.bind("principal", principal);
        query = status == null ? query : query.bind("status", status.name());
        query = page.after() == null ? query : query.bind("after", id(page.after()));
        return query.mapProperties(DisposalRow.class)
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
