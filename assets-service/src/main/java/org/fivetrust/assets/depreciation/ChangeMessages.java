package org.fivetrust.assets.depreciation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.assets.depreciation.model.ChangeRequest;
import org.fivetrust.assets.depreciation.model.ChangeRequest.WhenPosted;
import org.fivetrust.assets.depreciation.model.DepreciationBase;
import org.fivetrust.assets.depreciation.model.MeterReading;
import org.fivetrust.assets.depreciation.model.ValueChange;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** Changes of value, other estimates and readings in JSON. */
final class ChangeMessages {

    private static final long LARGEST_METER = 1_000_000_000_000L;

    private ChangeMessages() {}

    /** What of an asset is changed, as it is asked for. */
    sealed interface Ask {

        ChangeRequest toRequest();
    }

    private static WhenPosted orRefuse(@Nullable WhenPosted whenPosted) {
        return whenPosted == null ? WhenPosted.REFUSE : whenPosted;
    }

    @Schema(name = "ImproveAsset", description = "Expenditure that is capitalised (资本化后续支出)")
    record ImprovementAsk(
            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "What is added to the cost (增加原值)", example = "30000.00")
            String amount,

            @NotNull @Schema(description = "Day the work was completed (完工日期)", example = "2026-06-18")
            LocalDate completedOn,

            @Nullable
            @Min(1)
            @Max(DepreciationBase.LONGEST_LIFE)
            @Schema(description = "Months or units left of the life from then on; default: as before (剩余年限)")
            Long lifeLeft,

            @NotBlank @Size(max = 500) @Schema(description = "What was done (事由)", example = "屋面翻修")
            String reason,

