package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterMessages.Evidence;
import org.jspecify.annotations.Nullable;

/** Messages for pauses, extensions, reassignments and late papers. */
final class MatterHandlingMessages {

    private MatterHandlingMessages() {}

    @Schema(name = "HandOn")
    record HandOn(
            @NotBlank @Size(max = 100) @Schema(description = "To whom, by login (移交对象)", example = "deputy.dongfang")
            String to,

            @NotBlank @Size(max = 60) @Schema(description = "Name (姓名)")
            String toName,

            @Schema(description = "A step, where the holder of its role must keep out (需回避的环节)") @Nullable
            UUID step,

            @NotBlank @Size(max = 500) @Schema(description = "Why (移交理由)")
            String reason) {}

    @Schema(name = "PauseRequest")
    record Pause(
            @NotBlank @Size(max = 500) @Schema(description = "Why the clock stops (暂停理由)")
            String reason) {}

    @Schema(name = "ExtensionRequest")
    record Extend(
            @NotNull @Schema(description = "Step (环节)") UUID step,

            @NotNull @Positive @Max(10) @Schema(description = "Working days more (延长工作日)")
            Integer days,

            @NotBlank @Size(max = 500) @Schema(description = "Why (延期理由)")
            String reason) {}

    @Schema(name = "ExtensionDecision")
    record Settle(
            @NotNull @Schema(description = "Granted or not (是否同意)")
            Boolean granted,

            @Size(max = 500) @Nullable String comment) {}

    @Schema(name = "PapersSubmission")
    record Papers(
            @Size(max = 500) @Nullable String comment,

            @Valid @NotEmpty @Size(max = 20) @Schema(description = "The papers an emergency still owed (补办材料)")
            List<@NotNull Evidence> evidence) {}

    @Schema(name = "Pause")
    record PauseView(
            UUID id,
            String reason,
            String by,
            Instant at,
            @Nullable String resumedBy,
            @Nullable Instant resumedAt) {}

    @Schema(name = "Extension")
    record ExtensionView(
            UUID id,
            UUID step,
            int days,
            String reason,
            String askedBy,
            Instant askedAt,

            @Schema(description = "Nothing while it is asked for (尚未审批为空)") @Nullable
            Boolean granted,

            @Nullable String settledBy,
            @Nullable Instant settledAt,
            @Nullable String comment) {}

    @Schema(name = "Reassignment")
    record ReassignmentView(
            UUID id,
            String from,
            String fromName,
            String to,
            String toName,

            @Schema(description = "The step a substitute is asked for (回避代行的环节)") @Nullable
            UUID step,

            String reason,
            Instant at,

            @Schema(description = "When the receiver acknowledged it (签收时间)") @Nullable
            Instant acceptedAt,

            @Schema(description = "When it was reassigned to somebody else before it was acknowledged (未签收而改移他人的时间)")
            @Nullable
            Instant supersededAt) {}

    @Schema(name = "EmergencyPapers")
    record PapersView(
            LocalDate due,
            List<String> wanted,
            @Nullable Instant at,
            @Nullable String by,

            @Schema(description = "Red: past due and not there (红色预警)")
            boolean overdue) {}
}
