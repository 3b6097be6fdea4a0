package org.fivetrust.archives.record;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.archives.record.RecordMessages.View;
import org.fivetrust.archives.record.Records.RecordQuery;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds records, and lets those who may read their content. */
@Component
class AccessWorkflow {

    private final Records records;
    private final AccessLog accessLog;
    private final Store store;
    private final Transactions transactions;
    private final Clock clock;

    AccessWorkflow(Records records, AccessLog accessLog, Store store, Transactions transactions, Clock clock) {
        this.records = records;
        this.accessLog = accessLog;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A record and its bytes, on their way out. */
    record Opened(RecordRow row, Flux<DataBuffer> bytes) {}

    Mono<View> find(Caller caller, UUID id) {
        return records.find(caller.scope(), id).map(View::of).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, RecordQuery recordQuery, PageRequest page) {
        return records.list(caller.scope(), recordQuery, page)
                .map(rows -> rows.map(View::of))
                .as(transactions.within(caller.scope()));
    }

    Mono<Opened> read(Caller caller, UUID id) {
        return records.find(caller.scope(), id)
                .delayUntil(row -> accessLog.add(row, caller, clock.instant()))
                .as(transactions.within(caller.scope()))
                .flatMap(this::open);
    }

    private Mono<Opened> open(RecordRow row) {
        return store.read(new PrincipalId(row.principal()), row.sha256(), row.size())
                .map(bytes -> new Opened(row, bytes));
    }
}
