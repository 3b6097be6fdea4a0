package org.fivetrust.seals.register;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The register of uses in JSON. */
final class RegisterMessages {

    private RegisterMessages() {}

    @Schema(name = "SealUse", description = "One use of a seal; never changed (用印登记)")
    record Line(
            @Schema(description = "Without a gap per seal and year (用印编号)", example = "2026-0001")
            String useNumber,

            Instant usedAt,
            UUID request,
            String documentTitle,
            @Nullable String documentRecord,
            String documentDigest,
            int documentPages,
            @Schema(description = "Copies approved (批准份数)") int approvedCopies,
            @Schema(description = "Copies sealed (用印份数)") int copies,
            String purpose,
            String category,
            String requestedBy,
            String requestedByName,

            @Schema(description = "Who put the seal down (用印人)")
            String custodian,

            String custodianName,

            @Schema(description = "The matter that approved it (审批事项)")
            UUID matter,

            String matterNumber,
            UUID warrant) {

        static Line of(LineRow row) {
            return new Line(
                    row.number().toString(),
                    row.usedAt(),
                    row.request(),
                    row.documentTitle(),
                    row.documentRecord(),
                    row.documentDigest(),
                    row.documentPages(),
                    row.approvedCopies(),
                    row.copies(),
                    row.purpose(),
                    row.category(),
                    row.requestedBy(),
                    row.requestedByName(),
                    row.custodian(),
                    row.custodianName(),
                    row.matter(),
                    row.matterNumber(),
                    row.warrantId());
        }
    }
}
