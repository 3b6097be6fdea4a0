package org.fivetrust.funds.contract;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.funds.contract.model.ChangeOrder;
import org.fivetrust.funds.contract.model.Contract;
import org.fivetrust.funds.contract.model.ContractOrder;
import org.fivetrust.funds.contract.model.ContractStatus;
import org.fivetrust.funds.contract.model.Settlement;
import org.fivetrust.funds.contract.model.Step;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Percent;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores contracts, their changes, steps and settlements. What may be paid under them follows by triggers. */
@Repository
class ContractStore {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;
    private final JsonMapper json;

    ContractStore(
            DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
        this.json = json;
    }

    /** A step as it is stored, in hundredths of a percent. */
    private record StoredStep(String title, int upTo) {

        Step toModel() {
            return new Step(title, new Percent(upTo));
        }
    }

    List<Step> steps(Json stored) {
        return json.readValue(stored.asString(), new TypeReference<List<StoredStep>>() {}).stream()
                .map(StoredStep::toModel)
                .toList();
    }

    private Json stored(List<Step> steps) {
        return Json.of(json.writeValueAsString(steps.stream()
                .map(step -> new StoredStep(step.title(), step.upTo().hundredths()))
                .toList()));
    }

    Mono<Boolean> hasOne(PrincipalId principal, String number) {
        return database.sql("""
                        select exists (select from contract
                                       where principal = :principal and number_key = :key and closed_at is null)
                        """)
                .bind("principal", principal.value())
                .bind("key", Likeness.number(number))
                .mapValue(Boolean.class)
                .one();
    }

    @Table("contract")
    private record NewContract(
            PrincipalId principal,
            @Id UUID id,
            String number,
            String numberKey,
            String title,
            String payeeName,
            String payeeKey,
            Money price,
            Json steps,
            int retention,
            int defectsMonths,
            @Nullable UUID project,
            @Nullable String tender,
            LocalDate signedOn,
            Instant requestedAt) {}

