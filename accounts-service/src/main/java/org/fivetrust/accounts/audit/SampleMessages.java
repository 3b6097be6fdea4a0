package org.fivetrust.accounts.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Samples in JSON. */
final class SampleMessages {

    private SampleMessages() {}

    @Schema(name = "DrawSample", description = "A monetary-unit sample to draw (货币单位抽样)")
    record Ask(
            @NotNull
            @Min(Days.FIRST_YEAR)
            @Max(Days.LAST_YEAR)
            @Schema(description = "Of which year (年度)", example = "2026")
            Integer year,

            @NotNull @Valid @Schema(description = "Fixed beforehand (事先确定的检查点)")
            Fixed checkpoint,

            @NotNull @Min(1) @Max(1000) @Schema(description = "How many (样本量)", example = "25")
            Integer size,

            @Nullable @Min(50) @Max(99) @Schema(description = "In percent; part of the seed (置信度)", example = "95")
            Integer confidence) {}

    @Schema(name = "FixedCheckpoint", description = "A checkpoint by size and root (检查点)")
    record Fixed(
            @NotNull @Min(1) Long size,

            @NotNull @Pattern(regexp = "[A-Za-z0-9+/]{43}=") @Schema(description = "As on its third line (根哈希)")
            String root) {}

    @Schema(name = "SampleItem", description = "A posted line that was drawn (样本项)")
    record Item(
            @Schema(description = "Place of the voucher in the log (序号)")
            long index,

            UUID voucher,
            String label,
            int line,
            String account,
            @Schema(example = "600.00") String amount,

            @Schema(description = "How many selection points fell on it (命中次数)")
            int hits) {

        static Item of(SampleItem item) {
            return new Item(
                    item.index(),
                    item.voucher(),
                    item.label(),
                    item.line(),
                    item.account(),
                    Money.ofFen(item.amount()).toString(),
                    item.hits());
        }
    }

    @Schema(name = "AuditSample", description = "A sample with all it takes to draw it again (抽样结果)")
    record View(
            UUID id,
            UUID book,
            String principal,
            int year,
            int size,
            @Nullable Integer confidence,

            @Schema(description = "The note that is the seed (检查点全文)")
            String checkpoint,

            @Schema(description = "Lines it was drawn from (总体项数)")
            int population,

            @Schema(description = "What they come to (总体金额)", example = "100000.00")
            String total,

            List<Item> items,
            String drawnBy,
            Instant drawnAt) {

        static View of(SampleRow row, List<SampleItem> items) {
            return new View(
                    row.id(),
                    row.book(),
                    row.principal(),
                    row.year(),
                    row.size(),
                    row.confidence(),
                    row.checkpoint(),
                    row.population(),
                    Money.ofFen(row.total()).toString(),
                    items.stream().map(Item::of).toList(),
                    row.drawnBy(),
                    row.drawnAt());
        }
    }
}
