package org.fivetrust.funds.paymentreturn;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.paymentreturn.model.ReturnNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Returned money on the wire. */
final class PaymentReturnMessages {

    private PaymentReturnMessages() {}

    @Schema(name = "PaymentReturnRequest")
    record Ask(
            @NotBlank
            @Size(max = 60)
            @Schema(
                    description = "The bank's own reference of the entry that gives the money back (退汇流水号)",
                    example = "T20260618-0042")
            String reference,

            @NotNull @Schema(description = "The day on which the bank gave it back (退汇日)")
            LocalDate returnedOn,

            @Size(min = 1, max = 200) @Schema(description = "Why, in the bank's words (退汇原因)") @Nullable
            String reason) {

        ReturnNotice toNotice(String by) {
            return new ReturnNotice(reference.strip(), returnedOn, reason, by);
        }
    }

    @Schema(name = "PaymentReturn")
    record View(
            UUID id,
            String principal,

            @Schema(description = "The payment whose money came back (付款)")
            UUID payment,

            @Schema(description = "The bank's own reference of the entry that gives the money back (退汇流水号)")
            String reference,

            @Schema(description = "The day on which the bank gave it back (退汇日)")
            LocalDate returnedOn,

            @Schema(description = "Why, in the bank's words (退汇原因)") @Nullable
            String reason,

            @Schema(description = "Who read the bank's notice first (登记人)")
            String recordedBy,

            Instant recordedAt,

            @Schema(description = "Who read the same from it; the money is back since then (复核人)") @Nullable
            String confirmedBy,

            @Schema(description = "Since when the money is back (复核时间)") @Nullable
            Instant confirmedAt) {}

    /** A return as it is kept. */
    @Table("payment_return")
    record Row(
            String principal,
            @Id UUID id,
            UUID payment,
            String reference,
            LocalDate returnedOn,
            @Nullable String reason,
            String recordedBy,
            Instant recordedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {

        ReturnNotice.Waiting toWaiting() {
            return new ReturnNotice.Waiting(id, new ReturnNotice(reference, returnedOn, reason, recordedBy));
        }

        View view() {
            return new View(
                    id,
                    principal,
                    payment,
                    reference,
                    returnedOn,
                    reason,
                    recordedBy,
                    recordedAt,
                    confirmedBy,
                    confirmedAt);
        }
    }
}
