package org.fivetrust.funds.earmark;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.funds.earmark.model.ClosingOrder;
import org.fivetrust.funds.earmark.model.ClosingOrder.Holding;
import org.fivetrust.funds.earmark.model.Remainder;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores how earmarks end. What is left of them moves by a trigger. */
@Repository
class Closings {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;

    Closings(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
    }

    private record HoldingRow(long reserved, long remaining, boolean hasEnded) {

        Holding toModel() {
            return new Holding(Money.ofFen(reserved), Money.ofFen(remaining), hasEnded);
        }
    }

    /** The account is held until the transaction ends: whoever moves an earmark holds its account. */
    Mono<Holding> hold(ClosingOrder order) {
        return database.sql("""
                        select account.id from trust_account account
                        join earmark on earmark.principal = account.principal and earmark.account = account.id
                        where earmark.principal = :principal and earmark.id = :earmark for no key update of account
                        """)
                .bind("principal", order.principal().value())
                .bind("earmark", order.earmark())
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> holding(order)))
                .switchIfEmpty(Mono.error(() -> new Refused(ClosingOrder.notOpen(order.code()))));
    }

    private Mono<Holding> holding(ClosingOrder order) {
        return database.sql("""
                        select balance.reserved, balance.remaining, exists (
                                   select from earmark_closing closing
                                   where closing.principal = balance.principal and closing.earmark = balance.earmark
                                       and closing.ended_at is not null) as has_ended
                        from earmark_balance balance
                        where balance.principal = :principal and balance.earmark = :earmark
                        """)
                .bind("principal", order.principal().value())
                .bind("earmark", order.earmark())
                .mapProperties(HoldingRow.class)
                .one()
                .map(HoldingRow::toModel);
    }

    Mono<Boolean> hasOpenOne(ClosingOrder order) {
        return database.sql("""
                        select exists (select from earmark_closing
                                       where principal = :principal and earmark = :earmark
                                           and closed_at is null and ended_at is null)
                        """)
                .bind("principal", order.principal().value())
                .bind("earmark", order.earmark())
                .mapValue(Boolean.class)
                .one();
    }

    @Table("earmark_closing")
    private record NewClosing(
            PrincipalId principal,
            @Id UUID id,
            UUID earmark,
            Money remainder,
            @Nullable Remainder decision,
            String reason,
            @Nullable String resolution,
            Instant requestedAt) {}

    Mono<Void> add(UUID id, ClosingOrder order, Instant at) {
        return entities.insert(new NewClosing(
                        order.principal(),
                        id,
                        order.earmark(),
                        order.remainder(),
                        order.decision(),
                        order.reason(),
                        order.resolution(),
                        at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(ClosingOrder.oneAtATime()));
    }

    Mono<Void> ended(ExecutedAct act) {
        return details.executed("earmark_closing", "ended", act);
    }

    Mono<ClosingRow> find(Scope scope, UUID id) {
        return lists.of(ClosingRow.class, scope).where(ClosingRow::id, id).one("earmark closing", id);
    }

    Mono<Page<ClosingRow>> list(Scope scope, UUID earmark, PageRequest page) {
        return lists.of(ClosingRow.class, scope)
                .where(ClosingRow::earmark, earmark)
                .newestFirst(ClosingRow::requestedAt, ClosingRow::id)
                .page(page);
    }
}
