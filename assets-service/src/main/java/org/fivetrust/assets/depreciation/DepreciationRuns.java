package org.fivetrust.assets.depreciation;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.assets.depreciation.model.DepreciatedAsset;
import org.fivetrust.assets.depreciation.model.DepreciationBase;
import org.fivetrust.assets.depreciation.model.DepreciationLine;
import org.fivetrust.assets.depreciation.model.DepreciationMethod;
import org.fivetrust.assets.depreciation.model.DepreciationRun;
import org.fivetrust.assets.depreciation.model.MeterReading;
import org.fivetrust.assets.depreciation.model.Schedule;
import org.fivetrust.assets.depreciation.model.StartRule;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.AdvisoryLock;
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
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores confirmed months, and reads what a month has to charge. */
@Repository
class DepreciationRuns {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;

    DepreciationRuns(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
    }

    /** Whoever confirms a month or changes a schedule of the principal waits here for the others. */
    Mono<Void> queue(PrincipalId principal) {
        return database.sql("select " + AdvisoryLock.DEPRECIATION.hold(":principal"))
                .bind("principal", principal.value())
                .fetch()
                .all()
                .then();
    }

    /** @param through the last confirmed month */
    record Confirmed(@Nullable LocalDate through) {

        @Nullable
        YearMonth month() {
            return through == null ? null : YearMonth.from(through);
        }
    }

    Mono<Confirmed> confirmed(PrincipalId principal) {
        return database.sql("select max(month) as through from depreciation_run where principal = :principal")
                .bind("principal", principal.value())
                .mapProperties(Confirmed.class)
                .one();
    }

    /** The run of a month, if it is confirmed. */
    Mono<UUID> of(PrincipalId principal, YearMonth month) {
        return database.sql("select id from depreciation_run where principal = :principal and month = :month")
                .bind("principal", principal.value())
                .bind("month", month.atDay(1))
                .mapValue(UUID.class)
                .one();
    }

    private record DueRow(
            UUID id,
            String name,
            String cardNumber,
            AssetUse use,
            DepreciationMethod method,
            StartRule startRule,
            LocalDate fromMonth,
            long cost,
            long impairment,
            long residual,
            long accumulated,
            long life,
            long meter,
            @Nullable LocalDate readOn,
            @Nullable Long reading,
            @Nullable LocalDate leftOn,
            long posted) {

        DepreciatedAsset toModel() {
            var base = new DepreciationBase(
                    YearMonth.from(fromMonth),
                    Money.ofFen(cost),
                    Money.ofFen(impairment),
                    Money.ofFen(residual),
                    Money.ofFen(accumulated),
                    life,
                    meter);
            List<MeterReading> readings =
                    readOn == null || reading == null ? List.of() : List.of(new MeterReading(readOn, reading));
            return new DepreciatedAsset(
                    id,
                    name,
                    cardNumber,
                    use,
                    new Schedule(method, startRule, List.of(base), readings, leftOn),
                    Money.ofFen(posted));
        }
    }

    /** Each asset with the base that counts in the month, in the order of the ids. */
    Mono<DepreciationRun> due(PrincipalId principal, YearMonth month) {
        return database.sql("""
                        select asset.id, asset.name, asset.card_year || '-' || lpad(asset.card_serial::text, 4, '0') as card_number,
                               asset.use, coalesce(asset.method, 'STRAIGHT_LINE') as method,
                               coalesce(asset.start_rule, 'MONTH_AFTER') as start_rule,
                               base.from_month, base.cost, base.impairment, base.residual, base.accumulated, base.life, base.meter,
                               reading.read_on, reading.meter as reading, gone.disposed_on as left_on,
                               coalesce(posted.accumulated, asset.opening_accumulated, 0) as posted
                          from asset
                          join lateral (
                               select * from depreciation_base own
                                where own.principal = asset.principal and own.asset = asset.id and own.from_month <= :month
                                order by own.number desc limit 1) base on base.life > 0 or base.accumulated > 0
                          left join lateral (
                               select read_on, meter from meter_reading own
                                where own.principal = asset.principal and own.asset = asset.id
                                  and own.read_on < :month + interval '1 month'
                                order by own.read_on desc limit 1) reading on asset.method = 'UNITS_OF_WORK'
                          left join lateral (
                               select accumulated from depreciation_line own
                                where own.principal = asset.principal and own.asset = asset.id
                                order by own.month desc limit 1) posted on true
                          left join disposal gone
                            on gone.principal = asset.principal and gone.asset = asset.id and gone.executed_at is not null
                         where asset.principal = :principal
                         order by asset.id
                        """)
                .bind("principal", principal.value())
                .bind("month", month.atDay(1))
                .mapProperties(DueRow.class)
                .all()
                .map(DueRow::toModel)
                .collectList()
                .map(assets -> DepreciationRun.of(principal, month, assets));
    }

