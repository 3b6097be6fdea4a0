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
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.account.model.OpenAccount;
import org.fivetrust.funds.account.model.OpenAccount.Holder;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.MaskedField;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** Trust accounts on the wire. */
final class TrustAccountMessages {

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

            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
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

            @Schema(description = "What is booked (账面余额)", example = "1000000.00")
            String balance,

            @Schema(description = "What the bank has (银行已入账余额)", example = "1000000.00")
            String cleared,

            @Schema(
                    description = "What can be spent: cleared, less what is kept back for payments (可用余额)",
                    example = "1000000.00")
            String available,

            Instant openedAt) {}

    @Schema(name = "Balance")
    record Balance(
            UUID account,
            String principal,

            @Schema(description = "What had come and gone by the end of this day (截至日)")
            LocalDate asOf,

            @Schema(description = "As far as was known at this moment (认知时点)")
            Instant knownAt,

            @Schema(description = "The same as ledger (账面余额)")
            String balance,

            @Schema(description = "What is booked (账面余额)") String ledger,

            @Schema(description = "What the bank has (银行已入账余额)")
            String cleared,

            @Schema(description = "Cleared, less what is kept back for payments (可用余额)")
            String available) {

        static Balance of(AccountRow account, LocalDate asOf, Instant knownAt, TrustAccounts.Figures figures) {
            var ledger = Money.ofFen(figures.ledger()).toString();
            return new Balance(
                    account.id(),
                    account.principal(),
                    asOf,
                    knownAt,
                    ledger,
                    ledger,
                    Money.ofFen(figures.cleared()).toString(),
                    Money.ofFen(figures.cleared() - figures.reserved()).toString());
        }
    }

    @Schema(name = "TrustEntry")
    record EntryView(
            @Schema(description = "Counts up within the account (序号)", example = "12")
            int seq,

            UUID account,
            String principal,
            Entry.Kind kind,

            @Schema(description = "The receipt, payment or other act that causes it (来源)")
            UUID source,

            @Schema(description = "Below zero for what goes out (金额，支出为负)")
            String amount,

            LocalDate effectiveOn,

            @Schema(description = "The day the bank had it; none while it is on its way (银行入账日)") @Nullable
            LocalDate clearedOn,

            @Schema(description = "What was booked after it (账面余额)")
            String balanceAfter,

            Instant recordedAt) {}

    /** A line of {@code trust_entry_view}. */
    @Table("trust_entry_view")
    record EntryRow(
            String principal,
            UUID account,
            int seq,
            Entry.Kind kind,
            UUID source,
            long amount,
            LocalDate effectiveOn,
            @Nullable LocalDate clearedOn,
            long balanceAfter,
            Instant recordedAt) {

        EntryView view() {
            return new EntryView(
                    seq,
                    account,
                    principal,
                    kind,
                    source,
                    Money.ofFen(amount).toString(),
                    effectiveOn,
                    clearedOn,
                    Money.ofFen(balanceAfter).toString(),
                    recordedAt);
        }
    }
}
