package org.fivetrust.assets.depreciation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.assets.depreciation.model.DepreciationLine;
import org.fivetrust.assets.depreciation.model.DepreciationRun;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Months of depreciation in JSON. */
final class RunMessages {

    private RunMessages() {}

    @Schema(name = "RunDepreciation", description = "A month to charge (计提月份)")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN)
            @Schema(description = "Whose assets (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "The month (月份)", type = "string", format = "", example = "2026-06")
            YearMonth period) {}

    @Schema(name = "DepreciationRun", description = "The depreciation of a month (折旧计提)")
    record View(
            @Nullable @Schema(description = "Id of the run; null in a preview (标识)")
            UUID id,

            String principal,

            @Schema(description = "The month (月份)", type = "string", format = "", example = "2026-06")
            YearMonth period,

            @Schema(description = "How many assets are charged (计提资产数)", example = "12")
            int assets,

            @Schema(description = "Charged in all (计提总额)", example = "15360.00")
            String amount,

            @Schema(description = "Charged by use of the assets (按用途)")
            List<UseView> uses,

            @Schema(description = "SHA-256 of the lines in canonical JSON (明细摘要)")
            String digest,

            @Nullable @Schema(description = "What is charged for each asset; in a preview only (明细，仅预览)")
            List<LineView> lines,

            @Nullable @Schema(description = "Who confirmed it; null in a preview (确认人)")
            String confirmedBy,

            @Nullable @Schema(description = "When it was confirmed; null in a preview (确认时间)")
            Instant confirmedAt) {

        static View preview(DepreciationRun run, String digest) {
            return new View(
                    null,
                    run.principal().value(),
                    run.month(),
                    run.lines().size(),
                    run.amount().toString(),
                    uses(run.uses()),
                    digest,
                    run.lines().stream().map(LineView::of).toList(),
                    null,
                    null);
        }

        static View of(RunRow row, Map<AssetUse, Money> uses) {
            return new View(
                    row.id(),
                    row.principal(),
                    YearMonth.from(row.month()),
                    row.assets(),
                    Money.ofFen(row.amount()).toString(),
                    uses(uses),
                    row.digest(),
                    null,
                    row.confirmedBy(),
                    row.confirmedAt());
        }

        private static List<UseView> uses(Map<AssetUse, Money> uses) {
            return uses.entrySet().stream()
                    .map(use -> new UseView(use.getKey(), use.getValue().toString()))
                    .toList();
        }
    }

    @Schema(name = "DepreciationOfUse", description = "What is charged to the expense of a use (按用途计提)")
    record UseView(
            @Schema(description = "What the assets serve (资产用途)")
            AssetUse use,

            @Schema(description = "Charged for them (计提额)", example = "1280.00")
            String amount) {}

    @Schema(name = "DepreciationLine", description = "What a month charges for an asset (折旧计提明细)")
    record LineView(
            @Schema(description = "The asset (资产)") UUID asset,

            @Schema(description = "Its name (资产名称)") String name,

            @Schema(description = "Number of its card (资产卡片编号)", example = "2026-0001")
            String cardNumber,

            @Schema(description = "What it serves (资产用途)") AssetUse use,

            @Schema(description = "Charged by this run (本次计提)", example = "1280.00")
            String amount,

            @Schema(description = "Charged in all up to its month (累计折旧)", example = "3840.00")
            String accumulatedDepreciation,

            @Schema(description = "Net value at its end (账面净值)", example = "124160.00")
            String netBookValue) {

        static LineView of(DepreciationLine line) {
            return new LineView(
                    line.asset(),
                    line.name(),
                    line.cardNumber(),
                    line.use(),
                    line.amount().toString(),
                    line.accumulated().toString(),
                    line.net().toString());
        }
    }
}
