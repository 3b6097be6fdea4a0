package org.fivetrust.assets.disposal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.disposal.model.DisposalOrder;
import org.fivetrust.assets.disposal.model.DisposalStatus;
import org.fivetrust.assets.disposal.model.Evidence;
import org.fivetrust.assets.disposal.model.Manner;
import org.fivetrust.assets.disposal.model.Recipient;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.MaskedField;
import org.jspecify.annotations.Nullable;

/** Disposals in JSON. */
final class DisposalMessages {

    private DisposalMessages() {}

    @Schema(name = "RequestDisposal", description = "An asset the community wants to part with (处置申请)")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN)
            @Schema(description = "Whose asset it is (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "The asset (资产)") UUID asset,

            @NotNull @Schema(description = "Sale, scrapping, transfer, donation (处置方式：出售、报废、调出、捐赠)")
            Manner manner,

            @NotBlank @Size(max = 500) @Schema(description = "Why (处置原因)")
            String reason,

            @Nullable
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "Appraised value (评估价)", example = "9600.00")
            String appraisedValue,

            @Nullable @Valid @Schema(description = "Who takes it over (接收方)")
            Party counterparty,

            @Nullable
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "What is paid for it (成交价)", example = "11300.00")
            String price,

            @NotNull @Size(max = 50) @Schema(description = "The papers it rests on, at least one (处置依据)")
            List<@NotNull @Valid Paper> evidence) {

        DisposalOrder toOrder() {
            return new DisposalOrder(
                    new PrincipalId(principal),
                    asset,
                    manner,
                    reason,
                    appraisedValue == null ? null : Money.parse(appraisedValue),
                    counterparty == null ? null : new Recipient(counterparty.name(), counterparty.account()),
                    price == null ? null : Money.parse(price),
                    evidence.stream().map(Paper::toEvidence).toList());
        }
    }

    @Schema(name = "Counterparty")
    record Party(
            @NotBlank @Size(max = 200) String name,

            @Masked(MaskedField.COUNTERPARTY_ACCOUNT) @Nullable @Size(max = 60)
            String account) {}

    @Schema(
            name = "Evidence",
            description = "One paper: its kind, its own number, the archive record that holds it (依据)")
    record Paper(
            @NotBlank
            @Size(max = 40)
            @Schema(description = "Such as appraisal, technical opinion, resolution (种类)", example = "appraisal")
            String kind,

            @NotBlank @Size(max = 80) String number,

            @Nullable @Size(max = 80) String record) {

        static Paper of(Evidence evidence) {
            return new Paper(evidence.kind(), evidence.number(), evidence.record());
        }

        Evidence toEvidence() {
            return new Evidence(kind, number, record);
        }
    }

    @Schema(name = "DisposalProceeds", description = "Money that came in for a disposal (处置收入)")
    record ProceedsView(
            @Schema(description = "The receipt in funds-service (收款)")
            UUID receipt,

            @Schema(description = "Number of the receipt that was given (收据号)")
            String receiptNumber,

            @Schema(description = "Who paid (交款人)") String payer,

            @Schema(description = "Amount received in CNY (金额，元)")
            String amount,

            @Schema(description = "Day the money came (收款日)")
            LocalDate receivedOn,

            @Schema(description = "The day it was taken back; null while it stands (冲销日)") @Nullable
            LocalDate reversedOn) {}

    @Schema(name = "Disposal", description = "A disposal and how far it has come (资产处置)")
    record View(
            UUID id,
            String principal,
            UUID asset,
            String assetName,
            String cardNumber,
            Manner manner,
            String reason,

            @Schema(description = "The greater of book value and appraisal: what the decision is about (决策金额)")
            String amount,

            String netBookValue,
            @Nullable String appraisedValue,
            @Nullable Party counterparty,
            @Nullable String price,
            List<Paper> evidence,
            DisposalStatus status,
            @Nullable UUID matter,
            @Nullable String matterNumber,

            @Nullable @Schema(description = "The warrant's id, once the matter is approved (执行令)")
            UUID warrant,

            String requestedBy,
            Instant requestedAt,
            @Nullable String executedBy,
            @Nullable Instant executedAt,
            @Nullable LocalDate disposedOn,

            @Schema(description = "What came in for it, as funds-service tells it (处置收入)")
            List<ProceedsView> proceeds) {

        static View of(DisposalRow row, List<Evidence> evidence, List<Proceeds> proceeds) {
            return new View(
                    row.id(),
                    row.principal(),
                    row.asset(),
                    row.assetName(),
                    row.cardNumber().toString(),
                    row.manner(),
                    row.reason(),
                    Money.ofFen(row.amount()).toString(),
                    Money.ofFen(row.netBookValue()).toString(),
                    text(row.appraisedValue()),
                    row.recipientName() == null ? null : new Party(row.recipientName(), row.recipientAccount()),
                    text(row.price()),
                    evidence.stream().map(Paper::of).toList(),
                    row.status(),
                    row.matter(),
                    row.matterNumber(),
                    row.warrantId(),
                    row.requestedBy(),
                    row.requestedAt(),
                    row.executedBy(),
                    row.executedAt(),
                    row.disposedOn(),
                    proceeds.stream().map(Proceeds::view).toList());
        }

        private static @Nullable String text(@Nullable Long fen) {
            return fen == null ? null : Money.ofFen(fen).toString();
        }
    }
}
