package org.fivetrust.agreements.handover;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.handover.model.Direction;
import org.fivetrust.agreements.handover.model.Handover.Settlement;
import org.fivetrust.agreements.handover.model.Item;
import org.fivetrust.agreements.handover.model.SignatoryRole;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Hand-over lists on the wire. */
final class HandoverMessages {

    private HandoverMessages() {}

    @Schema(name = "HandoverRequest")
    record Ask(
            @NotNull @Schema(description = "Area (领域)") Area area,

            @NotNull @Schema(description = "To the centre, or back (移交或交还)")
            Direction direction,

            @NotEmpty @Size(max = 2000) @Schema(description = "The list as counted (移交清单)")
            List<@Valid @NotNull AskItem> items) {}

    @Schema(name = "HandoverItemRequest")
    record AskItem(
            @NotNull @Positive @Schema(description = "Number (序号)")
            Integer no,

            @NotNull
            @Pattern(regexp = "[A-Z][A-Z_]{1,39}")
            @Schema(
                    description = "CASH, BANK, VOUCHER, BOOK, SEAL, RECEIPT, FILE, ASSET, CONTRACT, DEPOSIT, ADVANCE, "
                            + "OPEN_MATTER … (类别)",
                    example = "SEAL")
            String category,

            @NotBlank @Size(max = 500) @Schema(description = "Description (名称)")
            String description,

            @NotNull @PositiveOrZero @Schema(description = "Quantity on the books (账面数量)")
            Integer quantity,

            @PositiveOrZero @Schema(description = "Quantity counted; default: all of it (实点数量)") @Nullable
            Integer counted,

            @Pattern(regexp = Money.PATTERN, message = "amount")
            @Schema(description = "Amount on the books (账面金额)", example = "3286.40")
            @Nullable
            String bookAmount,

            @Pattern(regexp = Money.PATTERN, message = "amount")
            @Schema(description = "Amount counted (实点金额)", example = "2986.40")
            @Nullable
            String actualAmount,

            @Size(max = 500) @Schema(description = "Cause of a difference (差异原因)") @Nullable
            String differenceCause,

            @Size(max = 100) @Schema(description = "Who keeps it (保管人)") @Nullable
            String keeper,

            @Size(max = 200) @Schema(description = "Where (存放地点)") @Nullable
            String place,

            @Size(max = 100) @Schema(description = "Condition (状态)") @Nullable
            String state,

            @Size(max = 100) @Schema(description = "Number of the evidence (凭证号)") @Nullable
            String evidenceNumber) {

        int found() {
            return Objects.requireNonNullElse(counted, quantity);
        }

        Item toItem() {
            return new Item(
                    no,
                    category,
                    description,
                    quantity,
                    found(),
                    bookAmount == null ? null : Money.parse(bookAmount),
                    actualAmount == null ? null : Money.parse(actualAmount),
                    differenceCause,
                    evidenceNumber);
        }
    }

    @Schema(name = "HandoverSignatureRequest")
    record Sign(
            @NotNull @Schema(description = "Giver, receiver or overseer (移交人、接收人、监交人)")
            SignatoryRole part,

            @Schema(description = "The digest of the list that is signed, to be sure (清单摘要)") @Nullable
            String digest) {}

    @Schema(name = "HandoverSettlementRequest")
    record Settle(
            @NotNull @Positive @Schema(description = "Number of the item (序号)")
            Integer item,

            @PositiveOrZero @Schema(description = "How many; default: all that are missing (数量)") @Nullable
            Integer quantity,

            @NotBlank @Size(max = 1000) @Schema(description = "Reason (原因)")
            String reason,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the paper (文号)")
            String document) {}

    @Schema(name = "HandoverItem")
    record ItemView(
            int no,
            String category,
            String description,
            int quantity,
            int counted,
            @Nullable String bookAmount,
            @Nullable String actualAmount,

            @Schema(description = "Counted less booked, as it was found (差异)") @Nullable
            String difference,

            @Nullable String differenceCause,
            @Nullable String keeper,
            @Nullable String place,
            @Nullable String state,
            @Nullable String evidenceNumber) {}

    @Schema(name = "HandoverSettlement")
    record SettlementView(
            int item,
            Settlement.Kind kind,
            int quantity,
            String reason,
            String document,
            String by,
            String byName,
            Instant at) {}

    @Schema(name = "HandoverSignature")
    record SignatureView(SignatoryRole part, String by, String byName, String role, Instant at) {}

    @Schema(name = "Handover")
    record View(
            UUID id,
            String principal,

            @Schema(description = "The agreement's series (协议系列)")
            UUID agreement,

            Area area,
            Direction direction,

            @Schema(description = "INCOMPLETE or COMPLETE (状态)")
            String status,

            @Schema(description = "What is still missing (尚缺)")
            List<String> missing,

            @Schema(description = "By when what is missing is to be handed over (限期)") @Nullable
            LocalDate dueOn,

            @Schema(description = "The rule that sets the day (限期依据)") @Nullable
            String dueSource,

            @Schema(description = "SHA-256 of the canonical list (清单摘要)")
            String digest,

            List<ItemView> items,
            List<SettlementView> settlements,
            List<SignatureView> signatures,
            String listedBy,
            Instant listedAt,
            @Nullable Instant completedAt) {}
}