            @Nullable
            @Schema(
                    description =
                            "What to do where the month from which on it counts is confirmed; default: REFUSE (月份已计提时的处理)")
            WhenPosted whenPosted)
            implements Ask {

        @Override
        public ChangeRequest toRequest() {
            return new ChangeRequest(
                    new ValueChange.Improvement(Money.parse(amount), lifeLeft),
                    completedOn,
                    orRefuse(whenPosted),
                    reason);
        }
    }

    @Schema(name = "ChangeEstimate", description = "Other estimates of the life or the residual (会计估计变更)")
    record EstimateAsk(
            @NotNull
            @Schema(
                    description = "Month from which on they count (起始月份)",
                    type = "string",
                    format = "",
                    example = "2026-07")
            YearMonth from,

            @Nullable
            @Min(1)
            @Max(DepreciationBase.LONGEST_LIFE)
            @Schema(description = "Months or units left of the life from then on (剩余年限)", example = "36")
            Long lifeLeft,

            @Nullable
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "Residual (预计净残值)", example = "1000.00")
            String residual,

            @NotBlank @Size(max = 500) @Schema(description = "Why (事由)", example = "使用强度加大")
            String reason,

            @Nullable
            @Schema(
                    description =
                            "What to do where the month from which on they count is confirmed; default: REFUSE (月份已计提时的处理)")
            WhenPosted whenPosted)
            implements Ask {

        @AssertTrue(message = "estimate@lifeLeft")
        @Schema(hidden = true)
        boolean isEstimate() {
            return lifeLeft != null || residual != null;
        }

        @Override
        public ChangeRequest toRequest() {
            return new ChangeRequest(
                    new ValueChange.Estimate(lifeLeft, residual == null ? null : Money.parse(residual)),
                    from.atDay(1),
                    orRefuse(whenPosted),
                    reason);
        }
    }

    /** What kind of change it was. */
    enum ChangeKind {
        IMPROVEMENT,
        ESTIMATE
    }

    @Schema(name = "ValueChange", description = "A change of value or of the estimates (价值变动、会计估计变更)")
    record View(
            UUID id,
            String principal,

            @Schema(description = "The asset (资产)") UUID asset,

            @Schema(description = "Kind of the change (变动种类)")
            ChangeKind kind,

            @Nullable @Schema(description = "What is added to the cost (增加原值)", example = "30000.00")
            String amount,

            @Nullable @Schema(description = "Months or units left of the life from then on (剩余年限)")
            Long lifeLeft,

            @Nullable @Schema(description = "Residual from then on (预计净残值)")
            String residual,

            @Schema(description = "What was done, or why (事由)")
            String reason,

            @Schema(description = "Day it happened (发生日期)") LocalDate happenedOn,

            @Schema(
                    description = "Month from which on it counts (起始月份)",
                    type = "string",
                    format = "",
                    example = "2026-07")
            YearMonth from,

            @Schema(description = "Who entered it (登记人)") String changedBy,

            @Schema(description = "When it was entered (登记时间)")
            Instant changedAt) {}

    /** One line of {@code value_change}. */
    @Table("value_change")
    record Row(
            String principal,
            UUID id,
            UUID asset,
            ChangeKind kind,
            @Nullable Long amount,
            @Nullable Long life,
            @Nullable Long residual,
            String reason,
            LocalDate happenedOn,
            LocalDate fromMonth,
            String changedBy,
            Instant changedAt) {

        View view() {
            return new View(
                    id,
                    principal,
                    asset,
                    kind,
                    words(amount),
                    life,
                    words(residual),
                    reason,
                    happenedOn,
                    YearMonth.from(fromMonth),
                    changedBy,
                    changedAt);
        }
    }

    private static @Nullable String words(@Nullable Long fen) {
        return fen == null ? null : Money.ofFen(fen).toString();
    }

    @Schema(name = "ReadMeter", description = "A reading of the meter of an asset (工作量读数)")
    record ReadingAsk(
            @NotNull @Schema(description = "Day at whose end it was read (读数日期)", example = "2026-06-30")
            LocalDate readOn,

            @NotNull @Min(0) @Max(LARGEST_METER) @Schema(description = "What the meter shows (读数)", example = "3215")
            Long meter) {

        MeterReading toReading() {
            return new MeterReading(readOn, meter);
        }
    }

    @Schema(name = "MeterReading", description = "A reading of the meter of an asset (工作量读数)")
    record ReadingView(
            @Schema(description = "The asset (资产)") UUID asset,

            @Schema(description = "Day at whose end it was read (读数日期)")
            LocalDate readOn,

            @Schema(description = "What the meter showed (读数)", example = "3215")
            long meter,

            @Schema(description = "Who entered it (登记人)") String readBy,

            @Schema(description = "When it was entered (登记时间)")
            Instant readAt) {}

    @Schema(name = "AssetEvent", description = "Something that happened to an asset (资产变动)")
    record HistoryView(
            UUID id,

            @Schema(
                    description = "REGISTERED, IMPROVEMENT, ESTIMATE, READING, DEPRECIATED or DISPOSED"
                            + " (登记、资本化支出、估计变更、读数、计提、处置)",
                    example = "DEPRECIATED")
            String kind,

            @Schema(description = "Day it happened (发生日期)") LocalDate happenedOn,

            @Nullable
            @Schema(
                    description = "Month it is of, or from which on it counts (所属或起始月份)",
                    type = "string",
                    format = "",
                    example = "2026-06")
            YearMonth month,

            @Nullable @Schema(description = "Cost, amount or price of it (金额)", example = "1280.00")
            String amount,

            @Nullable @Schema(description = "What the meter showed (读数)")
            Long meter,

            @Nullable @Schema(description = "What was done, or why (事由)")
            String reason,

            @Schema(description = "Who did it (办理人)") String doneBy,

            @Schema(description = "When it was entered (登记时间)")
            Instant doneAt) {}

    /** One line of {@code asset_history}. */
    @Table("asset_history")
    record HistoryRow(
            String principal,
            UUID asset,
            UUID id,
            String kind,
            LocalDate happenedOn,
            @Nullable LocalDate fromMonth,
            @Nullable Long amount,
            @Nullable Long meter,
            @Nullable String reason,
            String doneBy,
            Instant doneAt) {

        HistoryView view() {
            return new HistoryView(
                    id,
                    kind,
                    happenedOn,
                    fromMonth == null ? null : YearMonth.from(fromMonth),
                    words(amount),
                    meter,
                    reason,
                    doneBy,
                    doneAt);
        }
    }
}
