package org.fivetrust.funds.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.account.model.OpenAccount;
import org.fivetrust.funds.account.model.OpenAccount.Holder;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.MaskedField;
import org.jspecify.annotations.Nullable;

/** Trust accounts on the wire. */
final class TrustAccountMessages {

    private static final String AMOUNT = "(0|[1-9][0-9]{0,11})\\.[0-9]{2}";

    private TrustAccountMessages() {}

    @Schema(name = "TrustAccountRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @Size(min = 1, max = 100) @Schema(description = "Name (户名); default: the principal's") @Nullable
            String name,

            @Schema(description = "In whose name the bank keeps it (账户名义); never a person's") @Nullable
            Holder holder,

            @Size(max = 100) @Schema(description = "Bank (开户行)") @Nullable
            String bank,

            @Pattern(regexp = AccountNumber.PATTERN, message = "bank-account")
            @Schema(description = "Account number (账号)")
            @Nullable
            String accountNumber,

            @Size(min = 1, max = 200)
            @Schema(description = "Why the bank account is held for another principal too (一户多分户的理由)")
            @Nullable
            String shared,

            @Pattern(regexp = AMOUNT, message = "amount")
            @Schema(description = "Handed over on the opening day (移交余额); default: nothing", example = "1000000.00")
            @Nullable
            String openingBalance,

            @Schema(description = "Opening day (开户日); default: the first of January") @Nullable
            LocalDate openedOn) {

        OpenAccount toCommand(UUID id, LocalDate today) {
            return new OpenAccount(
                    id,
                    new PrincipalId(principal),
                    name == null ? principal : name,
                    Objects.requireNonNullElse(holder, Holder.ORGANISATION),
                    Objects.requireNonNullElse(bank, ""),
                    new AccountNumber(Objects.requireNonNullElse(accountNumber, "")),
                    openingBalance == null ? Money.ZERO : Money.parse(openingBalance),
                    openedOn == null ? today.withDayOfYear(1) : openedOn);
        }
    }

    @Schema(name = "TrustAccount")
    record View(
            UUID id,
            String principal,
            String name,
            String bank,

            @Masked(MaskedField.TRUST_ACCOUNT_NUMBER)
            @Schema(description = "Masked for those who need not pay from it (账号，按角色脱敏)")
            String accountNumber,

            @Schema(description = "Why the bank account is held for another principal too (一户多分户的理由)") @Nullable
            String shared,

            LocalDate openedOn,

            @Schema(description = "What it holds now (余额)", example = "1000000.00")
            String balance,

            Instant openedAt) {}

    @Schema(name = "Balance")
    record Balance(
            UUID account,
            String principal,

            @Schema(description = "What had come and gone by the end of this day (截至日)")
            LocalDate asOf,

            @Schema(description = "As far as was known at this moment (认知时点)")
            Instant knownAt,

            String balance) {}
}
