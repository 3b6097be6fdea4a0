package org.fivetrust.funds.consent;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.consent.model.ConsentKind;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Consents of banks on the wire. */
final class ConsentMessages {

    private static final List<Integer> WORKING_DAYS = List.of(0, 3, 5, 7);

    private ConsentMessages() {}

    @Schema(name = "BankConsentRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "What the bank allows (同意事项)")
            ConsentKind kind,

            @NotBlank @Size(max = 100) @Schema(description = "Bank (开户行)")
            String bank,

            @NotBlank @Size(max = 60) @Schema(description = "Number of its letter (批复文号)")
            String number,

            @Schema(
                    description = "Within how many working days cash is paid in: 0, 3, 5 or 7; only for LATER_DEPOSIT "
                            + "(解款期限，工作日)")
            @Nullable
            Integer workingDays,

            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(
                    description = "What may be spent from takings in all; only for SPENDING_TAKINGS (坐支限额)",
                    example = "2000.00")
            @Nullable
            String amount,

            @NotNull @Schema(description = "First day (生效日)")
            LocalDate validFrom,

            @Schema(description = "Last day; required for SPENDING_TAKINGS (截止日)") @Nullable
            LocalDate validTo) {

        /** Throws where the fields do not suit the kind. */
        Ask suited() {
            switch (kind) {
                case LATER_DEPOSIT -> {
                    if (workingDays == null || !WORKING_DAYS.contains(workingDays)) {
                        throw InvalidValue.worded("deposit-days", "/workingDays");
                    }
                    if (amount != null) {
                        throw InvalidValue.worded("not-of-this-kind", "/amount");
                    }
                }
                case SPENDING_TAKINGS -> {
                    if (workingDays != null) {
                        throw InvalidValue.worded("not-of-this-kind", "/workingDays");
                    }
                    if (amount == null) {
                        throw InvalidValue.worded("needed-for-this-kind", "/amount");
                    }
                    if (validTo == null) {
                        throw InvalidValue.worded("needed-for-this-kind", "/validTo");
                    }
                }
            }
            if (validTo != null && validTo.isBefore(validFrom)) {
                throw InvalidValue.worded("not-before-from", "/validTo");
            }
            return this;
        }

        @Nullable
        Money money() {
            return amount == null ? null : Money.parse(amount);
        }
    }

    @Schema(name = "BankConsent")
    record View(
            UUID id,
            String principal,

            @Schema(description = "What the bank allows (同意事项)")
            ConsentKind kind,

            @Schema(description = "Bank (开户行)") String bank,

            @Schema(description = "Number of its letter (批复文号)")
            String number,

            @Schema(description = "Within how many working days cash is paid in (解款期限，工作日)") @Nullable
            Integer workingDays,

            @Schema(description = "What may be spent from takings in all (坐支限额)") @Nullable
            String amount,

            @Schema(description = "What was spent under it so far (已坐支)")
            String used,

            @Schema(description = "First day (生效日)") LocalDate validFrom,

            @Schema(description = "Last day; null where it holds on (截止日)") @Nullable
            LocalDate validTo,

            @Schema(description = "Who entered it (登记人)") String registeredBy,

            Instant registeredAt,

            @Schema(description = "Who confirmed it; null until then (确认人)") @Nullable
            String confirmedBy,

            @Schema(description = "When that was (确认时间)") @Nullable
            Instant confirmedAt) {}
}
