package org.fivetrust.agreements.duty;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.duty.model.HandedOver;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** A new committee and what it is owed, on the wire. */
final class ElectionMessages {

    private ElectionMessages() {}

    @Schema(name = "ElectionRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)")
            String principal,

            @NotNull @Schema(description = "Day of the election (当选日)")
            LocalDate electedOn,

            @NotBlank @Size(max = 60) @Schema(description = "The new director (新任主任)")
            String director) {}

    @Schema(name = "ElectionOrder")
    record Order(
            @NotNull @Schema(description = "Day of the order (责令日)")
            LocalDate orderedOn,

            @NotBlank @Size(max = 100) @Schema(description = "Its number (文号)")
            String number) {}

    @Schema(name = "ElectionHandOver")
    record HandOver(
            @NotNull @Schema(description = "Day it was done (移交日)")
            LocalDate on,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the signed list (移交清单编号)")
            String paper,

            @NotEmpty @Schema(description = "What passed; all five, or it is not done (移交内容，缺一不可)")
            Set<@NotNull HandedOver> parts) {}

    @Schema(name = "Election")
    record View(
            UUID id,
            String principal,
            LocalDate electedOn,
            String director,

            @Schema(description = "By when all is handed over (移交期限)")
            LocalDate dueOn,

            String source,

            @Schema(description = "The number of days is not certain yet (待核)")
            boolean unsure,

            @Nullable LocalDate orderedOn,
            @Nullable String orderNumber,

            @Schema(description = "By when the order wants it (责令期限)") @Nullable
            LocalDate orderDueOn,

            @Nullable LocalDate handedOverOn,
            @Nullable String paper,

            @Schema(description = "Past its last day and not done (逾期未移交)")
            boolean overdue,

            String recordedBy,
            Instant recordedAt) {}
}
