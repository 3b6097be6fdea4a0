package org.fivetrust.agreements.authority;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.authority.ExplanationMessages.CureView;
import org.fivetrust.agreements.authority.ExplanationMessages.Explained;
import org.fivetrust.agreements.authority.MatterMessages.ResolutionView;
import org.fivetrust.agreements.authority.RulingMessages.AuthorityView;
import org.fivetrust.agreements.authority.RulingMessages.StepView;
import org.fivetrust.agreements.authority.model.BilingualText;
import org.fivetrust.agreements.authority.model.DecisionSummary;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.Question;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Explains a past ruling, and decides it once more from what was kept of it. */
@Component
class Explanations {

    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    private final RulingReads reads;
    private final Grounds grounds;
    private final ResolutionUses resolutions;
    private final BilingualTexts bilingualTexts;
    private final JsonMapper json;

    Explanations(
            RulingReads reads,
            Grounds grounds,
            ResolutionUses resolutions,
            BilingualTexts bilingualTexts,
            JsonMapper json) {
        this.reads = reads;
        this.resolutions = resolutions;
        this.grounds = grounds;
        this.bilingualTexts = bilingualTexts;
        this.json = json;
    }

    /** Within the caller's transaction. */
    Mono<Explained> explain(Caller caller, UUID id) {
        return reads.find(id)
                .flatMap(row -> Mono.zip(
                        points(row), restsOn(row), (points, resolutions) -> view(caller, row, points, resolutions)));
    }

    private Mono<List<ResolutionView>> restsOn(RulingRow row) {
        return row.matter() == null
                ? Mono.just(List.of())
                : resolutions.of(row.principal(), row.matter()).collectList();
    }

    /** In which points deciding again, on the words of the agreement at rest, differs from what was said. */
    private Mono<List<String>> points(RulingRow row) {
        var basis = row.basis(json);
        if (row.body() == null) {
            return Mono.just(List.of("act"));
        }
        if (!CanonicalJson.digest(row.body()).equals(row.digest())) {
            return Mono.just(List.of("digest"));
        }
        return basis.agreement() == null
                ? Mono.just(row.said(json).differences(again(row, null)))
                : grounds.find(new GroundWanted.Of(basis.agreement()))
                        .zipWith(grounds.compile(basis.agreement()))
                        .map(found -> points(row, basis, found.getT1(), found.getT2()))
                        .defaultIfEmpty(List.of("agreement"));
    }

    private List<String> points(RulingRow row, Basis basis, Ground ground, CompiledAgreement compiledAgreement) {
        return ground.digest().equals(basis.agreementDigest())
                ? row.said(json).differences(again(row, compiledAgreement))
                : List.of("agreementDigest");
    }

    private DecisionSummary again(RulingRow row, @Nullable CompiledAgreement compiledAgreement) {
        var act = Act.of(json.readValue(row.body(), DOCUMENT));
        return DecisionSummary.of(question(act, row.gathered(json)).put(compiledAgreement));
    }

    /** The one place where an act becomes a question. */
    static Question question(Act act, Related related) {
        return new Question(
                act.principal(),
                act.kind(),
                act.amount(),
                related.sum(),
                Set.copyOf(act.requestedBy().roles()),
                act.emergency(),
                act.on(),
                related.surroundings());
    }

    private Explained view(Caller caller, RulingRow row, List<String> points, List<ResolutionView> resolutions) {
        var basis = row.basis(json);
        var because = row.refusal(json);
        var band = row.band(json);
        return new Explained(
                row.id(),
                row.outcome().name(),
                row.principal(),
                row.kind(),
                RulingRow.text(row.amount()),
                Money.ofFen(row.relatedAmount()).toString(),
                RulingRow.text(row.bandedOn()),
                row.matters(),
                basis.clauses(),
                AuthorityView.of(band, basis.clauses()),
                basis.agreement(),
                basis.agreementVersion(),
                basis.agreementDigest(),
                basis.resolution(),
                band == null ? List.of() : StepView.of(band.steps()),
                because == null ? null : because.code(),
                because == null
                        ? List.of()
                        : because.cures().stream().map(this::cure).toList(),
                reason(row, basis, band, because),
                row.asOf(),
                row.ruledAt(),
                row.ruledAt(),
                row.askedBy(),
                row.act(),
                row.body() == null ? null : Redaction.of(json.readValue(row.body(), DOCUMENT), caller),
                row.digest(),
                row.matter(),
                resolutions,
                points.isEmpty(),
                points);
    }

    private CureView cure(Cure cure) {
        var words = bilingualTexts.cure(cure);
        return new CureView(cure.code(), words.en(), words.zh(), cure.who(), cure.by(), cure.link());
    }

    private BilingualText reason(RulingRow row, Basis basis, @Nullable Band band, @Nullable Refusal because) {
        if (because != null) {
            return bilingualTexts.detail(because);
        }
        var facts = new HashMap<String, String>();
        facts.put("kind", row.kind());
        facts.put("on", row.asOf().toString());
        facts.put("version", String.valueOf(basis.agreementVersion()));
        facts.put(
                "clauses",
                basis.clauses().stream().map(clause -> clause.number()).collect(Collectors.joining(", ")));
        facts.put(
                "amount",
                row.amount() == null ? "0.00" : Money.ofFen(row.amount()).toString());
        facts.put("related", Money.ofFen(row.relatedAmount()).toString());
        facts.put("bandedOn", String.valueOf(RulingRow.text(row.bandedOn())));
        facts.put("steps", String.valueOf(band == null ? 0 : band.steps().size()));
        return bilingualTexts.say(band == null ? "ruling.permitted" : "ruling.needs-procedure", facts);
    }
}
