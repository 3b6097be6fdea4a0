package org.fivetrust.funds.statement;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.funds.statement.model.BankEntry;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementPart;
import org.fivetrust.funds.statement.model.StatementReader;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reads the entries of a checked file once more, some of one statement at a time, as fast as they are written. */
final class EntryBatches {

    /** Entries and their details of one batch. */
    private static final int WEIGHT = 1000;

    private final StatementReader reader;
    private @Nullable StatementPart ahead;
    private int statement;

    private EntryBatches(StatementReader reader) {
        this.reader = reader;
        this.ahead = reader.next();
    }

    /** @param statement its number in the file, from 1 */
    record Batch(int statement, List<BankEntry> entries) {}

    static Flux<Batch> of(StatementUpload upload, StatementSettings settings) {
        return Flux.<Batch, EntryBatches>generate(
                        () -> new EntryBatches(upload.open(new Findings(), settings)),
                        (batches, sink) -> {
                            var batch = batches.next();
                            if (batch == null) {
                                sink.complete();
                            } else {
                                sink.next(batch);
                            }
                            return batches;
                        },
                        batches -> batches.reader.close())
                .subscribeOn(Schedulers.boundedElastic(), true);
    }

    private @Nullable Batch next() {
        while (ahead instanceof StatementPart.Head(var head)) {
            statement = head.number();
            ahead = reader.next();
        }
        var entries = new ArrayList<BankEntry>();
        for (var weight = 0;
                weight < WEIGHT && ahead instanceof StatementPart.Entry(var entry);
                ahead = reader.next()) {
            entries.add(entry);
            weight += 1 + entry.details().size();
        }
        return entries.isEmpty() ? null : new Batch(statement, entries);
    }
}