    /** Of two that ask at once for one number the database lets one pass. */
    Mono<Void> add(UUID id, ContractOrder order, Instant at) {
        return entities.insert(new NewContract(
                        order.principal(),
                        id,
                        order.number(),
                        Likeness.number(order.number()),
                        order.title(),
                        order.payee(),
                        Likeness.name(order.payee()),
                        order.price(),
                        stored(order.steps()),
                        order.retention().hundredths(),
                        order.defectsMonths(),
                        order.project(),
                        order.tender(),
                        order.signedOn(),
                        at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(ContractOrder.used(order.number())));
    }

    Mono<Boolean> hasOpenChange(PrincipalId principal, UUID contract) {
        return database.sql("""
                        select exists (select from contract_change
                                       where principal = :principal and contract = :contract
                                           and closed_at is null and entered_at is null)
                        """)
                .bind("principal", principal.value())
                .bind("contract", contract)
                .mapValue(Boolean.class)
                .one();
    }

    @Table("contract_change")
    private record NewChange(
            PrincipalId principal,
            @Id UUID id,
            UUID contract,
            Money amount,
            Money price,
            boolean decidedAnew,
            String reason,
            String document,
            Instant requestedAt) {}

    Mono<Void> add(UUID id, ChangeOrder order, Instant at) {
        return entities.insert(new NewChange(
                        order.principal(),
                        id,
                        order.contract(),
                        order.amount(),
                        order.price(),
                        order.decidedAnew(),
                        order.reason(),
                        order.document(),
                        at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(ChangeOrder.oneAtATime()));
    }

    Mono<Void> entered(ExecutedAct act) {
        return details.executed("contract", "entered", act);
    }

    Mono<Void> changed(ExecutedAct act) {
        return details.executed("contract_change", "entered", act);
    }

    /** Written by whom, on which ruling, when. */
    record Signature(String by, Basis basis, Instant at) {}

    @Table("contract_progress")
    private record NewProgress(
            String principal,
            @Id UUID contract,
            int step,
            int reached,
            String paper,
            LocalDate reachedOn,
            String recordedBy,
            Instant recordedAt,
            Basis basis) {}

    Mono<Void> progressed(ContractRow row, ContractMessages.Progress progress, Percent upTo, Signature signed) {
        return entities.insert(new NewProgress(
                        row.principal(),
                        row.id(),
                        progress.step(),
                        upTo.hundredths(),
                        progress.paper(),
                        progress.reachedOn(),
                        signed.by(),
                        signed.at(),
                        signed.basis()))
                .then();
    }

    @Table("contract_settlement")
    private record NewSettlement(
            String principal,
            @Id UUID contract,
            Money price,
            Money retained,
            String paper,
            LocalDate acceptedOn,
            LocalDate releaseOn,
            String settledBy,
            Instant settledAt,
            Basis basis) {}

    Mono<Void> settled(ContractRow row, Settlement settlement, String paper, Signature signed) {
        return entities.insert(new NewSettlement(
                        row.principal(),
                        row.id(),
                        settlement.price(),
                        settlement.retained(),
                        paper,
                        settlement.acceptedOn(),
                        settlement.releaseOn(),
                        signed.by(),
                        signed.at(),
                        signed.basis()))
                .then();
    }

    Mono<Void> released(ContractRow row, LocalDate on, String paper, Signature signed) {
        return database.sql("""
                        update contract_settlement
                        set release_paper = :paper, released_on = :on, released_by = :by, released_at = :at
                        where principal = :principal and contract = :contract
                        """)
                .bind("paper", paper)
                .bind("on", on)
                .bind("by", signed.by())
                .bind("at", signed.at())
                .bind("principal", row.principal())
                .bind("contract", row.id())
                .then();
    }

    private record InForce(
            String number,
            String payeeName,
            long first,
            long price,
            Json steps,
            int retention,
            int defectsMonths,
            LocalDate signedOn,
            int reached,
            @Nullable Long settled,
            @Nullable Long retained,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate releaseOn,
            @Nullable LocalDate releasedOn,
            long payable,
            long used) {

        @Nullable
        Settlement settlement() {
            return settled == null || retained == null || acceptedOn == null || releaseOn == null
                    ? null
                    : new Settlement(Money.ofFen(settled), Money.ofFen(retained), acceptedOn, releaseOn, releasedOn);
        }
    }

    private Contract model(InForce row) {
        return new Contract(
                row.number(),
                row.payeeName(),
                Money.ofFen(row.first()),
                Money.ofFen(row.price()),
                steps(row.steps()),
                new Percent(row.retention()),
                row.defectsMonths(),
                row.signedOn(),
                new Percent(row.reached()),
                row.settlement(),
                Money.ofFen(row.payable()),
                Money.ofFen(row.used()));
    }

    /**
     * A contract in force, held until the transaction ends, or none. What is kept back for the payment that asks is not
     * used by others.
     */
    Mono<Optional<Contract>> inForce(PrincipalId principal, UUID contract, UUID payment) {
        return database.sql("""
                        select contract.number, contract.payee_name, contract.price as first, balance.price,
                               contract.steps, contract.retention, contract.defects_months, contract.signed_on,
                               balance.reached, settlement.price as settled, settlement.retained,
                               settlement.accepted_on, settlement.release_on, settlement.released_on, balance.payable,
                               balance.reserved + balance.spent - coalesce((
                                   select held.amount from trust_reservation held
                                   join payment on payment.principal = held.principal and payment.id = held.source
                                   where held.principal = contract.principal and held.source = :payment
                                       and payment.contract = contract.id and held.freed_at is null), 0) as used
                        from contract
                        join contract_balance balance
                            on balance.principal = contract.principal and balance.contract = contract.id
                        left join contract_settlement settlement
                            on settlement.principal = contract.principal and settlement.contract = contract.id
                        where contract.principal = :principal and contract.id = :contract
                        for no key update of balance
                        """)
                .bind("payment", payment)
                .bind("principal", principal.value())
                .bind("contract", contract)
                .mapProperties(InForce.class)
                .one()
                .map(this::model)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    Mono<ContractRow> find(Scope scope, UUID id) {
        return lists.of(ContractRow.class, scope).where(ContractRow::id, id).one("contract", id);
    }

    Mono<Page<ContractRow>> list(
            Scope scope,
            @Nullable String principal,
            @Nullable UUID project,
            @Nullable ContractStatus status,
            PageRequest page) {
        return lists.of(ContractRow.class, scope)
                .where(ContractRow::principal, principal)
                .where(ContractRow::project, project)
                .where(ContractRow::status, status)
                .newestFirst(ContractRow::requestedAt, ContractRow::id)
                .page(page);
    }

    Mono<ChangeRow> findChange(Scope scope, UUID id) {
        return lists.of(ChangeRow.class, scope).where(ChangeRow::id, id).one("contract change", id);
    }

    Mono<Page<ChangeRow>> changes(Scope scope, UUID contract, PageRequest page) {
        return lists.of(ChangeRow.class, scope)
                .where(ChangeRow::contract, contract)
                .newestFirst(ChangeRow::requestedAt, ChangeRow::id)
                .page(page);
    }
}
