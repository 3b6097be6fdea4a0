package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterMessages.ResolutionView;
import org.fivetrust.agreements.ruling.Rulings.AuthorityRow;
import org.fivetrust.agreements.ruling.Rulings.PlannedStep;
import org.fivetrust.agreements.ruling.Rulings.Warning;
import org.fivetrust.agreements.ruling.model.BilingualText;
import org.fivetrust.shared.kernel.Clause;
import org.jspecify.annotations.Nullable;

/** Explanations on the wire. */
final class ExplanationMessages {

    private ExplanationMessages() {}

    @Schema(name = "ExplainedCure")
    record CureView(
            String code,
            String en,
            String zh,
            @Schema(description = "Who can do it (由谁)") String who,
            @Schema(description = "By when (期限)") @Nullable String by,

            @Schema(description = "The link that starts it (办理入口)") @Nullable
            String link) {}

    @Schema(name = "ExplainedRuling")
    record Explained(
            UUID id,

            @Schema(description = "PERMITTED, NEEDS_PROCEDURE or FORBIDDEN (裁定)")
            String ruling,

            String principal,
            String kind,
            @Nullable String amount,

            @Schema(description = "What related acts had moved within the window (相关行为合计)")
            String relatedAmount,

            @Schema(description = "The amount the band was found by (适用金额)") @Nullable
            String bandedOn,

            List<UUID> related,
            List<Clause> clauses,
            @Nullable AuthorityRow authority,
            @Nullable UUID agreement,
            @Nullable Integer agreementVersion,
            @Nullable String agreementDigest,
            @Nullable UUID resolution,
            List<PlannedStep> steps,
            @Nullable String code,
            List<CureView> cure,

            @Schema(description = "Why, in both languages (裁定理由)")
            BilingualText reason,

            @Schema(description = "The day it was judged at (裁定基准日)")
            LocalDate asOf,

            Instant ruledAt,

            @Schema(description = "By what was known then (知悉时点)")
            Instant knownAt,

            String askedBy,
            UUID act,

            @Schema(
                    description =
                            "The inputs as they were frozen; numbers of accounts and persons masked by role (裁定输入)")
            Map<String, Object> inputs,

            @Schema(description = "SHA-256 of the canonical act (行为摘要)")
            String digest,

            @Nullable UUID matter,

            @Schema(description = "The resolutions its matter rests on, and who vouched for them (所依据的决议及确认)")
            List<ResolutionView> resolutions,

            @Schema(description = "Deciding again, from the agreement's words and the inputs kept, says the same (可重现)")
            boolean reproduced,

            @Schema(description = "In which points it does not (不一致之处)")
            List<String> differs,

            @Schema(description = "What to know besides: an agreement that was signed after that day (提示)")
            List<Warning> warnings) {}
}
