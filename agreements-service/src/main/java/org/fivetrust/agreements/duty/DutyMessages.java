package org.fivetrust.agreements.duty;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Filings, reviews and what is still owed, on the wire. */
final class DutyMessages {

    private DutyMessages() {}

    enum Level {
        STREET,
        DISTRICT
    }

    enum Outcome {
        CONTINUE,
        RENEW,
        AMEND,
        TERMINATE
    }

    enum Kind {
        FILING,
        REVIEW,
        ELECTION_HAND_OVER
    }

    @Schema(name = "AgreementFilingRequest")
    record AskFiling(
            @NotNull @Schema(description = "Where it was filed (备案层级)")
            Level level,

            @NotBlank @Size(max = 100) @Schema(description = "The office (备案机关)", example = "滨河街道农业农村办公室")
            String authority,

            @NotBlank @Size(max = 100) @Schema(description = "Number given to it (备案号)")
            String number,

            @NotNull @Schema(description = "Day it was filed (备案日)")
            LocalDate filedOn,

            @Size(max = 100) @Schema(description = "Archive record (档案标识)") @Nullable
            String record) {}

    @Schema(name = "AgreementFiling")
    record Filing(
            UUID id,
            UUID agreement,
            Level level,
            String authority,
            String number,
            LocalDate filedOn,
            @Nullable String record,
            String recordedBy,
            Instant recordedAt) {}

    @Schema(name = "AgreementFilings")
    record Filings(List<Filing> items) {}

    @Schema(name = "AgreementReviewRequest")
    record AskReview(
            @NotNull @Positive @Schema(description = "Which year of the agreement (第几年度)", example = "1")
            Integer year,

            @NotNull @Schema(description = "Day of the review (考核日)")
            LocalDate heldOn,

            @NotNull @Schema(description = "What follows from it (考核结论)")
            Outcome outcome,

            @NotBlank @Size(max = 2000) @Schema(description = "What was found (考核情况)")
            String findings,

            @Size(max = 100) @Schema(description = "Archive record (档案标识)") @Nullable
            String record) {}

    @Schema(name = "AgreementReview")
    record Review(
            UUID id,

            @Schema(description = "The agreement, whatever its version (协议系列)")
            UUID series,

            int year,
            LocalDate heldOn,
            Outcome outcome,
            String findings,
            @Nullable String record,
            String recordedBy,
            String recordedByName,
            String role,
            Instant recordedAt) {}

    @Schema(name = "AgreementReviews")
    record Reviews(List<Review> items) {}

    @Schema(name = "Duty")
    record Duty(
            Kind kind,

            @Schema(description = "Of a filing: where (备案层级)") @Nullable
            Level level,

            String principal,

            @Schema(description = "The agreement's version, its series, or the election (所涉协议或换届)")
            UUID subject,

            @Schema(description = "Of a review: which year (年度)") @Nullable
            Integer year,

            LocalDate dueOn,
            boolean overdue,
            String source,

            @Schema(description = "The number of days is not certain yet (待核)")
            boolean unsure) {}
}
