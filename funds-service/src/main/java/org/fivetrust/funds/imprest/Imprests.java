package org.fivetrust.funds.imprest;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.funds.imprest.model.Advance;
import org.fivetrust.funds.imprest.model.Count;
import org.fivetrust.funds.imprest.model.Imprest;
import org.fivetrust.funds.imprest.model.ImprestOrder;
import org.fivetrust.funds.imprest.model.ImprestStatus;
import org.fivetrust.funds.imprest.model.Paper;
import org.fivetrust.funds.imprest.model.Settlement;
import org.fivetrust.funds.imprest.model.SettlingRule;
import org.fivetrust.shared.kernel.Basis;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores imprests, their advances, settlements and counts. The money moves by triggers. */
@Repository
class Imprests {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;
    private final JsonMapper json;

    Imprests(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
        this.json = json;
    }

    /** Written by whom, on which ruling, when. */
    record Signature(String by, Basis basis, Instant at) {}

    Mono<Void> mustExist(PrincipalId principal, UUID account) {
        return database.sql("select id from trust_account where principal = :principal and id = :id")
                .bind("principal", principal.value())
                .bind("id", account)
                .mapValue(UUID.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("trust account", account)))
                .then();
    }

    @Table("imprest")
    private record NewImprest(
            PrincipalId principal,
            @Id UUID id,
            UUID account,
            String holder,
            Money ceiling,
            String purpose,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            Instant requestedAt) {}

    Mono<Void> add(UUID id, ImprestOrder order, Instant at) {
        return entities.insert(new NewImprest(
                        order.principal(),
                        id,
                        order.account(),
                        order.holder(),
                        order.limit(),
                        order.purpose(),
                        order.validFrom(),
                        order.validTo(),
                        at))
                .then();
    }

    Mono<Void> granted(ExecutedAct act) {
        return details.executed("imprest", "granted", act);
    }

    /** None where no row holds. */
    Mono<SettlingRule> settling(PrincipalId principal, LocalDate on) {
        return database.sql("""
                        select settle_days from imprest_policy
                        where applies_to in (:principal, '*') and :on between valid_from and coalesce(valid_to, :on)
                        order by applies_to = '*', valid_from desc limit 1
                        """)
                .bind("principal", principal.value())
                .bind("on", on)
                .mapValue(Integer.class)
                .one()
                .map(SettlingRule::new)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no imprest policy holds on " + on)));
    }

    private record Granted(
            UUID id,
            UUID account,
            String holder,
            long ceiling,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            long outstanding,
            @Nullable LocalDate overdueSince,
            long available) {

        Imprest toModel() {
            return new Imprest(
                    id,
                    account,
                    holder,
                    Money.ofFen(ceiling),
                    validFrom,
                    validTo,
                    Money.ofFen(outstanding),
                    overdueSince,
                    Money.ofFen(available));
        }
    }

    /** A granted imprest; its account is held until the transaction ends, and so what is in the holder's hands. */
    Mono<Imprest> lock(PrincipalId principal, UUID imprest, LocalDate today) {
        return database.sql("""
                        select account.id from trust_account account
                        join imprest on imprest.principal = account.principal and imprest.account = account.id
                        where imprest.principal = :principal and imprest.id = :imprest for no key update of account
                        """)
                .bind("principal", principal.value())
                .bind("imprest", imprest)
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> granted(principal, imprest, today)));
    }

    private Mono<Imprest> granted(PrincipalId principal, UUID imprest, LocalDate today) {
        return database.sql("""
                        select imprest.id, imprest.account, imprest.holder, imprest.ceiling, imprest.valid_from,
                               imprest.valid_to, balance.outstanding, account.available,
                               (select min(advance.due_on) from imprest_advance_view advance
                                where advance.principal = imprest.principal and advance.imprest = imprest.id
                                    and advance.settlement is null and advance.due_on < :today) as overdue_since
                        from imprest
                        join imprest_balance balance
                            on balance.principal = imprest.principal and balance.imprest = imprest.id
                        join trust_account account
                            on account.principal = imprest.principal and account.id = imprest.account
                        where imprest.principal = :principal and imprest.id = :imprest
                        """)
                .bind("today", today)
                .bind("principal", principal.value())
                .bind("imprest", imprest)
                .mapProperties(Granted.class)
                .one()
                .map(Granted::toModel);
    }

    @Table("imprest_advance")
    private record NewAdvance(
            String principal,
            @Id UUID id,
            UUID imprest,
            Money amount,
            String purpose,
            LocalDate advancedOn,
            LocalDate dueOn,
            String advancedBy,
            Instant advancedAt,
            Basis basis) {}

    Mono<Void> advanced(ImprestRow row, UUID id, Advance advance, String purpose, Signature signed) {
        return entities.insert(new NewAdvance(
                        row.principal(),
                        id,
                        row.id(),
                        advance.amount(),
                        purpose,
                        advance.advancedOn(),
                        advance.dueOn(),
                        signed.by(),
                        signed.at(),
                        signed.basis()))
                .then();
    }

    @Table("imprest_settlement")
    private record NewSettlement(
            String principal,
            @Id UUID id,
            UUID advance,
            Money spent,
            Money returned,
            @Nullable String slip,
            String purpose,
            String category,
            Json papers,
            LocalDate settledOn,
            String settledBy,
            Instant settledAt,
            Basis basis) {}

    Mono<Void> settled(AdvanceRow row, UUID id, Settlement settlement, LocalDate on, Signature signed) {
        return entities.insert(new NewSettlement(
                        row.principal(),
                        id,
                        row.id(),
                        settlement.spent(),
                        settlement.returned(),
                        settlement.slip(),
                        settlement.purpose(),
                        settlement.category(),
                        Json.of(json.writeValueAsString(settlement.papers())),
                        on,
                        signed.by(),
                        signed.at(),
                        signed.basis()))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(Advance.settled()));
    }

    /** One invoice, one use, in every community, always in the order of their keys; claims of one invoice queue. */
    Mono<Void> claimInvoices(PrincipalId principal, UUID id, Settlement settlement, Instant at) {
        return Flux.fromStream(settlement.invoices().stream().sorted(Comparator.comparing(Paper::numberKey)))
                .concatMap(invoice -> mustBeFree(invoice).then(Mono.defer(() -> claim(principal, id, invoice, at))))
                .then();
    }

    private Mono<Void> mustBeFree(Paper invoice) {
        return database.sql("select live from hold_invoice(:key)")
                .bind("key", invoice.numberKey())
                .mapValue(Integer.class)
                .one()
                .filter(live -> live > 0)
                .flatMap(_ -> Mono.error(new Refused(Settlement.used(invoice))));
    }

    private Mono<Void> claim(PrincipalId principal, UUID id, Paper invoice, Instant at) {
        return database.sql("""
                        insert into invoice_use (number, number_key, holder, payment, claimed_at)
                        values (:number, :key, :holder, :settlement, :at)
                        """)
                .bind("number", invoice.number())
                .bind("key", invoice.numberKey())
                .bind("holder", principal.value())
                .bind("settlement", id)
                .bind("at", at)
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(Settlement.used(invoice)));
    }

    List<Paper> papers(AdvanceRow row) {
        return row.papers() == null
                ? List.of()
                : json.readValue(row.papers().asString(), new TypeReference<List<Paper>>() {});
    }

    @Table("imprest_count")
    private record NewCount(
            String principal,
            @Id UUID id,
            UUID imprest,
            Money cash,
            Money papers,
            Money expected,
            @Nullable String remark,
            String countedBy,
            Instant countedAt,
            Basis basis) {}

    Mono<Void> counted(ImprestRow row, UUID id, Count count, @Nullable String remark, Signature signed) {
        return entities.insert(new NewCount(
                        row.principal(),
                        id,
                        row.id(),
                        count.cash(),
                        count.papers(),
                        count.expected(),
                        remark,
                        signed.by(),
                        signed.at(),
                        signed.basis()))
                .then();
    }

    Mono<ImprestRow> find(Scope scope, UUID id) {
        return lists.of(ImprestRow.class, scope).where(ImprestRow::id, id).one("imprest", id);
    }

    Mono<Page<ImprestRow>> list(
            Scope scope, @Nullable String principal, @Nullable ImprestStatus status, PageRequest page) {
        return lists.of(ImprestRow.class, scope)
                .where(ImprestRow::principal, principal)
                .where(ImprestRow::status, status)
                .newestFirst(ImprestRow::requestedAt, ImprestRow::id)
                .page(page);
    }

    Mono<AdvanceRow> advance(ImprestRow imprest, UUID id) {
        return lists.of(AdvanceRow.class, imprest.own())
                .where(AdvanceRow::imprest, imprest.id())
                .where(AdvanceRow::id, id)
                .one("imprest advance", id);
    }

    Mono<Page<AdvanceRow>> advances(ImprestRow imprest, PageRequest page) {
        return lists.of(AdvanceRow.class, imprest.own())
                .where(AdvanceRow::imprest, imprest.id())
                .newestFirst(AdvanceRow::advancedAt, AdvanceRow::id)
                .page(page);
    }

    Mono<CountRow> count(ImprestRow imprest, UUID id) {
        return lists.of(CountRow.class, imprest.own()).where(CountRow::id, id).one("imprest count", id);
    }

    Mono<Page<CountRow>> counts(ImprestRow imprest, PageRequest page) {
        return lists.of(CountRow.class, imprest.own())
                .where(CountRow::imprest, imprest.id())
                .newestFirst(CountRow::countedAt, CountRow::id)
                .page(page);
    }
}
