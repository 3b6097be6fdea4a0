package org.fivetrust.archives.record;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.archives.record.RecordMessages.View;
import org.fivetrust.archives.record.model.Filed;
import org.fivetrust.archives.record.model.Filing;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files a record: its bytes first, onto disk; then, in one transaction, their lasting place and the row. */
@Component
class FilingWorkflow {

    private static final String KIND = "FILING";

    private final Intake intake;
    private final Store store;
    private final StandingActs standing;
    private final Rules rules;
    private final Records records;
    private final Clock clock;

    FilingWorkflow(Intake intake, Store store, StandingActs standing, Rules rules, Records records, Clock clock) {
        this.intake = intake;
        this.store = store;
        this.standing = standing;
        this.rules = rules;
        this.records = records;
        this.clock = clock;
    }

    /** Before anything is read. */
    Mono<Void> mustBeEntitled(Caller caller) {
        return standing.mustBeEntitled(caller, KIND);
    }

    Mono<ResponseEntity<View>> file(Caller caller, IdempotencyKey key, Flux<PartEvent> parts) {
        return Mono.usingWhen(store.draft(), draft -> file(caller, key, parts, draft), store::discard);
    }

    private Mono<ResponseEntity<View>> file(Caller caller, IdempotencyKey key, Flux<PartEvent> parts, Path draft) {
        return intake.receive(parts, draft).flatMap(uploadedRecord -> file(caller, key, uploadedRecord));
    }

    private Mono<ResponseEntity<View>> file(Caller caller, IdempotencyKey key, UploadedRecord uploadedRecord) {
        var filing = uploadedRecord.ask().toFiling(UUID.randomUUID());
        caller.mustActFor(filing.principal());
        return standing.perform(
                new IdempotentRequest(caller, filing.principal(), key, uploadedRecord.said()),
                KIND,
                View.class,
                permitted -> judge(filing, uploadedRecord, permitted)
                        .map(Outcome::orRefuse)
                        .flatMap(filed -> keep(filed, uploadedRecord, caller)));
    }

    private Mono<Outcome<Filed>> judge(Filing filing, UploadedRecord uploadedRecord, Permitted permitted) {
        var today = LocalDate.now(clock);
        return rules.find(filing, uploadedRecord.content(), today)
                .map(found -> filing.file(permitted, found, uploadedRecord.content(), today));
    }

    /** Bytes before the row: a row never speaks of bytes that are not there. */
    private Mono<CommandResult<View>> keep(Filed filed, UploadedRecord uploadedRecord, Caller caller) {
        return store.keep(
                        uploadedRecord.draft(),
                        filed.filing().principal(),
                        filed.content().sha256())
                .then(records.add(filed, caller, clock.instant()))
                .then(records.find(caller.scope(), filed.filing().id()))
                .map(row -> CommandResult.created("/v1/records/" + row.id(), View.of(row)));
    }
}
