package org.fivetrust.agreements.matter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.agreements.matter.ExplanationMessages.CureView;
import org.fivetrust.agreements.matter.ExplanationMessages.Explained;
import org.fivetrust.agreements.matter.MatterMessages.ResolutionView;
import org.fivetrust.agreements.ruling.Rulings;
import org.fivetrust.agreements.ruling.Rulings.AuthorityRow;
import org.fivetrust.agreements.ruling.Rulings.PlannedStep;
import org.fivetrust.agreements.ruling.Rulings.Warning;
import org.fivetrust.agreements.ruling.model.BilingualText;
import org.fivetrust.agreements.ruling.model.KeptRuling;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.reading.ReadingTable;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Explains a past ruling, with the resolutions that its matter rests on. */
@Component
class Explanations {

    private final Rulings rulings;
    private final ResolutionUses resolutions;
    private final ReadingTable reading;
    private final JsonMapper json;

    Explanations(Rulings rulings, ResolutionUses resolutions, ReadingTable reading, JsonMapper json) {
        this.rulings = rulings;
        this.resolutions = resolutions;
        this.reading = reading;
        this.json = json;
    }

    /** Within the caller's transaction. */
    Mono<Explained> explain(Caller caller, UUID id) {
        return rulings.find(caller.scope(), id)
                .flatMap(ruling -> Mono.zip(rulings.differences(ruling), restsOn(ruling), rulings.warnings(ruling))
                        .map(read -> view(caller, ruling, read.getT1(), read.getT2(), read.getT3())));
    }

    private Mono<List<ResolutionView>> restsOn(KeptRuling ruling) {
        return ruling.matter() == null
                ? Mono.just(List.of())
                : resolutions.of(ruling.principal().value(), ruling.matter()).collectList();
    }

    private Explained view(
            Caller caller,
            KeptRuling ruling,
            List<String> points,
            List<ResolutionView> resolutions,
            List<Warning> warnings) {
        var basis = ruling.basis();
        var decision = ruling.decision();
        var related = ruling.inputs().related();
        return new Explained(
                ruling.id(),
                decision.outcome().name(),
                ruling.principal().value(),
                ruling.kind(),
                text(ruling.amount()),
                related.sum().toString(),
                text(decision.bandedOn()),
                related.matters(),
                basis.clauses(),
                AuthorityRow.of(decision),
                basis.agreement(),
                basis.agreementVersion(),
                basis.agreementDigest(),
                basis.resolution(),
                PlannedStep.of(decision),
                decision.code(),
                ruling.refusal() == null
                        ? List.of()
                        : ruling.refusal().cures().stream().map(this::cure).toList(),
                reason(ruling),
                ruling.asOf(),
                ruling.ruledAt(),
                ruling.ruledAt(),
                ruling.requester(),
                ruling.act(),
                Redaction.of(
                        json.readValue(ruling.body(), new TypeReference<Map<String, Object>>() {}),
                        reading.sight(caller.roles())),
                ruling.digest(),
                ruling.matter(),
                resolutions,
                points.isEmpty(),
                points,
                warnings);
    }

    private static @Nullable String text(@Nullable Money amount) {
        return amount == null ? null : amount.toString();
    }

    private CureView cure(Cure cure) {
        var words = rulings.text(cure);
        return new CureView(cure.code(), words.en(), words.zh(), cure.who(), cure.by(), cure.link());
    }

    private BilingualText reason(KeptRuling ruling) {
        if (ruling.refusal() != null) {
            return rulings.text(ruling.refusal()).detail();
        }
        var decision = ruling.decision();
        var facts = new HashMap<String, String>();
        facts.put("kind", ruling.kind());
        facts.put("on", ruling.asOf().toString());
        facts.put("version", String.valueOf(ruling.basis().agreementVersion()));
        facts.put("clauses", decision.clauses().stream().map(Clause::number).collect(Collectors.joining(", ")));
        facts.put("amount", (ruling.amount() == null ? Money.ZERO : ruling.amount()).toString());
        facts.put("related", ruling.inputs().related().sum().toString());
        facts.put("bandedOn", String.valueOf(decision.bandedOn()));
        facts.put("steps", String.valueOf(decision.steps().size()));
        return rulings.text(decision.band() == null ? "ruling.permitted" : "ruling.needs-procedure", facts);
    }
}
