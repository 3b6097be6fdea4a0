package org.fivetrust.funds.payee;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.payee.PayeeMessages.Ask;
import org.fivetrust.funds.payee.PayeeMessages.EnterAccount;
import org.fivetrust.funds.payee.model.AccountEntries;
import org.fivetrust.funds.payee.model.Channel;
import org.fivetrust.funds.payee.model.Confirmation;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores payees and their accounts. */
@Repository
class Payees {

    private static final Refusal EXISTS = Refusal.state("funds.payee-exists");

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Payees(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    @Table("payee")
    private record NewPayee(
            String principal,
            @Id UUID id,
            String name,
            String nameKey,
            Payee.Kind kind,
            String registeredBy,
            Instant registeredAt,
            Basis basis) {}

    /** Of two that enter one organisation at once the database lets one pass. */
    Mono<Void> add(UUID id, Ask ask, Basis basis, String by, Instant at) {
        return entities.insert(new NewPayee(
                        ask.principal(), id, ask.name(), Likeness.name(ask.name()), ask.kindOrDefault(), by, at, basis))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(EXISTS.with("name", ask.name())));
    }

    @Table("payee_account")
    private record NewPayeeAccount(
            String principal,
            @Id UUID payee,
            int n,
            String number,
            String numberKey,
            String bank,
            @Nullable String bankCode,
            Channel channel,
            @Nullable Integer replaces,
            String enteredBy,
            Instant enteredAt,
            Basis basis) {}

    Mono<Void> enter(
            PrincipalId principal, UUID payee, int n, EnterAccount entered, Basis basis, String by, Instant at) {
        return entities.insert(new NewPayeeAccount(
                        principal.value(),
                        payee,
                        n,
                        entered.number(),
                        Likeness.number(entered.number()),
                        entered.bank(),
                        entered.bankCode(),
                        entered.channel(),
                        entered.replaces(),
                        by,
                        at,
                        basis))
                .then();
    }

    Mono<Void> confirm(PrincipalId principal, UUID payee, int n, Confirmation confirmation, String by, Instant at) {
        return entities.update(NewPayeeAccount.class)
                .matching(query(where("principal")
                        .is(principal.value())
                        .and("payee")
                        .is(payee)
                        .and("n")
                        .is(n)))
                .apply(Update.update("confirmed_over", confirmation.over())
                        .set("confirmed_with", confirmation.with())
                        .set("confirmed_on", confirmation.on())
                        .set("confirmed_by", by)
                        .set("confirmed_at", at))
                .then();
    }

    /** Holds the payee until the transaction ends, so that its accounts are numbered and replaced one by one. */
    Mono<AccountEntries> lock(PrincipalId principal, UUID id) {
        return lists.lock("payee", Scope.only(principal), id).then(Mono.defer(() -> entries(principal, id)));
    }

    private Mono<AccountEntries> entries(PrincipalId principal, UUID id) {
        return accounts(Scope.only(principal), List.of(id))
                .map(PayeeAccountRow::toModel)
                .collectList()
                .map(AccountEntries::new);
    }

    /** Of these payees, in the order they were entered. */
    Flux<PayeeAccountRow> accounts(Scope scope, List<UUID> payees) {
        return database.sql("""
                        select principal, payee, n, name, kind, number, bank, bank_code, channel, replaces, entered_by,
                               entered_at, confirmed_on, confirmed_over, confirmed_with, confirmed_by, replaced_at, status
                          from payee_account_view where payee = any (:payees)
                        """ + scope.condition("principal") + " order by payee, n")
                .bind("payees", payees.toArray(UUID[]::new))
                .mapProperties(PayeeAccountRow.class)
                .all();
    }

    Mono<PayeeAccountRow> account(Scope scope, UUID payee, int n) {
        return lists.of(PayeeAccountRow.class, scope)
                .where(PayeeAccountRow::payee, payee)
                .where(PayeeAccountRow::n, n)
                .one("payee account", n);
    }

    Mono<Page<PayeeAccountRow>> accounts(PayeeRow payee, PageRequest page) {
        return lists.of(PayeeAccountRow.class, Scope.only(payee.owner()))
                .where(PayeeAccountRow::principal, payee.principal())
                .where(PayeeAccountRow::payee, payee.id())
                .inOrderOf(PayeeAccountRow::n)
                .page(page);
    }

    Mono<PayeeRow> find(Scope scope, UUID id) {
        return lists.of(PayeeRow.class, scope).where(PayeeRow::id, id).one("payee", id);
    }

    Mono<Page<PayeeRow>> list(Scope scope, @Nullable String principal, @Nullable String words, PageRequest page) {
        return lists.of(PayeeRow.class, scope)
                .where(PayeeRow::principal, principal)
                .where(words == null ? null : Lists.containing("words", words))
                .newestFirst(PayeeRow::registeredAt, PayeeRow::id)
                .page(page);
    }
}
