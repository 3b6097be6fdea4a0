package org.fivetrust.funds.bank;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.funds.bank.model.BankAccount.Closed;
import org.fivetrust.funds.bank.model.BankAccountKind;
import org.fivetrust.funds.bank.model.BankAccountOrder;
import org.fivetrust.funds.bank.model.BankAccountOrder.Registered;
import org.fivetrust.funds.bank.model.BankAccountStatus;
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
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores the register of bank accounts. */
@Repository
class BankAccounts {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;

    BankAccounts(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
    }

    Mono<Registered> registered(PrincipalId principal) {
        return database.sql("""
                        select legal_name, exists (
                                   select from bank_account account
                                   where account.principal = placed.principal and account.kind = 'BASIC'
                                       and account.closed_at is null and account.ended_at is null) as has_basic
                        from principal_subdistrict placed where placed.principal = :principal
                        """)
                .bind("principal", principal.value())
                .mapProperties(Registered.class)
                .one();
    }

    @Table("bank_account")
    private record NewBankAccount(
            PrincipalId principal,
            @Id UUID id,
            String holder,
            String bank,
            String bankCode,
            String number,
            String numberKey,
            BankAccountKind kind,
            String purpose,
            String resolution,
            Instant requestedAt) {}

    /** Of two that ask at once for one number, or one basic account, the database lets one pass. */
    Mono<Void> add(UUID id, BankAccountOrder order, Instant at) {
        return entities.insert(new NewBankAccount(
                        order.principal(),
                        id,
                        order.holder(),
                        order.bank(),
                        order.bankCode(),
                        order.number().value(),
                        order.numberKey(),
                        order.kind(),
                        order.purpose(),
                        order.resolution(),
                        at))
                .then()
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> new Refused(BankAccountOrder.registeredAlready(order.number())));
    }

    Mono<Void> opened(ExecutedAct act) {
        return details.executed("bank_account", "opened", act);
    }

    Mono<Void> ended(Closed closed) {
        return update(
                closed.principal(),
                closed.id(),
                Update.update("end_reason", closed.reason())
                        .set("ended_on", closed.on())
                        .set("ended_by", closed.by())
                        .set("ended_at", closed.at()));
    }

    private Mono<Void> update(PrincipalId principal, UUID id, Update update) {
        return entities.update(NewBankAccount.class)
                .matching(query(where("principal").is(principal).and("id").is(id)))
                .apply(update)
                .then();
    }

    /** What all trust accounts of the number hold together. */
    Mono<Money> held(BankAccountOrder order) {
        return database.sql("select held_under_number(:key)")
                .bind("key", order.numberKey())
                .mapValue(Long.class)
                .one()
                .map(Money::ofFen);
    }

    /** Holds the account until the transaction ends. */
    Mono<BankAccountRow> lock(Scope scope, UUID id) {
        return lists.lock("bank_account", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<BankAccountRow> find(Scope scope, UUID id) {
        return lists.of(BankAccountRow.class, scope)
                .where(BankAccountRow::id, id)
                .one("bank account", id);
    }

    Mono<Page<BankAccountRow>> list(
            Scope scope, @Nullable String principal, @Nullable BankAccountStatus status, PageRequest page) {
        return lists.of(BankAccountRow.class, scope)
                .where(BankAccountRow::principal, principal)
                .where(BankAccountRow::status, status)
                .newestFirst(BankAccountRow::requestedAt, BankAccountRow::id)
                .page(page);
    }
}
