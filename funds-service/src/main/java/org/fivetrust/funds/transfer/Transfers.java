package org.fivetrust.funds.transfer;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.funds.transfer.model.Direction;
import org.fivetrust.funds.transfer.model.Transfer.Accepted;
import org.fivetrust.funds.transfer.model.TransferOrder;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores both sides of transfers. */
@Repository
class Transfers {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;

    Transfers(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
    }

    /** Whether it is a principal that this service has heard of. */
    Mono<Boolean> knows(PrincipalId principal) {
        return database.sql("select exists (select from principal_subdistrict where principal = :principal)")
                .bind("principal", principal.value())
                .mapValue(Boolean.class)
                .one();
    }

    @Table("transfer")
    private record NewTransfer(
            PrincipalId principal,
            @Id UUID id,
            UUID account,
            Direction direction,
            PrincipalId counterparty,
            Money amount,
            String purpose,
            String resolution,
            Instant requestedAt) {}

    Mono<Void> add(UUID id, TransferOrder order, Instant at) {
        return entities.insert(new NewTransfer(
                        order.principal(),
                        id,
                        order.account(),
                        order.direction(),
                        order.counterparty(),
                        order.amount(),
                        order.purpose(),
                        order.resolution(),
                        at))
                .then();
    }

    Mono<Void> executed(ExecutedAct act) {
        return details.executed("transfer", "executed", act);
    }

    private record AcceptedRow(String principal, UUID id, UUID account) {

        Accepted toModel() {
            return new Accepted(new PrincipalId(principal), id, account);
        }
    }

    /** Holds what the other side accepted first of this amount from this principal; none where nothing waits. */
    Mono<Accepted> lockAccepted(TransferOrder order) {
        return database.sql("""
                        select principal, id, account from transfer
                        where principal = :counterparty and counterparty = :principal and direction = 'IN'
                            and amount = :amount and executed_at is not null and made_on is null
                        order by executed_at, id limit 1 for no key update
                        """)
                .bind("counterparty", order.counterparty().value())
                .bind("principal", order.principal().value())
                .bind("amount", order.amount().fen())
                .mapProperties(AcceptedRow.class)
                .one()
                .map(AcceptedRow::toModel);
    }

    Mono<Void> made(PrincipalId principal, UUID id, UUID pair, LocalDate on) {
        return update(principal, id, Update.update("pair", pair).set("made_on", on));
    }

    private Mono<Void> update(PrincipalId principal, UUID id, Update update) {
        return entities.update(NewTransfer.class)
                .matching(
                        query(where("principal").is(principal.value()).and("id").is(id)))
                .apply(update)
                .then();
    }

    Mono<TransferRow> find(Scope scope, UUID id) {
        return lists.of(TransferRow.class, scope).where(TransferRow::id, id).one("transfer", id);
    }

    Mono<Page<TransferRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(TransferRow.class, scope)
                .where(TransferRow::principal, principal)
                .newestFirst(TransferRow::requestedAt, TransferRow::id)
                .page(page);
    }
}
