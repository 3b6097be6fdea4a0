package org.fivetrust.funds.deposit;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.deposit.model.Deposit;
import org.fivetrust.funds.deposit.model.Slip;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Deposits on the wire. */
final class DepositMessages {

    private DepositMessages() {}

    @Schema(name = "PayingInSlip")
    record SlipMessage(
            @NotBlank @Size(max = 60) @Schema(description = "Number of the bank's paying-in slip (缴款单号)")
            String number,

            @NotNull @Schema(description = "The day the bank had the money (银行入账日)")
            LocalDate clearedOn) {

        Slip toSlip() {
            return new Slip(number, clearedOn);
        }
    }

    @Schema(name = "DepositRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "Trust account (分户)")
            UUID account,

            @NotEmpty @Size(max = 500) @Schema(description = "Cash receipts, each paid in once (现金收据)")
            List<@NotNull UUID> receipts,

            @Size(max = 100)
            @Schema(description = "Payments in cash that were made from these takings (以收抵支的现金付款); default: none")
            @Nullable
            List<@NotNull UUID> spent,

            @Schema(description = "The bank's consent to that (银行坐支同意)") @Nullable
            UUID consent,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(
                    description = "What is paid in: the sum of the receipts, less what was spent of them (解款金额)",
                    example = "350.00")
            String amount,

            @NotNull @Schema(description = "Day it was paid in (解款日)")
            LocalDate depositedOn,

            @Valid @Schema(description = "The bank's slip, where it is at hand (现金缴款单)") @Nullable
            SlipMessage slip) {

        Deposit toDeposit(UUID id) {
            if (consent != null && (spent == null || spent.isEmpty())) {
                throw InvalidValue.worded("spent-with-consent", "/consent");
            }
            return new Deposit(
                    id,
                    new PrincipalId(principal),
                    account,
                    receipts.stream().distinct().toList(),
                    spent == null ? List.of() : spent.stream().distinct().toList(),
                    consent,
                    Money.parse(amount),
                    depositedOn);
        }
    }

    @Schema(name = "Deposit")
    record View(
            UUID id,
            String principal,
            UUID account,

            @Schema(description = "Cash receipts that were paid in (现金收据)")
            List<UUID> receipts,

            @Schema(description = "Payments in cash that were made from these takings (以收抵支的现金付款)")
            List<UUID> spent,

            @Schema(description = "The bank's consent to that; null where nothing was spent (银行坐支同意)") @Nullable
            UUID consent,

            @Schema(description = "What was paid in (解款金额)", example = "350.00")
            String amount,

            @Schema(description = "Day it was paid in (解款日)")
            LocalDate depositedOn,

            @Schema(description = "Who paid it in (解款人)") String depositedBy,

            @Schema(description = "The bank's slip; none while the money is on its way (现金缴款单)") @Nullable
            SlipMessage slip,

            Instant recordedAt) {}
}
