package org.fivetrust.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.LifecycleMessages.Ending;
import org.fivetrust.agreements.agreement.LifecycleMessages.Suspension;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Agreements on the wire. */
final class AgreementMessages {

    private AgreementMessages() {}

    @Schema(name = "AgreementRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)")
            String principal,

            @Size(min = 2, max = 40)
            @Schema(description = "Sub-district (街道); default: the principal's own")
            @Nullable
            @JsonProperty("street")
            String subdistrict,

            @NotNull @Schema(description = "The resolution it rests on (所依据的决议)")
            UUID resolution,

            @Schema(
                    description = "`village-converted` (村改居) or `urban` (纯城市); or own clauses (模板或自拟条款)",
                    example = "village-converted")
            @Nullable
            String template,

            @Valid @Size(max = 300) @Schema(description = "Own clauses instead of a template (自拟条款)") @Nullable
            List<@NotNull ClauseMessage> clauses,

            @NotNull @Valid @Schema(description = "Term, both days included (期限)")
            TermOfValidity term,

            @Size(max = 5)
            @Schema(description = "Areas entrusted; default: those that clauses speak of (代管范围)")
            @Nullable
            List<@NotNull Area> scope,

            @Size(max = 5)
            @Schema(description = "Areas whose agency begins only with a complete hand-over; default: none (须先移交的领域)")
            @Nullable
            List<@NotNull Area> handoverRequired) {}

    @Schema(name = "AgreementTerm")
    record TermOfValidity(@NotNull LocalDate from, @NotNull LocalDate to) {}

    @Schema(name = "Signature")
    record Signature(@Nullable String by, @Nullable Instant at) {}

    @Schema(name = "SignatureRequest")
    record Sign(
            @Size(max = 500) @Schema(description = "A remark (备注)") @Nullable
            String comment,

            @Schema(description = "The digest of what is signed, to be sure (所签文本摘要)") @Nullable
            String digest) {}

    @Schema(name = "AgreementWarning")
    record Warning(String pointer, Words message) {

        static Warning of(Violation found) {
            return new Warning(found.pointer(), found.words());
        }
    }

    enum State {
        DRAFT,
        SIGNED,
        IN_FORCE,
        SUSPENDED,
        AMENDED,
        EXPIRED,
        TERMINATED
    }

    @Schema(name = "Agreement")
    record View(
            UUID id,
            String principal,
            @JsonProperty("street") String subdistrict,
            String community,
            @Nullable String template,
            @Nullable Integer templateVersion,
            UUID resolution,

            @Schema(description = "Id of the first version; the same for all versions (协议系列)")
            UUID series,

            int version,

            @Schema(
                    description =
                            "DRAFT, SIGNED (not begun), IN_FORCE, SUSPENDED, AMENDED (a later version rules), EXPIRED, "
                                    + "TERMINATED (状态)")
            State status,

            LocalDate asOf,
            TermOfValidity term,

            @Schema(description = "The days this version is in force, once signed (实际生效期间)") @Nullable
            TermOfValidity inForce,

            List<Area> scope,
            List<Area> handoverRequired,

            @Schema(description = "SHA-256 of the canonical clauses (条款摘要)")
            String digest,

            List<ClauseMessage> clauses,

            @Schema(
                    description =
                            "What the text was warned of: demands of the law whose figure is not certain yet (待核提示)")
            List<Warning> warnings,

            Signature communitySignature,
            @JsonProperty("streetSignature") Signature subdistrictSignature,
            @Nullable Suspension suspension,
            @Nullable Ending termination,
            @Nullable Instant terminatedAt,
            @Nullable String terminationReason,
            Instant draftedAt) {}

    @Schema(name = "AgreementVersion")
    record Version(
            UUID id,
            int version,
            String digest,
            State status,
            TermOfValidity term,
            @Nullable TermOfValidity inForce,
            UUID resolution) {}

    @Schema(name = "AgreementVersions")
    record Versions(List<Version> items) {}
}
