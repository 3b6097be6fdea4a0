package org.fivetrust.funds.charge;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.charge.model.BankCharge;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** Charges and interest on the wire. */
final class ChargeMessages {

    private ChargeMessages() {}

    @Schema(name = "BankChargeRequest")
    record Ask(
            @NotNull @Schema(description = "Trust account that bears or receives it (分户)")
            UUID account,

            @NotNull @Schema(description = "Charge of the bank, or its interest (手续费或利息)")
            BankCharge.Kind kind,

            @NotNull @Schema(description = "Bank statement that shows it (对账单)")
            UUID statement,

            @NotNull @Min(1) @Schema(description = "Number of the entry there (笔号)", example = "3")
            Integer entry,

            @NotBlank @Size(max = 200) @Schema(description = "What for (事由)", example = "跨行转账手续费")
            String purpose) {

        BankCharge toCharge(UUID id) {
            return new BankCharge(id, account, kind, statement, entry, purpose);
        }
    }

    @Schema(name = "BankCharge")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Trust account that bears or receives it (分户)")
            UUID account,

            BankCharge.Kind kind,

            @Schema(description = "Bank statement that shows it (对账单)")
            UUID statement,

            @Schema(description = "Number of the entry there (笔号)")
            int entry,

            @Schema(description = "Below zero for a charge (金额，手续费为负)", example = "-10.50")
            String amount,

            @Schema(description = "Day of booking (记账日)") LocalDate bookedOn,

            String purpose,

            @Schema(description = "The voucher drawn up for it (凭证)") @Nullable
            String voucher,

            @Schema(description = "Who entered it (登记人)") String enteredBy,

            @Schema(description = "When it was entered (登记时间)")
            Instant enteredAt) {}

    /** One line of {@code bank_charge_view}. */
    @Table("bank_charge_view")
    record Row(
            String principal,
            UUID id,
            UUID account,
            BankCharge.Kind kind,
            UUID statement,
            int entry,
            long amount,
            LocalDate bookedOn,
            String purpose,
            @Nullable String voucher,
            String enteredBy,
            Instant enteredAt) {

        View view() {
            return new View(
                    id,
                    principal,
                    account,
                    kind,
                    statement,
                    entry,
                    Money.ofFen(amount).toString(),
                    bookedOn,
                    purpose,
                    voucher,
                    enteredBy,
                    enteredAt);
        }
    }
}
