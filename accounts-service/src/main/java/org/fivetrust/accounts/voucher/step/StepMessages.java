package org.fivetrust.accounts.voucher.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.voucher.step.BulkVouchers.Which;
import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;

/** Steps of vouchers, in JSON. */
final class StepMessages {

    private StepMessages() {}

    @Schema(name = "ReturnVoucher", description = "Why it goes back to its preparer (退回原因)")
    record Return(@NotBlank @Size(max = 500) String comment) {}

    @Schema(name = "VouchersTogether", description = "Which vouchers: of a month, or of an import (所属期间或导入批次)")
    record Bulk(
            @Nullable
            @Pattern(regexp = "(199[0-9]|20[0-9]{2}|2100)-(0[1-9]|1[0-2])", message = "month")
            @Schema(example = "2026-06")
            String period,

            @Nullable
            @Schema(name = "import", description = "The import whose vouchers are meant (导入批次)")
            @JsonProperty("import")
            UUID taken) {

        Which which() {
            if (period == null && taken != null) {
                return new Which.OfImport(taken);
            }
            if (period == null || taken != null) {
                throw InvalidValue.worded("period-or-import", "/period");
            }
            return new Which.OfMonth(YearMonth.parse(period));
        }
    }

    @Schema(name = "VouchersMoved", description = "How many went this step (办理结果)")
    record Moved(
            @Nullable String period,

            @Nullable @Schema(name = "import") @JsonProperty("import")
            UUID taken,

            String status,
            int vouchers) {}
}
