package org.fivetrust.assets.lease;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.assets.lease.model.DemandOrder;
import org.fivetrust.assets.lease.model.LeaseEndOrder;
import org.fivetrust.assets.lease.model.WaiverOrder;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores waivers of rent, ends of leases and demands. What is owed after them follows by triggers. */
@Repository
class Waivers {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;

    Waivers(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
    }

    @Table("rent_waiver")
    private record NewWaiver(
            PrincipalId principal,
            @Id UUID id,
            UUID lease,
            Integer[] numbers,
            Long[] amounts,
            String reason,
            String document,
            Instant requestedAt) {}

    Mono<Void> add(UUID id, WaiverOrder order, Instant at) {
        return entities.insert(new NewWaiver(
                        order.principal(),
                        id,
                        order.lease(),
                        numbers(order.parts()),
                        amounts(order.parts()),
                        order.reason(),
                        order.document(),
                        at))
                .then();
    }

    private static Integer[] numbers(List<WaiverOrder.Part> parts) {
        return parts.stream().map(WaiverOrder.Part::rent).toArray(Integer[]::new);
    }

    private static Long[] amounts(List<WaiverOrder.Part> parts) {
        return parts.stream().map(part -> part.amount().fen()).toArray(Long[]::new);
    }

    @Table("lease_end")
    private record NewEnd(
            PrincipalId principal,
            @Id UUID id,
            UUID lease,
            LocalDate lastDay,
            String reason,
            String document,
            Instant requestedAt) {}

    /** Of two that ask at once for the end of one lease the database lets one pass. */
    Mono<Void> add(UUID id, LeaseEndOrder order, Instant at) {
        return entities.insert(new NewEnd(
                        order.principal(), id, order.lease(), order.lastDay(), order.reason(), order.document(), at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(LeaseEndOrder.open()));
    }

    Mono<Void> granted(ExecutedAct act, WaiverOrder order, LocalDate on) {
        return details.executed("rent_waiver", "granted", act)
                .then(Mono.defer(() -> remitted(act, order.lease(), order.parts(), on)));
    }

    Mono<Void> ended(ExecutedAct act, UUID lease, List<WaiverOrder.Part> remissions, LocalDate on) {
        return details.executed("lease_end", "ended", act).then(Mono.defer(() -> remitted(act, lease, remissions, on)));
    }

    private Mono<Void> remitted(ExecutedAct act, UUID lease, List<WaiverOrder.Part> parts, LocalDate on) {
        return database.sql("""
                        insert into rent_remission (principal, lease, number, source, amount, remitted_on)
                        select :principal, :lease, told.number, :source, told.amount, :on
                        from unnest(:numbers, :amounts) told (number, amount)
                        """)
                .bind("principal", act.principal().value())
                .bind("lease", lease)
                .bind("source", act.id())
                .bind("on", on)
                .bind("numbers", numbers(parts))
                .bind("amounts", amounts(parts))
                .then();
    }

    @Table("rent_demand")
    private record NewDemand(
            PrincipalId principal,
            @Id UUID id,
            UUID lease,
            Money owed,
            LocalDate owedSince,
            String channel,
            LocalDate demandedOn,
            String demandedBy,
            Instant demandedAt,
            Basis basis) {}

    /** Written by whom, on which ruling, when. */
    record Signature(String by, Basis basis, Instant at) {}

    Mono<Void> add(UUID id, LeaseRow lease, DemandOrder order, DemandOrder.Demanded demanded, Signature signed) {
        return entities.insert(new NewDemand(
                        lease.owner(),
                        id,
                        lease.id(),
                        demanded.owed(),
                        demanded.since(),
                        order.channel(),
                        order.on(),
                        signed.by(),
                        signed.at(),
                        signed.basis()))
                .then();
    }

    Mono<WaiverRow> find(Scope scope, UUID id) {
        return lists.of(WaiverRow.class, scope).where(WaiverRow::id, id).one("rent waiver", id);
    }

    Mono<Page<WaiverRow>> waivers(Scope scope, UUID lease, PageRequest page) {
        return lists.of(WaiverRow.class, scope)
                .where(WaiverRow::lease, lease)
                .newestFirst(WaiverRow::requestedAt, WaiverRow::id)
                .page(page);
    }

    Mono<LeaseEndRow> findEnd(Scope scope, UUID id) {
        return lists.of(LeaseEndRow.class, scope).where(LeaseEndRow::id, id).one("lease end", id);
    }

    Mono<DemandRow> findDemand(Scope scope, UUID id) {
        return lists.of(DemandRow.class, scope).where(DemandRow::id, id).one("rent demand", id);
    }

    Mono<Page<DemandRow>> demands(Scope scope, UUID lease, PageRequest page) {
        return lists.of(DemandRow.class, scope)
                .where(DemandRow::lease, lease)
                .newestFirst(DemandRow::demandedAt, DemandRow::id)
                .page(page);
    }
}
