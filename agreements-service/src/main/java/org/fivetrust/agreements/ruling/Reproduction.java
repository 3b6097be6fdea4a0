package org.fivetrust.agreements.ruling;

import java.util.List;
import java.util.Map;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.ruling.model.DecisionSummary;
import org.fivetrust.agreements.ruling.model.KeptRuling;
import org.fivetrust.agreements.ruling.model.RulingInputs;
import org.fivetrust.agreements.ruling.model.RulingQuery;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.CanonicalJson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Decides a past ruling once more, from what was kept of it. */
@Component
class Reproduction {

    private final Agreements agreements;
    private final JsonMapper json;

    Reproduction(Agreements agreements, JsonMapper json) {
        this.agreements = agreements;
        this.json = json;
    }

    RulingQuery query(KeptRuling ruling) {
        return Rulings.query(Act.of(json.readValue(ruling.body(), new TypeReference<Map<String, Object>>() {})));
    }

    DecisionSummary decide(KeptRuling ruling, RulingInputs inputs, @Nullable CompiledAgreement agreement) {
        return DecisionSummary.of(inputs.decide(query(ruling), agreement));
    }

    Mono<AgreementVersion> agreement(KeptRuling ruling) {
        return Mono.justOrEmpty(ruling.basis().agreement()).flatMap(agreements::find);
    }

    Mono<List<String>> differences(KeptRuling ruling) {
        var agreement = ruling.basis().agreement();
        if (!CanonicalJson.digest(ruling.body()).equals(ruling.digest())) {
            return Mono.just(List.of("digest"));
        }
        return agreement == null
                ? Mono.just(differences(ruling, null))
                : agreements
                        .find(agreement)
                        .zipWith(
                                agreements.compile(agreement),
                                (version, clauses) -> differences(ruling, version, clauses))
                        .defaultIfEmpty(List.of("agreement"));
    }

    private List<String> differences(KeptRuling ruling, AgreementVersion version, CompiledAgreement clauses) {
        return version.digest().equals(ruling.basis().agreementDigest())
                ? differences(ruling, clauses)
                : List.of("agreementDigest");
    }

    private List<String> differences(KeptRuling ruling, @Nullable CompiledAgreement clauses) {
        return ruling.decision().differences(decide(ruling, ruling.inputs(), clauses));
    }
}