    /** Over the lines in the order of the ids of their assets. */
    static String digest(DepreciationRun run) {
        return CanonicalJson.digest(CanonicalJson.of(Map.of(
                "principal",
                run.principal().value(),
                "period",
                run.month().toString(),
                "lines",
                run.lines().stream()
                        .sorted(Comparator.comparing(line -> line.asset().toString()))
                        .map(line -> Map.of(
                                "asset",
                                line.asset().toString(),
                                "amount",
                                line.amount().toString(),
                                "accumulatedDepreciation",
                                line.accumulated().toString()))
                        .toList())));
    }

    @Table("depreciation_run")
    private record NewRun(
            PrincipalId principal,
            @Id UUID id,
            LocalDate month,
            int assets,
            Money amount,
            String digest,
            String confirmedBy,
            Instant confirmedAt,
            Basis basis) {}

    Mono<Void> add(UUID id, DepreciationRun run, String by, Instant at, Basis basis) {
        return entities.insert(new NewRun(
                        run.principal(),
                        id,
                        run.month().atDay(1),
                        run.lines().size(),
                        run.amount(),
                        digest(run),
                        by,
                        at,
                        basis))
                .thenMany(Flux.defer(() -> lines(id, run)))
                .then();
    }

    private record NewLine(UUID asset, AssetUse use, long amount, long accumulated, long net) {

        static NewLine of(DepreciationLine line) {
            return new NewLine(
                    line.asset(),
                    line.use(),
                    line.amount().fen(),
                    line.accumulated().fen(),
                    line.net().fen());
        }
    }

    private Mono<Void> lines(UUID id, DepreciationRun run) {
        var lines = run.lines().stream().map(NewLine::of).toList();
        return lines.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into depreciation_line (principal, asset, month, run, use, amount, accumulated, net)
                                select :principal, asset, :month, :run, use, amount, accumulated, net
                                  from jsonb_to_recordset(:lines) as line (asset uuid, use text, amount bigint,
                                       accumulated bigint, net bigint)
                                """)
                        .bind("principal", run.principal().value())
                        .bind("month", run.month().atDay(1))
                        .bind("run", id)
                        .bind("lines", Json.of(json.writeValueAsBytes(lines)))
                        .then();
    }

    private record StoredUse(AssetUse use, long amount) {}

    Map<AssetUse, Money> uses(RunRow row) {
        var uses = new EnumMap<AssetUse, Money>(AssetUse.class);
        json.readValue(row.uses().asString(), new TypeReference<List<StoredUse>>() {})
                .forEach(use -> uses.put(use.use(), Money.ofFen(use.amount())));
        return uses;
    }

    Mono<RunRow> find(Scope scope, UUID id) {
        return lists.of(RunRow.class, scope).where(RunRow::id, id).one("depreciation run", id);
    }

    Mono<Page<RunRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(RunRow.class, scope)
                .where(RunRow::principal, principal)
                .newestFirst(RunRow::confirmedAt, RunRow::id)
                .page(page);
    }

    Mono<Page<LineRow>> lines(Scope scope, RunRow run, PageRequest page) {
        return lists.of(LineRow.class, scope)
                .where(LineRow::principal, run.principal())
                .where(LineRow::run, run.id())
                .inOrderOf(LineRow::asset)
                .page(page);
    }
}
