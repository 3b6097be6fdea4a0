package org.fivetrust.agreementclient;

import java.util.List;
import org.fivetrust.shared.record.RecordGate;
import reactor.core.publisher.Mono;

/**
 * Asks the neighbours about an act whose intent is written: archives-service whether the records that it names are
 * there, and then agreements-service, which opens a matter.
 */
class ActQuestions {

    private final RecordGate records;
    private final AgreementGate gate;

    ActQuestions(RecordGate records, AgreementGate gate) {
        this.records = records;
        this.gate = gate;
    }

    Mono<ActDecision> decide(ActState state) {
        return records.missing(state.principal(), state.records()).flatMap(missing -> decide(state, missing));
    }

    private Mono<ActDecision> decide(ActState state, List<String> missing) {
        return missing.isEmpty()
                ? gate.ask(state).map(ActDecision.ByAgreement::new)
                : Mono.just(new ActDecision.WithoutRecords(RecordGate.unknown(missing)));
    }
}
