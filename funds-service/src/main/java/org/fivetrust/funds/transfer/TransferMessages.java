package org.fivetrust.funds.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.transfer.model.Direction;
import org.fivetrust.funds.transfer.model.TransferOrder;
import org.fivetrust.funds.transfer.model.TransferStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Transfers on the wire. */
final class TransferMessages {

    private TransferMessages() {}

    @Schema(name = "TransferRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal of this side (本方委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "Trust account of this side (本方分户)")
            UUID account,

            @NotNull @Schema(description = "Whether this side gives or receives (划出或划入)")
            Direction direction,

            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal of the other side (对方委托方)", example = "dongfang-collective")
            String counterparty,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "Amount, alike on both sides (金额)", example = "12000.00")
            String amount,

            @NotBlank @Size(max = 200) @Schema(description = "What for (事由)")
            String purpose,

            @NotBlank @Size(max = 100) @Schema(description = "Number of this side's resolution (本方决议)")
            String resolution) {

        TransferOrder toOrder() {
            return new TransferOrder(
                    new PrincipalId(principal),
                    account,
                    direction,
                    new PrincipalId(counterparty),
                    Money.parse(amount),
                    purpose,
                    resolution);
        }
    }

    @Schema(name = "Transfer")
    record View(
            UUID id,

            @Schema(description = "Principal of this side (本方委托方)")
            String principal,

            @Schema(description = "Trust account of this side (本方分户)")
            UUID account,

            @Schema(description = "Whether this side gives or receives (划出或划入)")
            Direction direction,

            @Schema(description = "Principal of the other side (对方委托方)")
            String counterparty,

            @Schema(description = "Its legal name (对方名称)") String counterpartyName,

            @Schema(description = "Amount in CNY (金额，元)") String amount,

            @Schema(description = "What for (事由)") String purpose,

            @Schema(description = "Number of this side's resolution (本方决议)")
            String resolution,

            @Schema(description = "How far this side has come (状态)")
            TransferStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who accepted it or moved the money (办理人)") @Nullable
            String executedBy,

            @Schema(description = "When that was (办理时间)") @Nullable
            Instant executedAt,

            @Schema(description = "The day the money moved; null until then (划转日)") @Nullable
            LocalDate madeOn) {}
}
