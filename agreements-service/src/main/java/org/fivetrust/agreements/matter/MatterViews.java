package org.fivetrust.agreements.matter;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding;
import org.fivetrust.agreements.matter.MatterHandlingMessages.PapersView;
import org.fivetrust.agreements.matter.MatterMessages.FirstAsked;
import org.fivetrust.agreements.matter.MatterMessages.StepView;
import org.fivetrust.agreements.matter.MatterMessages.View;
import org.fivetrust.agreements.matter.MatterReader.Extras;
import org.fivetrust.agreements.matter.MatterRow.StepRow;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Builds the view of a matter. */
final class MatterViews {

    private MatterViews() {}

    static View view(MatterRow row, Extras extras, Holding holding, LocalDate today, JsonMapper json) {
        return new View(
                row.id(),
                row.number(),
                row.act(),
                row.kind(),
                row.area(),
                row.principal(),
                money(row.amount()),
                money(row.bandedOn()),
                row.subject(),
                row.category(),
                row.counterparty(),
                row.emergency(),
                row.status(),
                new FirstAsked(row.requestedBy(), row.requestedByName(), row.openedAt()),
                row.handler(),
                row.ruling(json),
                row.digest(),
                row.stepRows(json).stream()
                        .map(step -> step(step, isGoing(row, holding), today))
                        .toList(),
                extras.notes(),
                row.secondNotices(),
                row.paused(),
                extras.pauses(),
                extras.extensions(),
                extras.reassignments(),
                extras.resolutions().stream().map(ResolutionUse::view).toList(),
                papers(row, today, json),
                row.warrant(),
                heldBy(row.status(), holding));
    }

    /** An ended agreement has no hold. */
    static @Nullable String heldBy(Matter.Status status, Holding holding) {
        return status.isUnfinished() ? holding.against().map(Refusal::code).orElse(null) : null;
    }

    private static StepView step(StepRow step, boolean going, LocalDate today) {
        return new StepView(
                step.id(),
                step.no(),
                step.title(),
                step.titleEnglish(),
                step.role(),
                step.stage(),
                step.body(),
                step.quorum() == 0 ? null : step.quorum(),
                step.status(),
                step.wants(),
                step.due(),
                going && step.status() == Step.Status.OPEN && isPast(step.due(), today),
                step.escalatedTo(),
                step.by(),
                step.byName(),
                step.onBehalfOf(),
                step.onBehalfOfName(),
                step.at(),
                step.comment());
    }

    /**
     * Nothing is late while the clock stands still or the agreement is suspended, or while it is with who asked for it.
     */
    private static boolean isGoing(MatterRow row, Holding holding) {
        return row.status() == Matter.Status.OPEN && !row.paused() && !(holding instanceof Holding.Suspended);
    }

    private static @Nullable PapersView papers(MatterRow row, LocalDate today, JsonMapper json) {
        if (row.papersDue() == null || row.papersWanted() == null) {
            return null;
        }
        return new PapersView(
                row.papersDue(),
                texts(row.papersWanted(), json),
                row.papersAt(),
                row.papersBy(),
                row.papersAt() == null && row.status().owes() && isPast(row.papersDue(), today));
    }

    private static boolean isPast(@Nullable LocalDate due, LocalDate today) {
        return due != null && due.isBefore(today);
    }

    static List<String> texts(String array, JsonMapper json) {
        return json.readValue(array, new TypeReference<>() {});
    }

    static @Nullable String money(@Nullable Long fen) {
        return fen == null ? null : Money.ofFen(fen).toString();
    }
}
