package org.fivetrust.agreements.agreement;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.Notice;
import org.jspecify.annotations.Nullable;

/** Amendment, renewal, suspension and termination on the wire. */
final class LifecycleMessages {

    private LifecycleMessages() {}

    @Schema(name = "AmendmentRequest")
    record Amend(
            @NotNull @Schema(description = "A new resolution (新决议)")
            UUID resolution,

            @Schema(description = "Template, or own clauses (模板或自拟条款)") @Nullable
            String template,

            @Valid @Size(max = 300) @Schema(description = "All clauses of the new version (新版全部条款)") @Nullable
            List<@NotNull ClauseMessage> clauses,

            @NotNull @Schema(description = "Its first day; not before both have signed (生效日，不早于双方签署)")
            LocalDate effectiveFrom,

            @Schema(description = "Its last day; default: that of the version before (期满日)") @Nullable
            LocalDate effectiveTo,

            @Size(max = 5)
            @Schema(description = "Areas entrusted; default: those that clauses speak of (代管范围)")
            @Nullable
            List<@NotNull Area> scope,

            @Size(max = 5)
            @Schema(description = "Areas whose agency begins with a complete hand-over (须先移交的领域)")
            @Nullable
            List<@NotNull Area> handoverRequired) {}

    @Schema(name = "RenewalRequest")
    record Renew(
            @NotNull @Schema(description = "A new resolution (新决议)")
            UUID resolution,

            @NotNull @Schema(description = "The last day of the new term (新期限届满日)")
            LocalDate to) {}

    @Schema(name = "SuspensionRequest")
    record Suspend(
            @NotBlank @Size(max = 1000) @Schema(description = "Reason (暂停原因)")
            String reason,

            @Size(max = 100)
            @Schema(description = "Number of the supervisor's or discipline office's order (监督或纪检文号)")
            @Nullable
            String order) {}

    @Schema(name = "ResumptionRequest")
    record Resume(
            @NotBlank @Size(max = 1000) @Schema(description = "Reason (恢复原因)")
            String reason) {}

    @Schema(name = "TerminationRequest")
    record Terminate(
            @NotBlank @Size(max = 1000) @Schema(description = "Reason (终止原因)")
            String reason,

            @Schema(description = "The day after the last one in force; default: at once (解除生效日)") @Nullable
            LocalDate effectiveOn,

            @Schema(description = "From this day new acts are frozen; default: the day of the end (冻结日)") @Nullable
            LocalDate freezeOn,

            @Schema(description = "The assembly's resolution, for an ordered end by the community (解除决议)") @Nullable
            UUID resolution) {}

    @Schema(name = "AgreementTermination")
    record Ending(
            Notice.Side side,
            String reason,
            @Nullable UUID resolution,
            LocalDate freezeOn,
            LocalDate effectiveOn,
            Instant givenAt) {}

    @Schema(name = "AgreementSuspension")
    record Suspension(String reason, String role, Instant since) {}

    @Schema(name = "OpenMatter")
    record OpenMatter(
            UUID id,
            String number,
            String kind,
            String subject,
            @Nullable String amount,
            String status,
            String requestedBy,
            Instant openedAt) {}

    @Schema(name = "OpenMatters")
    record OpenMatters(
            @Schema(description = "Open now (目前未结)") List<OpenMatter> items,

            @Schema(description = "Open when notice of the end was given (通知解除时未结)") @Nullable
            List<OpenMatter> atTermination) {}
}
