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
import org.fivetrust.assets.asset.model.BookValue;
import org.fivetrust.assets.asset.model.Depreciation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.HistoricalDay;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** The register in JSON. */
final class AssetMessages {

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
            String source) {

        @AssertTrue(message = "residual@residual")
        @Schema(hidden = true)
        boolean isResidual() {
            return residualRate == null && residual == null
                    || usefulLifeMonths != null && (residualRate == null || residual == null);
        }

        Asset toAsset(UUID id) {
            var worth = Money.parse(cost);
            return new Asset(
                    id,
                    new PrincipalId(principal),
                    name,
                    category,
                    new BookValue(
                            worth,
                            acquiredOn,
                            usefulLifeMonths == null ? null : new Depreciation(usefulLifeMonths, left(worth))),
                    quantity == null ? 1 : quantity,
                    place,
                    keeper,
                    source);
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
            AssetStatus status,

            @Nullable @Schema(description = "The disposal that is open or was carried out (处置)")
            UUID disposal,

            @Nullable LocalDate disposedOn,

            @Schema(description = "Cost less straight-line depreciation up to asOf (账面净值)")
            String netBookValue,

            LocalDate asOf,
            String registeredBy,
            Instant registeredAt) {

        static View of(AssetRow row, LocalDate today) {
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
                    row.residual() == null ? null : Money.ofFen(row.residual()).toString(),
                    row.source(),
                    row.status(),
                    row.disposal(),
                    row.disposedOn(),
                    row.bookValue().on(today).toString(),
                    today,
                    row.registeredBy(),
                    row.registeredAt());
        }
    }
}
