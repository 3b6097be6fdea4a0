package org.fivetrust.assets.depreciation;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.depreciation.model.DepreciationBase;
import org.fivetrust.assets.depreciation.model.DepreciationMethod;
import org.fivetrust.assets.depreciation.model.MeterReading;
import org.fivetrust.assets.depreciation.model.Schedule;
import org.fivetrust.assets.depreciation.model.StartRule;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stores what schedules are made of, and reads them from {@code asset_view}. */
@Repository
public class Schedules {

    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;

    Schedules(R2dbcEntityTemplate entities, Lists lists, JsonMapper json) {
        this.entities = entities;
        this.lists = lists;
        this.json = json;
    }

    private record StoredSchedule(
            DepreciationMethod method,
            StartRule start,
            List<StoredBase> bases,
            List<MeterReading> readings,
            @Nullable LocalDate leftOn) {

        Schedule toModel() {
            return new Schedule(
                    method, start, bases.stream().map(StoredBase::toModel).toList(), readings, leftOn);
        }
    }

    private record StoredBase(
            String from, long cost, long impairment, long residual, long accumulated, long life, long meter) {

        DepreciationBase toModel() {
            return new DepreciationBase(
                    YearMonth.parse(from),
                    Money.ofFen(cost),
                    Money.ofFen(impairment),
                    Money.ofFen(residual),
                    Money.ofFen(accumulated),
                    life,
                    meter);
        }
    }

    /** The column {@code schedule} of {@code asset_view}. */
    public Schedule read(Json schedule) {
        return json.readValue(schedule.asString(), StoredSchedule.class).toModel();
    }

    @Table("depreciation_base")
    private record NewBase(
            PrincipalId principal,
            @Id UUID asset,
            int number,
            LocalDate fromMonth,
            Money cost,
            Money impairment,
            Money residual,
            Money accumulated,
            long life,
            long meter,
            String madeBy,
            Instant madeAt) {}

    public Mono<Void> add(PrincipalId principal, UUID asset, int number, DepreciationBase base, String by, Instant at) {
        return entities.insert(new NewBase(
                        principal,
                        asset,
                        number,
                        base.from().atDay(1),
                        base.cost(),
                        base.impairment(),
                        base.residual(),
                        base.accumulated(),
                        base.life(),
                        base.meter(),
                        by,
                        at))
                .then();
    }

    Mono<ScheduleRow> find(Scope scope, UUID asset) {
        return lists.of(ScheduleRow.class, scope).where(ScheduleRow::id, asset).one("asset", asset);
    }
}
