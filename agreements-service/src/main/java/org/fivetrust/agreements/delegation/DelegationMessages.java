package org.fivetrust.agreements.delegation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Delegations on the wire. */
final class DelegationMessages {

    private DelegationMessages() {}

    @Schema(name = "DelegationRequest")
    record Ask(
            @NotBlank @Schema(description = "One of the caller's own roles (本人角色)", example = "committee-director")
            String role,

            @NotBlank @Size(max = 100) @Schema(description = "To whom, by login (受托代行人)")
            String delegate,

            @NotBlank @Size(max = 60) @Schema(description = "Name (姓名)")
            String delegateName,

            @Size(max = 200)
            @Schema(description = "For which principals; default: all the caller's own (适用委托方)")
            @Nullable
            List<@NotNull @Pattern(regexp = PrincipalId.PATTERN, message = "principal") String> principals,

            @NotNull @Schema(description = "First day (起)") LocalDate from,
            @NotNull @Schema(description = "Last day (止)") LocalDate to,

            @NotBlank @Size(max = 500) @Schema(description = "Why (事由)", example = "外出学习")
            String reason) {}

    @Schema(name = "Delegation")
    record View(
            UUID id,
            String role,
            String delegator,
            String delegatorName,
            String delegate,
            String delegateName,
            List<String> principals,
            LocalDate from,
            LocalDate to,
            String reason,
            Instant madeAt,

            @Schema(description = "UPCOMING, ACTIVE, ENDED or REVOKED (状态)")
            String status,

            @Nullable String revokedBy,
            @Nullable Instant revokedAt) {}
}
