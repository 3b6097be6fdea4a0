package org.fivetrust.funds.earmark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.funds.earmark.model.Earmark;
import org.fivetrust.funds.earmark.model.EarmarkOrder;
import org.fivetrust.funds.earmark.model.EarmarkStatus;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
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

/** Stores earmarks. Their balances move by triggers. */
@Repository
class EarmarkStore {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;

    EarmarkStore(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
    }

    /** Of an account, which is held until the transaction ends: whoever moves an earmark holds its account. */
    Mono<Money> available(PrincipalId principal, UUID account) {
        return database.sql("""
                        select available from trust_account where principal = :principal and id = :id for no key update
                        """)
                .bind("principal", principal.value())
                .bind("id", account)
                .mapValue(Long.class)
                .one()
                .map(Money::ofFen)
                .switchIfEmpty(Mono.error(() -> new NotFound("trust account", account)));
    }

    Mono<Boolean> hasOne(PrincipalId principal, String code) {
        return database.sql("""
                        select exists (select from earmark
                                       where principal = :principal and code = :code and closed_at is null)
                        """)
                .bind("principal", principal.value())
                .bind("code", code)
                .mapValue(Boolean.class)
                .one();
    }

    @Table("earmark")
    private record NewEarmark(
            PrincipalId principal,
            @Id UUID id,
            String code,
            String giver,
            String document,
            Money amount,
            UUID account,
            Money held,
            String[] purposes,
            String[] categories,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            Instant requestedAt) {}

    /** Of two that ask at once for one code the database lets one pass. */
    Mono<Void> add(UUID id, EarmarkOrder order, Instant at) {
        return entities.insert(new NewEarmark(
                        order.principal(),
                        id,
                        order.code(),
                        order.giver(),
                        order.document(),
                        order.amount(),
                        order.account(),
                        order.held(),
                        order.purposes().toArray(String[]::new),
                        order.categories().toArray(String[]::new),
                        order.validFrom(),
                        order.validTo(),
                        at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(EarmarkOrder.exists(order.code())));
    }

    Mono<Void> opened(ExecutedAct act) {
        return details.executed("earmark", "opened", act);
    }

    private record OpenEarmark(
            String code,
            String giver,
            UUID account,
            String[] purposes,
            String[] categories,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            long remaining,
            boolean hasEnded) {

        Earmark toModel() {
            return new Earmark(
                    code,
                    giver,
                    account,
                    List.of(purposes),
                    List.of(categories),
                    validFrom,
                    validTo,
                    Money.ofFen(remaining),
                    hasEnded);
        }
    }

    /** With what is left of it for a payment: what is kept back for this one is left to it. */
    Mono<Earmark> open(PrincipalId principal, String code, UUID payment) {
        return database.sql("""
                        select earmark.code, earmark.giver, earmark.account, earmark.purposes, earmark.categories, earmark.valid_from,
                               earmark.valid_to,
                               balance.remaining + coalesce((
                                   select held.amount from trust_reservation held
                                   where held.principal = earmark.principal and held.source = :payment
                                       and held.freed_at is null), 0) as remaining,
                               exists (select from earmark_closing closing
                                       where closing.principal = earmark.principal and closing.earmark = earmark.id
                                           and closing.ended_at is not null) as has_ended
                        from earmark
                        join earmark_balance balance
                            on balance.principal = earmark.principal and balance.earmark = earmark.id
                        where earmark.principal = :principal and earmark.code = :code and earmark.opened_at is not null
                        """)
                .bind("payment", payment)
                .bind("principal", principal.value())
                .bind("code", code)
                .mapProperties(OpenEarmark.class)
                .one()
                .map(OpenEarmark::toModel);
    }

    Mono<EarmarkRow> find(Scope scope, UUID id) {
        return lists.of(EarmarkRow.class, scope).where(EarmarkRow::id, id).one("earmark", id);
    }

    Mono<Page<EarmarkRow>> list(
            Scope scope, @Nullable String principal, @Nullable EarmarkStatus status, PageRequest page) {
        return lists.of(EarmarkRow.class, scope)
                .where(EarmarkRow::principal, principal)
                .where(EarmarkRow::status, status)
                .newestFirst(EarmarkRow::requestedAt, EarmarkRow::id)
                .page(page);
    }
}
