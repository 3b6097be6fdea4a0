package org.fivetrust.assets.depreciation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.depreciation.model.DepreciationMethod;
import org.fivetrust.assets.depreciation.model.Schedule;
import org.fivetrust.assets.depreciation.model.StartRule;
import org.jspecify.annotations.Nullable;

/** Schedules in JSON. */
final class ScheduleMessages {

    private ScheduleMessages() {}

    @Schema(name = "DepreciationSchedule", description = "What is charged for an asset in each month (折旧计划)")
    record View(
            @Schema(description = "The asset (资产)") UUID asset,

            @Nullable @Schema(description = "Method; null for an asset that is carried at cost (折旧方法)")
            DepreciationMethod method,

            @Nullable @Schema(description = "Rule of the first and the last month (折旧起止规则)")
            StartRule startRule,

            @Schema(description = "Cost with what was capitalised or revalued (原值)", example = "128000.00")
            String cost,

            @Schema(description = "Charged up to asOf, with what the books before had charged (累计折旧)")
            String accumulatedDepreciation,

            @Schema(description = "Cost less impairment and accumulated depreciation on asOf (账面净值)")
            String netBookValue,

            @Schema(description = "Day of these values; a month counts once it is over (截止日)")
            LocalDate asOf,

            @Schema(description = "Each month with a charge, to the end of the life (各月折旧)")
            List<Month> months) {

        static View of(UUID asset, Schedule schedule, LocalDate today) {
            var month = Schedule.over(today);
            var depreciated = schedule.isDepreciated();
            return new View(
                    asset,
                    depreciated ? schedule.method() : null,
                    depreciated ? schedule.start() : null,
                    schedule.cost(month).toString(),
                    schedule.accumulated(month).toString(),
                    schedule.net(month).toString(),
                    today,
                    schedule.lines().stream().map(Month::of).toList());
        }
    }

    @Schema(name = "DepreciationMonth", description = "One month of a schedule (月折旧)")
    record Month(
            @Schema(description = "The month (月份)", example = "2026-06", pattern = "[0-9]{4}-[0-9]{2}")
            YearMonth month,

            @Schema(description = "Charged for the month (本月折旧)", example = "1280.00")
            String charge,

            @Schema(description = "Charged up to its end (累计折旧)", example = "3840.00")
            String accumulatedDepreciation,

            @Schema(description = "Net value at its end (账面净值)", example = "124160.00")
            String netBookValue) {

        static Month of(Schedule.Line line) {
            return new Month(
                    line.month(),
                    line.charge().toString(),
                    line.accumulated().toString(),
                    line.net().toString());
        }
    }
}
