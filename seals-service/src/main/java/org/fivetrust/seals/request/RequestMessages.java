package org.fivetrust.seals.request;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.seals.request.model.Document;
import org.fivetrust.seals.request.model.DocumentDigest;
import org.fivetrust.seals.request.model.ImprintOrder;
import org.fivetrust.seals.request.model.Presented;
import org.fivetrust.seals.request.model.RequestStatus;
import org.fivetrust.seals.seal.model.SealKind;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Requests and imprints in JSON. */
final class RequestMessages {

    private RequestMessages() {}

    @Schema(name = "RequestImprint", description = "What the community wants sealed (用印申请)")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN)
            @Schema(description = "Whose seal it is (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "The seal (印章)") UUID seal,

            @NotNull @Valid Paper document,

            @NotNull @Min(1) @Max(10_000) @Schema(description = "How many copies of it (份数)", example = "4")
            Integer copies,

            @NotBlank @Size(max = 500) @Schema(description = "What for (用途)", example = "租赁合同签订")
            String purpose,

            @NotBlank
            @Size(max = 60)
            @Schema(
                    description = "What kind of paper; those of the refusal list are refused (类别)",
                    example = "contract")
            String category) {

        ImprintOrder toOrder() {
            return new ImprintOrder(
                    new PrincipalId(principal), seal, document.toDocument(), copies, purpose, category.strip());
        }
    }

    @Schema(name = "Document", description = "The very paper, known by its digest (文件)")
    record Paper(
            @NotBlank @Size(max = 200) @Schema(description = "Title (标题)")
            String title,

            @Nullable @Size(max = 80) @Schema(description = "The archive record that holds it (档案记录)")
            String record,

            @NotNull
            @Pattern(regexp = DocumentDigest.PATTERN, message = "digest")
            @Schema(description = "sha-256: and 64 hexadecimal digits (文件摘要)")
            String digest,

            @NotNull @Min(1) @Max(10_000) @Schema(description = "Pages (页数)", example = "6")
            Integer pages,

            @NotNull
            @Min(0)
            @Schema(description = "Places still to be filled in; more than none is refused (空白处)", example = "0")
            Integer blankFields) {

        Document toDocument() {
            return new Document(title, record, new DocumentDigest(digest), pages, blankFields);
        }
    }

    @Schema(name = "Imprint", description = "The paper that lies before the custodian (用印)")
    record Imprint(
            @NotNull
            @Pattern(regexp = DocumentDigest.PATTERN, message = "digest")
            @Schema(description = "Digest of the paper presented (所呈文件摘要)")
            String documentDigest,

            @NotNull @Min(1) @Max(10_000) @Schema(description = "How many copies are sealed, all at once (用印份数，一次用毕)")
            Integer copies,

            @Nullable @Size(max = 8000) @Schema(description = "A warrant in place of the one delivered (可出示执行令)")
            String warrant) {

        Presented toPresented() {
            return new Presented(new DocumentDigest(documentDigest), copies);
        }
    }

    @Schema(name = "SealRequest", description = "A request for an imprint and how far it has come (用印申请)")
    record View(
            UUID id,
            String principal,
            UUID seal,
            String sealName,
            SealKind sealKind,
            Paper document,
            int copies,
            String purpose,
            String category,
            RequestStatus status,
            @Nullable UUID matter,
            @Nullable String matterNumber,

            @Nullable @Schema(description = "The warrant's id, once the matter is approved (执行令)")
            UUID warrant,

            String requestedBy,
            String requestedByName,
            Instant requestedAt,

            @Nullable @Schema(description = "Without a gap per seal and year (用印编号)", example = "2026-0001")
            String useNumber,

            @Nullable Integer imprintedCopies,
            @Nullable String imprintedBy,
            @Nullable Instant imprintedAt) {

        static View of(RequestRow row) {
            var number = row.useNumber();
            return new View(
                    row.id(),
                    row.principal(),
                    row.seal(),
                    row.sealName(),
                    row.sealKind(),
                    new Paper(row.documentTitle(), row.documentRecord(), row.documentDigest(), row.documentPages(), 0),
                    row.copies(),
                    row.purpose(),
                    row.category(),
                    row.status(),
                    row.matter(),
                    row.matterNumber(),
                    row.warrantId(),
                    row.requestedBy(),
                    row.requestedByName(),
                    row.requestedAt(),
                    number == null ? null : number.toString(),
                    row.imprintedCopies(),
                    row.imprintedBy(),
                    row.imprintedAt());
        }
    }
}
