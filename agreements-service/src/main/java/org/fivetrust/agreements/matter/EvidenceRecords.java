package org.fivetrust.agreements.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterMessages.Evidence;
import org.fivetrust.agreements.matter.MatterStore.Located;
import org.fivetrust.shared.kernel.RecordReference;
import org.fivetrust.shared.record.NamedRecords;
import org.fivetrust.shared.record.RecordGate;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks archives-service about the records that evidence names, before the matter is locked. */
@Component
class EvidenceRecords {

    private final MatterStore matters;
    private final RecordGate gate;
    private final Transactions transactions;

    EvidenceRecords(MatterStore matters, RecordGate gate, Transactions transactions) {
        this.matters = matters;
        this.gate = gate;
        this.transactions = transactions;
    }

    Mono<NamedRecords> look(Caller caller, UUID matter, List<Evidence> given) {
        var named = Set.copyOf(named(given).values());
        return named.isEmpty()
                ? Mono.just(new NamedRecords.Looked(Set.of()))
                : matters.locate(caller.scope(), matter)
                        .as(transactions.within(caller.scope()))
                        .map(Located::owner)
                        .flatMap(principal -> gate.look(principal, named));
    }

    /** The names that a record may have, under their pointers. */
    static Map<String, String> named(List<Evidence> given) {
        var named = new LinkedHashMap<String, String>();
        for (var n = 0; n < given.size(); n++) {
            var record = given.get(n).record();
            if (record != null && RecordReference.isOne(record)) {
                named.put("/evidence/" + n + "/record", record);
            }
        }
        return named;
    }
}
