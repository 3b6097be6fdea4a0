package org.fivetrust.assets.depreciation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.depreciation.ChangeMessages.ChangeKind;
import org.fivetrust.assets.depreciation.ChangeMessages.HistoryRow;
import org.fivetrust.assets.depreciation.ChangeMessages.Row;
import org.fivetrust.assets.depreciation.model.ChangeRequest;
import org.fivetrust.assets.depreciation.model.DepreciationBase;
import org.fivetrust.assets.depreciation.model.MeterReading;
import org.fivetrust.assets.depreciation.model.ValueChange;
import org.fivetrust.shared.kernel.Basis;
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
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores what changed the schedule of an asset. */
@Repository
class ValueChanges {

    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    ValueChanges(R2dbcEntityTemplate entities, Lists lists) {
        this.entities = entities;
        this.lists = lists;
    }

    /** Who entered it, when, and on what it rests. */
    record Entry(String by, Instant at, Basis basis) {}

    @Table("value_change")
    private record NewChange(
            PrincipalId principal,
            @Id UUID id,
            UUID asset,
            ChangeKind kind,
            @Nullable Money amount,
            @Nullable Long life,
            @Nullable Money residual,
            String reason,
            LocalDate happenedOn,
            int base,
            LocalDate fromMonth,
            String changedBy,
            Instant changedAt,
            Basis basis) {}

    Mono<Void> add(UUID id, ScheduleRow asset, ChangeRequest request, DepreciationBase base, int number, Entry entry) {
        return entities.insert(
                        switch (request.change()) {
                            case ValueChange.Improvement(var amount, var life) ->
                                change(
                                        id,
                                        asset,
                                        request,
                                        base,
                                        number,
                                        entry,
                                        ChangeKind.IMPROVEMENT,
                                        amount,
                                        life,
                                        null);
                            case ValueChange.Estimate(var life, var residual) ->
                                change(
                                        id,
                                        asset,
                                        request,
                                        base,
                                        number,
                                        entry,
                                        ChangeKind.ESTIMATE,
                                        null,
                                        life,
                                        residual);
                            case ValueChange.Impairment _, ValueChange.Revaluation _ ->
                                throw new IllegalArgumentException("not entered here: " + request);
                        })
                .then();
    }

    private static NewChange change(
            UUID id,
            ScheduleRow asset,
            ChangeRequest request,
            DepreciationBase base,
            int number,
            Entry entry,
            ChangeKind kind,
            @Nullable Money amount,
            @Nullable Long life,
            @Nullable Money residual) {
        return new NewChange(
                new PrincipalId(asset.principal()),
                id,
                asset.id(),
                kind,
                amount,
                life,
                residual,
                request.reason(),
                request.happenedOn(),
                number,
                base.from().atDay(1),
                entry.by(),
                entry.at(),
                entry.basis());
    }

    @Table("meter_reading")
    private record NewReading(
            PrincipalId principal,
            @Id UUID asset,
            LocalDate readOn,
            long meter,
            String readBy,
            Instant readAt,
            Basis basis) {}

    Mono<Void> add(ScheduleRow asset, MeterReading reading, Entry entry) {
        return entities.insert(new NewReading(
                        new PrincipalId(asset.principal()),
                        asset.id(),
                        reading.readOn(),
                        reading.meter(),
                        entry.by(),
                        entry.at(),
                        entry.basis()))
                .then();
    }

    Mono<Row> find(Scope scope, UUID id) {
        return lists.of(Row.class, scope).where(Row::id, id).one("value change", id);
    }

    Mono<Page<HistoryRow>> history(Scope scope, ScheduleRow asset, PageRequest page) {
        return lists.of(HistoryRow.class, scope)
                .where(HistoryRow::principal, asset.principal())
                .where(HistoryRow::asset, asset.id())
                .newestFirst(HistoryRow::doneAt, HistoryRow::id)
                .page(page);
    }
}
