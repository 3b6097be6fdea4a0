package org.fivetrust.assets.disposal;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.depreciation.Schedules;
import org.fivetrust.assets.disposal.ProceedsInbox.ReceiptRegistered;
import org.fivetrust.assets.disposal.model.DisposalOrder;
import org.fivetrust.assets.disposal.model.DisposalStatus;
import org.fivetrust.assets.disposal.model.Evidence;
import org.fivetrust.assets.disposal.model.Executed;
import org.fivetrust.assets.disposal.model.Recipient;
import org.fivetrust.shared.kernel.Likeness;
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
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores disposals, and reads the assets they are about. */
@Repository
class Disposals {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Schedules schedules;
    private final Lists lists;
    private final JsonMapper json;

    Disposals(
            DatabaseClient database, R2dbcEntityTemplate entities, Schedules schedules, Lists lists, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.schedules = schedules;
        this.lists = lists;
        this.json = json;
    }

    private record AssetRow(
            String name, String category, int cardYear, int cardSerial, Json schedule, AssetStatus status) {

        AssetToDispose toModel(Schedules schedules) {
            return new AssetToDispose(name, category, cardYear, cardSerial, schedules.read(schedule), status);
        }
    }

    Mono<AssetToDispose> asset(PrincipalId principal, UUID id) {
        return database.sql("select * from asset_view where principal = :principal and id = :id")
                .bind("principal", principal.value())
                .bind("id", id)
                .mapProperties(AssetRow.class)
                .one()
                .map(row -> row.toModel(schedules))
                .switchIfEmpty(Mono.error(() -> new NotFound("asset", id)));
    }

    /** What the other side owes as a tenant. */
    Mono<Money> owed(PrincipalId principal, Recipient recipient) {
        return database.sql("""
                        select coalesce(sum(owed), 0)::bigint from lease_view
                        where principal = :principal and tenant_key = :tenant
                        """)
                .bind("principal", principal.value())
                .bind("tenant", Likeness.name(recipient.name()))
                .mapValue(Long.class)
                .one()
                .map(Money::ofFen);
    }

    /** Of two that ask at once for one asset the database lets one pass. */
    Mono<Void> add(UUID id, ValuedDisposal disposal, Instant at) {
        var evidence = Json.of(json.writeValueAsString(disposal.order().evidence()));
        return entities.insert(NewDisposal.of(id, disposal, evidence, at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(DisposalOrder.overtaken()));
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

    @Table("proceeds")
    private record NewProceeds(
            PrincipalId principal,
            @Id UUID receipt,
            @Nullable UUID lease,
            @Nullable UUID disposal,
            Money amount,
            String payer,
            String receiptNumber,
            LocalDate receivedOn,
            @Nullable String category,
            Instant toldAt) {}

    Mono<Void> received(PrincipalId principal, ReceiptRegistered receipt, Instant at) {
        return entities.insert(new NewProceeds(
                        principal,
                        receipt.receipt(),
                        receipt.lease(),
                        receipt.disposal(),
                        receipt.amount(),
                        receipt.payer(),
                        receipt.receiptNumber(),
                        receipt.receivedOn(),
                        receipt.category(),
                        at))
                .then();
    }

    Mono<Void> reversed(PrincipalId principal, UUID receipt, LocalDate on) {
        return entities.update(NewProceeds.class)
                .matching(query(
                        where("principal").is(principal.value()).and("receipt").is(receipt)))
                .apply(Update.update("reversed_on", on))
                .then();
    }

    List<Proceeds> proceeds(DisposalRow row) {
        return json.readValue(row.proceeds().asString(), new TypeReference<>() {});
    }

    List<Evidence> papers(DisposalRow row) {
        return json.readValue(row.evidence().asString(), new TypeReference<>() {});
    }

    Mono<DisposalRow> find(Scope scope, UUID id) {
        return lists.of(DisposalRow.class, scope).where(DisposalRow::id, id).one("disposal", id);
    }

    Mono<Page<DisposalRow>> list(
            Scope scope, @Nullable String principal, @Nullable DisposalStatus status, PageRequest page) {
        return lists.of(DisposalRow.class, scope)
                .where(DisposalRow::principal, principal)
                .where(DisposalRow::status, status)
                .newestFirst(DisposalRow::requestedAt, DisposalRow::id)
                .page(page);
    }
}
