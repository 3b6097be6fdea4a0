package org.fivetrust.agreements.relatedparty;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Related parties on the wire. */
final class RelatedPartyMessages {

    private RelatedPartyMessages() {}

    enum Relation {
        SELF,
        SPOUSE,
        PARENT,
        CHILD,
        SIBLING,
        GRANDPARENT,
        GRANDCHILD,
        IN_LAW,
        OTHER_RELATIVE,
        FIRM,
        PARTNER
    }

    @Schema(name = "RelatedPartyEntry")
    record Ask(
            @NotBlank @Size(max = 100) @Schema(description = "The person, by login (工作人员)")
            String subject,

            @NotBlank @Size(max = 60) @Schema(description = "Name (姓名)")
            String subjectName,

            @NotNull @Schema(description = "How the party is related to the person (关系)")
            Relation relation,

            @NotBlank @Size(max = 200) @Schema(description = "The party (关联方)", example = "恒源铺装工程有限公司")
            String partyName,

            @Size(max = 64) @Schema(description = "Its account; kept as a key, shown by its last digits (账号)") @Nullable
            String account,

            @Size(max = 40) @Schema(description = "What it was identified by (证件种类)", example = "USCC") @Nullable
            String idKind,

            @NotNull @Schema(description = "Since (起)") LocalDate from,
            @Schema(description = "Until (止)") @Nullable LocalDate to,

            @NotBlank @Size(max = 200) @Schema(description = "Where it is known from (来源)", example = "个人有关事项报告")
            String source) {}

    @Schema(name = "RelatedPartyEnd")
    record End(
            @NotNull @Schema(description = "Last day, today at the earliest (止)")
            LocalDate on) {}

    @Schema(name = "RelatedParty")
    record View(
            UUID id,
            String subject,
            String subjectName,
            Relation relation,
            String partyName,

            @Schema(description = "Its last four digits (账号后四位)") @Nullable
            String account,

            @Nullable String idKind,
            LocalDate from,
            @Nullable LocalDate to,
            String source,
            String registeredBy,
            Instant registeredAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt) {}
}
