package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts and people of the inbox on the wire. */
final class InboxMessages {

    private InboxMessages() {}

    @Schema(name = "MatterCounts")
    record Counts(
            long total,

            @Schema(description = "By status (按状态)") Map<String, Long> byStatus,

            @Schema(description = "By kind (按种类)") Map<String, Long> byKind,

            @Schema(description = "Late steps and late papers of emergencies (超期)")
            long overdue) {}

    @Schema(name = "MatterActors")
    record Actors(
            UUID matter,
            String status,

            @Schema(description = "Each open step and who may take it (当前环节及可办人员)")
            List<StepActors> steps,

            @Schema(description = "Who may take none, and why (不得办理人员)")
            List<Excluded> excluded) {}

    @Schema(name = "StepActors")
    record StepActors(
            UUID step,
            String title,

            @Schema(description = "Everyone who holds this role for the principal (角色)")
            String role,

            @Schema(description = "Who may act for a holder of the role today (代行人)")
            List<Deputy> deputies) {}

    @Schema(name = "Deputy")
    record Deputy(
            String subject,
            String name,

            @Schema(description = "The delegator; none for a substitute (被代行人)") @Nullable
            String onBehalfOf) {}

    @Schema(name = "ExcludedPerson")
    record Excluded(
            String subject,

            @Schema(description = "REQUESTER, HAS_ACTED or CONFLICT (缘由)")
            String because) {}
}
