package org.fivetrust.funds.earmark;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.earmark.model.ClosingOrder;
import org.fivetrust.funds.earmark.model.ClosingStatus;
import org.fivetrust.funds.earmark.model.EarmarkOrder;
import org.fivetrust.funds.earmark.model.EarmarkStatus;
import org.fivetrust.funds.earmark.model.Remainder;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Earmarks on the wire. */
final class EarmarkMessages {

    private EarmarkMessages() {}

    @Schema(name = "EarmarkRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-collective")
            String principal,

            @NotBlank
            @Size(max = 60)
            @Schema(description = "Code, by which payments and receipts name it (专项)", example = "LAND-2026")
            String code,

            @NotBlank @Size(max = 200) @Schema(description = "Who gives the money (拨款单位)")
            String giver,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the giver's letter (拨款文件)")
            String document,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "What the giver promised (拨款金额)", example = "400000.00")
            String amount,

            @NotNull @Schema(description = "Trust account that it is kept in (存放分户)")
            UUID account,

            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "What of it the account has already; default: 0.00 (开立时已到账金额)", example = "300000.00")
            @Nullable
            String held,

            @NotEmpty
            @Size(max = 20)
            @Schema(description = "What it is for: a payment's purpose names one of these (限定用途)")
            List<@NotBlank @Size(max = 100) String> purposes,

            @NotEmpty @Size(max = 20) @Schema(description = "Categories that are paid from it (限定类别)")
            List<@NotBlank @Size(max = 60) String> categories,

            @NotNull @Schema(description = "First day on which something is paid from it (有效期起)")
            LocalDate validFrom,

            @Schema(description = "Last day; none is without end (有效期止)") @Nullable
            LocalDate validTo) {

        EarmarkOrder toOrder() {
            mustBeSound();
            return new EarmarkOrder(
                    new PrincipalId(principal),
                    code,
                    giver,
                    document,
                    Money.parse(amount),
                    account,
                    held == null ? Money.ZERO : Money.parse(held),
                    purposes,
                    categories,
                    validFrom,
                    validTo);
        }

        private void mustBeSound() {
            var faults = new ArrayList<Violation>();
            for (var n = 0; n < purposes.size(); n++) {
                if (Likeness.name(purposes.get(n)).isEmpty()) {
                    faults.add(Violation.worded("has-letters", "/purposes/" + n));
                }
            }
            if (held != null && Money.parse(held).isMoreThan(Money.parse(amount))) {
                faults.add(Violation.worded("at-most-promised", "/held"));
            }
            if (validTo != null && validTo.isBefore(validFrom)) {
                faults.add(Violation.worded("not-before-first-day", "/validTo"));
            }
            if (!faults.isEmpty()) {
                throw new InvalidValue(faults);
            }
        }
    }

    @Schema(name = "Earmark")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Code, by which payments and receipts name it (专项)")
            String code,

            @Schema(description = "Who gives the money (拨款单位)")
            String giver,

            @Schema(description = "Number of the giver's letter (拨款文件)")
            String document,

            @Schema(description = "What the giver promised (拨款金额)")
            String amount,

            @Schema(description = "Trust account that it is kept in (存放分户)")
            UUID account,

            @Schema(description = "What of it the account had when it was opened (开立时已到账金额)")
            String held,

            @Schema(description = "What it is for (限定用途)") List<String> purposes,

            @Schema(description = "Categories that are paid from it (限定类别)")
            List<String> categories,

            @Schema(description = "First day on which something is paid from it (有效期起)")
            LocalDate validFrom,

            @Schema(description = "Last day; none is without end (有效期止)") @Nullable
            LocalDate validTo,

            @Schema(description = "What came in for it (已到账)")
            String received,

            @Schema(description = "Kept back for payments that were asked for (已占用)")
            String reserved,

            @Schema(description = "Paid (已支出)") String spent,

            @Schema(description = "Released to the rest of the account (已解除)")
            String released,

            @Schema(description = "What is left of it (结余)") String left,

            @Schema(description = "How far it has come (状态)")
            EarmarkStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who opened it (开立人)") @Nullable
            String openedBy,

            @Schema(description = "Since when it is open (开立时间)") @Nullable
            Instant openedAt,

            @Schema(description = "Since when it is closed (关闭时间)") @Nullable
            Instant endedAt) {}

    @Schema(name = "EarmarkClosingRequest")
    record Close(
            @Schema(description = "What becomes of what is left; none where nothing is left (结余处理，无结余的不填)") @Nullable
            Remainder decision,

            @NotBlank @Size(max = 200) @Schema(description = "Why it ends (关闭理由)")
            String reason,

            @Size(min = 1, max = 100)
            @Schema(description = "Number of the resolution that releases what is left (解除结余的决议)")
            @Nullable
            String resolution) {

        ClosingOrder toOrder(EarmarkRow earmark) {
            mustBeSound();
            return new ClosingOrder(
                    new PrincipalId(earmark.principal()),
                    earmark.id(),
                    earmark.code(),
                    earmark.giver(),
                    Money.ofFen(earmark.remaining()),
                    decision,
                    reason,
                    resolution);
        }

        private void mustBeSound() {
            if ((decision == Remainder.RELEASE) != (resolution != null)) {
                throw InvalidValue.worded("of-releases-and-for-each", "/resolution");
            }
        }
    }

    @Schema(name = "EarmarkClosing")
    record ClosingView(
            UUID id,
            String principal,

            @Schema(description = "The earmark that ends (专项)")
            UUID earmark,

            @Schema(description = "Code, by which payments and receipts name it (专项)")
            String code,

            @Schema(description = "What is left of it (结余)") String remainder,

            @Schema(description = "What becomes of what is left; none where nothing is left (结余处理，无结余的不填)") @Nullable
            Remainder decision,

            @Schema(description = "Why it ends (关闭理由)") String reason,

            @Schema(description = "Number of the resolution that releases what is left (解除结余的决议)") @Nullable
            String resolution,

            @Schema(description = "How far it has come (状态)")
            ClosingStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who closed it (关闭人)") @Nullable
            String endedBy,

            @Schema(description = "Since when it is closed (关闭时间)") @Nullable
            Instant endedAt) {}
}
