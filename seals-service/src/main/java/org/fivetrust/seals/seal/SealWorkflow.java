package org.fivetrust.seals.seal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.seals.seal.SealMessages.View;
import org.fivetrust.seals.seal.model.Seal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.record.RecordGate;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes seals into custody and shows them. */
@Component
class SealWorkflow {

    private final StandingActs standing;
    private final Seals seals;
    private final RecordGate records;
    private final Transactions transactions;
    private final Clock clock;

    SealWorkflow(StandingActs standing, Seals seals, RecordGate records, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.seals = seals;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, SealMessages.Ask ask) {
        var seal = ask.toSeal(UUID.randomUUID());
        caller.mustActFor(seal.principal());
        var request = new IdempotentRequest(caller, seal.principal(), key, ask);
        return records.look(seal.principal(), ask.records().values())
                .flatMap(found -> standing.perform(
                        request,
                        "SEAL",
                        View.class,
                        permitted -> add(seal.register(permitted, today()).orRefuse(), permitted, caller)
                                .doOnNext(_ -> found.mustExist(ask.records()))));
    }

    private Mono<CommandResult<View>> add(Seal seal, Permitted permitted, Caller caller) {
        return seals.add(seal, permitted.basis(), caller.subject(), clock.instant())
                .then(seals.find(caller.scope(), seal.id()))
                .map(row -> CommandResult.created("/v1/seals/" + row.id(), View.of(row)));
    }

    Mono<View> find(Caller caller, UUID id) {
        return seals.find(caller.scope(), id).map(View::of).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return seals.list(caller.scope(), principal, page)
                .map(rows -> rows.map(View::of))
                .as(transactions.within(caller.scope()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
