package org.fivetrust.assets.asset;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.asset.model.Asset;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.assets.depreciation.model.DepreciationBase;
import org.fivetrust.assets.depreciation.model.DepreciationMethod;
import org.fivetrust.assets.depreciation.model.DepreciationTerms;
import org.fivetrust.assets.depreciation.model.DepreciationTerms.Opening;
import org.fivetrust.assets.depreciation.model.Schedule;
import org.fivetrust.assets.depreciation.model.StartRule;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.HistoricalDay;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** The register in JSON. */
final class AssetMessages {

    private static final long LARGEST_METER = 1_000_000_000_000L;

    private static final String RATE = "0|0\\.[0-9]{1,4}";

    private AssetMessages() {}

    @Schema(name = "RegisterAsset", description = "An asset to enter in the register (资产登记)")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN)
            @Schema(description = "Who owns it (委托方)", example = "dongfang-committee")
            String principal,

            @NotBlank @Size(max = 200) @Schema(description = "Name (资产名称)", example = "小型客车")
            String name,

            @NotBlank
            @Size(max = 60)
            @Schema(description = "Class, such as a GB/T 14885-2022 code (资产类别)", example = "A02")
            String category,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "Original value (原值)", example = "128000.00")
            String cost,

            @NotNull
            @JsonDeserialize(using = HistoricalDay.class)
            @Schema(description = "When it was acquired, from 1900 on (取得日期)")
            LocalDate acquiredOn,

            @Nullable @Min(1) @Max(1_000_000) @Schema(description = "How many; default: 1 (数量)", defaultValue = "1")
            Integer quantity,

            @Nullable @Size(max = 200) @Schema(description = "Where it is (存放地点)")
            String place,

            @Nullable @Size(max = 100) @Schema(description = "Who looks after it (保管人)")
            String keeper,

            @Nullable
            @Min(1)
            @Max(1200)
            @Schema(
                    description =
                            "Life for straight-line depreciation; without it the asset is carried at cost (使用年限，月)")
            Integer usefulLifeMonths,

            @Nullable
            @Pattern(regexp = RATE, message = "rate")
            @Schema(description = "Residual as a share of cost (预计净残值率)", example = "0.04")
            String residualRate,

            @Nullable
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "Residual as an amount, in place of the rate (预计净残值)")
            String residual,

            @Nullable @Size(max = 200) @Schema(description = "The money it came from, or who gave it (资金来源)")
            String source,

            @Nullable
            @Schema(
                    description =
                            "What it serves; its depreciation goes to that expense; default: ADMINISTRATION (资产用途，默认管理用)")
            AssetUse use,

            @Nullable
            @Schema(
                    description =
                            "First and last month of depreciation; default: the month after in both (折旧起止规则，默认次月起提、当月照提)")
            StartRule startRule,

            @Nullable
            @Min(1)
            @Max(DepreciationBase.LONGEST_LIFE)
            @Schema(description = "Units of work of its whole life, in place of months (预计总工作量)", example = "400000")
            Long capacity,

            @Nullable
            @Size(min = 1, max = 20)
            @Schema(description = "What the units of work are (工作量单位)", example = "公里")
            String workUnit,

            @Nullable
            @Min(0)
            @Max(DepreciationBase.LONGEST_LIFE)
            @Schema(
                    description =
                            "Months, or units of work, that the books before these have charged; default: 0 (期初已计提月数或工作量)")
            Long openingUsed,

            @Nullable
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(
                    description = "Depreciation that the books before these have charged; default: 0.00 (期初累计折旧)",
                    example = "21375.00")
            String openingAccumulated,

            @Nullable
            @Min(0)
            @Max(LARGEST_METER)
            @Schema(description = "What its meter shows when it is registered; default: openingUsed (期初读数)")
            Long openingMeter) {

        @AssertTrue(message = "residual@residual")
        @Schema(hidden = true)
        boolean isResidual() {
            return residualRate == null && residual == null || hasLife() && (residualRate == null || residual == null);
        }

        @AssertTrue(message = "life@capacity")
        @Schema(hidden = true)
        boolean isLife() {
            return (usefulLifeMonths == null || capacity == null)
                    && (capacity == null) == (workUnit == null)
                    && (openingMeter == null || capacity != null);
        }

        @AssertTrue(message = "opening@openingAccumulated")
        @Schema(hidden = true)
        boolean isOpening() {
            return (openingUsed == null) == (openingAccumulated == null)
                    && (hasLife() || openingUsed == null && startRule == null);
        }

        private boolean hasLife() {
            return usefulLifeMonths != null || capacity != null;
        }

        Asset toAsset(UUID id) {
            var worth = Money.parse(cost);
            return new Asset(
                    id,
                    new PrincipalId(principal),
                    name,
                    category,
                    worth,
                    acquiredOn,
                    use == null ? AssetUse.ADMINISTRATION : use,
                    terms(worth),
                    workUnit,
                    quantity == null ? 1 : quantity,
                    place,
                    keeper,
                    source);
        }

        private @Nullable DepreciationTerms terms(Money worth) {
            var opening = openingUsed == null || openingAccumulated == null
                    ? Opening.NONE
                    : new Opening(openingUsed, Money.parse(openingAccumulated));
            var start = startRule == null ? StartRule.MONTH_AFTER : startRule;
            if (capacity != null) {
                return new DepreciationTerms(
                        DepreciationMethod.UNITS_OF_WORK,
                        start,
                        capacity,
                        left(worth),
                        openingMeter == null ? opening.used() : openingMeter,
                        opening);
            }
            return usefulLifeMonths == null
                    ? null
                    : new DepreciationTerms(
                            DepreciationMethod.STRAIGHT_LINE, start, usefulLifeMonths, left(worth), 0, opening);
        }

        private Money left(Money worth) {
            if (residual != null) {
                return Money.parse(residual);
            }
            if (residualRate == null) {
                return Money.ZERO;
            }
            return Money.ofFen(BigDecimal.valueOf(worth.fen())
                    .multiply(new BigDecimal(residualRate))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact());
        }
    }

    @Schema(name = "Asset", description = "A card of the register (资产卡片)")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Without a gap per principal and year (卡片编号)", example = "2026-0001")
            String cardNumber,

            String name,
            String category,
            String cost,
            LocalDate acquiredOn,
            int quantity,
            @Nullable String place,
            @Nullable String keeper,
            @Nullable Integer usefulLifeMonths,
            @Nullable String residual,
            @Nullable String source,

            @Schema(description = "What it serves; its depreciation goes to that expense (资产用途)")
            AssetUse use,

            @Nullable @Schema(description = "Method of depreciation; null where it is carried at cost (折旧方法)")
            DepreciationMethod method,

            @Nullable @Schema(description = "First and last month of depreciation (折旧起止规则)")
            StartRule startRule,

            @Nullable @Schema(description = "Units of work of its whole life (预计总工作量)")
            Long capacity,

            @Nullable @Schema(description = "What the units of work are (工作量单位)")
            String workUnit,

            @Nullable @Schema(description = "Months or units that the books before these had charged (期初已计提月数或工作量)")
            Long openingUsed,

            @Nullable @Schema(description = "Depreciation that the books before these had charged (期初累计折旧)")
            String openingAccumulated,

            @Nullable @Schema(description = "What its meter showed when it was registered (期初读数)")
            Long openingMeter,

            AssetStatus status,

            @Nullable @Schema(description = "The disposal that is open or was carried out (处置)")
            UUID disposal,

            @Nullable LocalDate disposedOn,

            @Schema(description = "Depreciation up to asOf, by its schedule (累计折旧)")
            String accumulatedDepreciation,

            @Schema(description = "Cost less impairment and depreciation up to asOf (账面净值)")
            String netBookValue,

            LocalDate asOf,
            String registeredBy,
            Instant registeredAt) {

        static View of(AssetRow row, Schedule schedule, LocalDate today) {
            return new View(
                    row.id(),
                    row.principal(),
                    row.cardNumber().toString(),
                    row.name(),
                    row.category(),
                    Money.ofFen(row.cost()).toString(),
                    row.acquiredOn(),
                    row.quantity(),
                    row.place(),
                    row.keeper(),
                    row.lifeMonths(),
                    amount(row.residual()),
                    row.source(),
                    row.use(),
                    row.method(),
                    row.startRule(),
                    row.capacity(),
                    row.workUnit(),
                    row.openingUsed(),
                    amount(row.openingAccumulated()),
                    row.openingMeter(),
                    row.status(),
                    row.disposal(),
                    row.disposedOn(),
                    schedule.accumulated(Schedule.over(today)).toString(),
                    schedule.netOn(today).toString(),
                    today,
                    row.registeredBy(),
                    row.registeredAt());
        }

        private static @Nullable String amount(@Nullable Long fen) {
            return fen == null ? null : Money.ofFen(fen).toString();
        }
    }
}
