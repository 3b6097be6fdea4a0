package org.fivetrust.accounts.period;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.period.model.ClosingCheck;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Months and years in JSON. */
final class PeriodMessages {

    private PeriodMessages() {}

    @Schema(name = "BankReconciled", description = "The accountant's statement that the bank agrees (银行存款余额调节表)")
    record BankReconciled(
            @NotNull
            @Pattern(regexp = Money.PATTERN, message = "amount")
            @Schema(description = "Balance both sides come to (调节后余额)", example = "120000.00")
            String balance,

            @NotBlank @Size(max = 200) @Schema(description = "Number of the reconciliation paper (调节表编号)")
            String document,

            @Nullable @Size(max = 200) @Schema(description = "Its record in the archives (档案号)")
            String record) {}

    @Schema(name = "CloseMonth")
    record CloseMonth(@Nullable @Valid BankReconciled bankReconciled) {

        static final CloseMonth PLAIN = new CloseMonth(null);
    }

    @Schema(name = "Finding", description = "Found and allowed (提示)")
    record Finding(String pointer, Words message) {

        static Finding of(Violation violation) {
            return new Finding(violation.pointer(), violation.words());
        }
    }

    @Schema(name = "Period", description = "A month of a book (会计期间)")
    record View(
            @Schema(example = "2026-06") String period,
            @Schema(allowableValues = {"OPEN", "CLOSED"}) String state,

            @Schema(description = "Vouchers that are posted (已记账凭证数)")
            int posted,

            @Schema(description = "Vouchers that are not posted (未记账凭证数)")
            int unposted,

            @Nullable String closedBy,
            @Nullable String closedByName,
            @Nullable Instant closedAt,
            @Nullable BankReconciled bankReconciled,
            List<Finding> warnings) {}

    @Schema(name = "Year", description = "A year of a book (会计年度)")
    record YearView(
            int year,

            @Schema(
                    description =
                            "CARRIED_FORWARD: vouchers are drafted, to be reviewed and posted; then close again (已生成结转凭证，记账后再结账)",
                    allowableValues = {"CARRIED_FORWARD", "CLOSED"})
            String state,

            @Schema(description = "The closing vouchers drafted now (结转凭证草稿)")
            List<UUID> vouchers,

            @Nullable String closedBy,
            @Nullable Instant closedAt,

            @Schema(description = "Figures of its statements that should be one and are not (报表勾稽提示)")
            List<Finding> warnings) {}

    @Schema(name = "SetClosingCheck", description = "What a book demands before closing, from a day on (结账检查设置)")
    record SetCheck(
            @NotNull
            @Schema(
                    allowableValues = {
                        "BANK_RECONCILED",
                        "DEPRECIATION",
                        "STATEMENTS_AGREE",
                        "DATE_ORDER",
                        "FUNDS_AGREE"
                    })
            ClosingCheck code,

            @NotNull @Schema(allowableValues = {"REFUSE", "WARN"})
            Severity severity,

            @NotNull LocalDate validFrom) {}

    @Schema(name = "ClosingCheck")
    record CheckView(ClosingCheck code, Severity severity, LocalDate validFrom) {}
}
