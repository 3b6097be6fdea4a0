package org.fivetrust.accounts.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Mandates in JSON. */
final class MandateMessages {

    private MandateMessages() {}

    @Schema(name = "GrantAuditMandate", description = "What an auditor may read (审计委派)")
    record Ask(
            @NotBlank @Size(max = 100) @Schema(description = "The auditor's subject (审计员)", example = "auditor")
            String auditor,

            @NotEmpty @Size(max = 200) @Schema(description = "Whose things (委托方)")
            List<@NotNull @Pattern(regexp = PrincipalId.PATTERN) String> principals,

            @NotEmpty @Schema(description = "Of which areas (领域)", example = "[\"accounts\"]")
            List<@NotNull @Pattern(regexp = "accounts|funds|assets|archives|seals|agreements") String> areas,

            @NotEmpty @Size(max = 50) @Schema(description = "Of which years (年度)", example = "[2026]")
            List<@NotNull @Min(Days.FIRST_YEAR) @Max(Days.LAST_YEAR) Integer> years,

            @NotNull LocalDate from,
            @NotNull LocalDate to,

            @NotBlank @Size(max = 500) @Schema(description = "On what ground (依据)")
            String ground) {

        @AssertTrue(message = "not-before-from@to")
        @Schema(hidden = true)
        boolean isPeriod() {
            return from == null || to == null || !to.isBefore(from);
        }
    }

    @Schema(name = "RevokeAuditMandate", description = "Why it ends early (撤销原因)")
    record Revoke(@NotBlank @Size(max = 500) String ground) {}

    @Schema(name = "AuditMandate", description = "What an auditor may read (审计委派)")
    record View(
            UUID id,
            String auditor,
            List<String> principals,
            List<String> areas,
            List<Integer> years,
            LocalDate from,
            LocalDate to,
            String ground,
            String grantedBy,
            Instant grantedAt,
            @Nullable String revokedBy,
            @Nullable Instant revokedAt,
            @Nullable String revokedFor) {

        static View of(MandateRow row) {
            return new View(
                    row.id(),
                    row.auditor(),
                    List.of(row.principals()),
                    List.of(row.areas()),
                    List.of(row.years()),
                    row.startsOn(),
                    row.endsOn(),
                    row.ground(),
                    row.grantedBy(),
                    row.grantedAt(),
                    row.revokedBy(),
                    row.revokedAt(),
                    row.revokedFor());
        }
    }
}
