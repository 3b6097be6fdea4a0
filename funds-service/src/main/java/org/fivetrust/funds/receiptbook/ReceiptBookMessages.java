package org.fivetrust.funds.receiptbook;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.receiptbook.model.NumberStatus;
import org.fivetrust.funds.receiptbook.model.Numbers;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Receipt books on the wire. */
final class ReceiptBookMessages {

    private static final int USUAL_COPIES = 3;

    private ReceiptBookMessages() {}

    /** Whose paper it is; what a shop sells is none of these. */
    enum Kind {
        UNIFIED,
        FISCAL
    }

    enum Status {
        IN_STOCK,
        ISSUED,
        RETURNED,
        VERIFIED
    }

    @Schema(name = "ReceiptBookRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)")
            String principal,

            @Schema(description = "The unified receipt of county or agency, or the fiscal one (票据种类); default: UNIFIED")
            @Nullable
            Kind kind,

            @NotNull
            @Pattern(regexp = Numbers.PATTERN, message = "printed-number")
            @Schema(description = "First number, as it is printed (起始号码)", example = "000401")
            String first,

            @NotNull
            @Pattern(regexp = Numbers.PATTERN, message = "printed-number")
            @Schema(description = "Last number, as it is printed; at most 1,000 in a book (终止号码)", example = "000450")
            String last,

            @Min(1) @Max(9) @Schema(description = "Copies of each receipt (联数); default: 3") @Nullable
            Integer copies) {

        Numbers toNumbers() {
            var faults = new ArrayList<Violation>();
            var numbers = Numbers.between(first, last);
            if (first.length() != last.length()) {
                faults.add(Violation.worded("printed-alike", "/last"));
            }
            if (numbers.first() == 0) {
                faults.add(Violation.worded("printed-number", "/first"));
            }
            if (numbers.count() < 1 || numbers.count() > Numbers.MOST) {
                faults.add(Violation.worded("book-range", "/last", "most", Numbers.MOST));
            }
            if (!faults.isEmpty()) {
                throw new InvalidValue(faults);
            }
            return numbers;
        }

        Kind kindOrDefault() {
            return Objects.requireNonNullElse(kind, Kind.UNIFIED);
        }

        int copiesOrDefault() {
            return Objects.requireNonNullElse(copies, USUAL_COPIES);
        }
    }

    @Schema(name = "ReceiptBookIssue")
    record Issue(
            @NotBlank @Size(max = 100) @Schema(description = "To whom, by subject of the token (领用人)")
            String holder) {}

    @Schema(name = "ReceiptNumberVoid")
    record MakeVoid(
            @NotNull
            @Min(0)
            @Max(9)
            @Schema(description = "Copies kept with the stubs; all of them (收回联数)", example = "3")
            Integer copies,

            @NotBlank @Size(max = 200) @Schema(description = "Why (事由)", example = "金额写错")
            String reason) {}

    @Schema(name = "ReceiptNumberLoss")
    record Lose(
            @NotNull @Schema(description = "Day on which it was found missing (发现日)")
            LocalDate lostOn,

            @NotBlank @Size(max = 200) @Schema(description = "How it was lost and to whom it was reported (事由及报告)")
            String reason) {}

    @Schema(name = "ReceiptBook")
    record View(
            UUID id,
            String principal,
            Kind kind,
            @Schema(example = "000401") String first,
            @Schema(example = "000450") String last,
            int copies,
            Status status,
            @Nullable String holder,
            long used,
            long voided,
            long lost,
            List<String> unaccounted,
            String registeredBy,
            Instant registeredAt,
            @Nullable String issuedBy,
            @Nullable Instant issuedAt,
            @Nullable String returnedBy,
            @Nullable Instant returnedAt,
            @Nullable String verifiedBy,
            @Nullable Instant verifiedAt) {}

    @Schema(name = "ReceiptNumber")
    record NumberView(
            String number,
            NumberStatus status,
            @Nullable UUID receipt,
            @Nullable Integer copies,
            @Nullable LocalDate lostOn,
            @Nullable String reason,
            String recordedBy,
            Instant recordedAt) {}
}
