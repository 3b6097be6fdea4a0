package org.fivetrust.funds.bank;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.bank.model.BankAccountKind;
import org.fivetrust.funds.bank.model.BankAccountOrder;
import org.fivetrust.funds.bank.model.BankAccountStatus;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.MaskedField;
import org.jspecify.annotations.Nullable;

/** Bank accounts on the wire. */
final class BankAccountMessages {

    private static final String BANK_CODE = "[0-9]{12}";

    private BankAccountMessages() {}

    @Schema(name = "BankAccountRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal that owns it (账户所有人)", example = "dongfang-committee")
            String principal,

            @NotBlank
            @Size(max = 100)
            @Schema(description = "In whose name the bank keeps it: the owner's legal name (户名)")
            String holder,

            @NotBlank @Size(max = 100) @Schema(description = "Bank (开户行)")
            String bank,

            @NotNull
            @Pattern(regexp = BANK_CODE, message = "bank-code")
            @Schema(description = "The bank's number in the payment system (联行号)", example = "402331000017")
            String bankCode,

            @NotNull
            @Pattern(regexp = AccountNumber.PATTERN, message = "bank-account")
            @Schema(description = "Account number (账号)", example = "201000112233445")
            String number,

            @NotNull @Schema(description = "Basic, special, trade union's or temporary (账户性质)")
            BankAccountKind kind,

            @NotBlank @Size(max = 200) @Schema(description = "What it is for (用途)")
            String purpose,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the resolution it rests on (依据的决议)")
            String resolution) {

        BankAccountOrder toOrder() {
            return new BankAccountOrder(
                    new PrincipalId(principal),
                    holder,
                    bank,
                    bankCode,
                    new AccountNumber(number),
                    kind,
                    purpose,
                    resolution);
        }
    }

    @Schema(name = "BankAccountClosing")
    record Close(
            @NotBlank @Size(max = 200) @Schema(description = "Why (销户原因)")
            String reason,

            @NotNull @Schema(description = "The day the bank closed it (销户日)")
            LocalDate closedOn) {}

    @Schema(name = "BankAccount")
    record View(
            UUID id,

            @Schema(description = "Principal that owns it (账户所有人)")
            String principal,

            @Schema(description = "In whose name the bank keeps it (户名)")
            String holder,

            String bank,

            @Schema(description = "The bank's number in the payment system (联行号)")
            String bankCode,

            @Masked(MaskedField.TRUST_ACCOUNT_NUMBER)
            @Schema(description = "Masked for those who need not pay from it (账号，按角色脱敏)")
            String number,

            @Schema(description = "Basic, special, trade union's or temporary (账户性质)")
            BankAccountKind kind,

            @Schema(description = "What it is for (用途)") String purpose,

            @Schema(description = "Number of the resolution it rests on (依据的决议)")
            String resolution,

            @Schema(description = "How far it has come (状态)")
            BankAccountStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who put it into the register (登记人)") @Nullable
            String openedBy,

            @Schema(description = "Why it was closed (销户原因)") @Nullable
            String closingReason,

            @Schema(description = "The day the bank closed it (销户日)") @Nullable
            LocalDate closedOn) {}
}
