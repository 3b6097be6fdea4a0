package org.fivetrust.funds.payee;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.payee.model.AccountStatus;
import org.fivetrust.funds.payee.model.Channel;
import org.fivetrust.funds.payee.model.Confirmation;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.MaskedField;
import org.jspecify.annotations.Nullable;

/** The register of payees on the wire. */
final class PayeeMessages {

    private static final String BANK_CODE = "[0-9]{12}";

    private PayeeMessages() {}

    @Schema(name = "PayeeRegistration")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal that pays (委托方)", example = "dongfang-committee")
            String principal,

            @NotBlank @Size(max = 200) @Schema(description = "Name (户名)", example = "恒源铺装有限公司")
            String name,

            @Schema(description = "Default: ORGANISATION (单位或个人)")
            Payee.@Nullable Kind kind,

            @Valid @Schema(description = "Its first account, where it is at hand (首个收款账户)") @Nullable
            EnterAccount account) {

        void mustBeLegible() {
            if (Likeness.name(name).isEmpty()) {
                throw InvalidValue.worded("has-letters", "/name");
            }
        }

        Payee.Kind kindOrDefault() {
            return Objects.requireNonNullElse(kind, Payee.Kind.ORGANISATION);
        }
    }

    @Schema(name = "PayeeAccountEntry")
    record EnterAccount(
            @NotNull
            @Pattern(regexp = AccountNumber.PATTERN, message = "bank-account")
            @Schema(description = "Account number (账号)", example = "3301040160009876")
            String number,

            @NotBlank @Size(max = 100) @Schema(description = "Bank (开户行)", example = "工商银行滨河支行")
            String bank,

            @Pattern(regexp = BANK_CODE, message = "bank-code")
            @Schema(description = "The bank's number in the payment system (联行号)", example = "102331000017")
            @Nullable
            String bankCode,

            @NotNull @Schema(description = "Over which it became known (获知渠道)")
            Channel channel,

            @Positive @Schema(description = "The account it takes the place of (被替换的账户序号)", example = "1") @Nullable
            Integer replaces) {}

    @Schema(name = "PayeeAccountConfirmation")
    record Confirm(
            @NotNull @Schema(description = "Over which it was confirmed, not the one it came by (核实渠道，须与获知渠道不同)")
            Channel over,

            @NotBlank
            @Size(max = 200)
            @Schema(
                    description = "Who was asked, and where they were reached (核实对象及联系方式)",
                    example = "财务王会计，座机8612 3456")
            String with,

            @NotNull @Schema(description = "When (核实日期)") LocalDate on) {

        Confirmation toModel() {
            return new Confirmation(over, with, on);
        }
    }

    @Schema(name = "RegisteredPayee")
    record View(
            UUID id,

            @Schema(description = "Principal that pays (委托方)")
            String principal,

            @Schema(description = "Name (户名)") String name,

            @Schema(description = "A person or an organisation (单位或个人)")
            Payee.Kind kind,

            @Schema(description = "In the order they were entered (收款账户)")
            List<AccountView> accounts,

            @Schema(description = "Who entered it (登记人)") String registeredBy,

            Instant registeredAt) {}

    @Schema(name = "RegisteredPayeeAccount")
    record AccountView(
            @Schema(description = "Its number among the payee's accounts (序号)")
            int n,

            @Masked(MaskedField.PAYEE_ACCOUNT)
            @Schema(description = "Account number; masked for those who need not pay (账号，按角色脱敏)")
            String number,

            @Schema(description = "Bank (开户行)") String bank,

            @Schema(description = "The bank's number in the payment system (联行号)") @Nullable
            String bankCode,

            @Schema(description = "Paid into only once it is confirmed, until another takes its place (状态)")
            AccountStatus status,

            @Schema(description = "Over which it became known (获知渠道)")
            Channel channel,

            @Schema(description = "The account it takes the place of (被替换的账户序号)") @Nullable
            Integer replaces,

            @Schema(description = "Who entered it (录入人)") String enteredBy,

            Instant enteredAt,

            @Schema(description = "Over which it was confirmed (核实渠道)") @Nullable
            Channel confirmedOver,

            @Schema(description = "Who was asked, and where they were reached (核实对象及联系方式)") @Nullable
            String confirmedWith,

            @Schema(description = "When (核实日期)") @Nullable LocalDate confirmedOn,

            @Schema(description = "By another person than entered it (核实人)") @Nullable
            String confirmedBy,

            @Schema(description = "When another account took its place (被替换时间)") @Nullable
            Instant replacedAt) {}
}
