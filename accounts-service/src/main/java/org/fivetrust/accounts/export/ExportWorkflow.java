package org.fivetrust.accounts.export;

import java.nio.file.Path;
import java.util.UUID;
import org.fivetrust.shared.web.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes a year of a book to a file, out of one state of the books. The transaction ends with the reading, however
 * slowly the file is fetched afterwards; whoever sees the book is never refused its export.
 */
@Component
class ExportWorkflow {

    private static final int WRITTEN_AT_ONCE = 200;

    private final Exports exports;
    private final Snapshot snapshot;
    private final Scheduler files = Schedulers.boundedElastic();

    ExportWorkflow(Exports exports, Snapshot snapshot) {
        this.exports = exports;
        this.snapshot = snapshot;
    }

    /** A finished export, to be deleted once it is sent. */
    record Finished(Path file, String name, String mediaType) {}

    Mono<Finished> export(Caller caller, UUID book, ExportFormat format, int year) {
        return exports.book(caller.scope(), book, year)
                .flatMap(found -> write(found, format))
                .as(snapshot.within(caller.scope()));
    }

    private Mono<Finished> write(ExportBook book, ExportFormat format) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> ExportFile.begin(format, book)).subscribeOn(files),
                exportFile -> fill(exportFile, book)
                        .map(file -> new Finished(file, format.fileName(book), format.mediaType())),
                _ -> Mono.empty(),
                (exportFile, _) -> discard(exportFile),
                this::discard);
    }

    private Mono<Path> fill(ExportFile exportFile, ExportBook book) {
        return exports.vouchers(book)
                .buffer(WRITTEN_AT_ONCE)
                .publishOn(files, 1)
                .map(exportFile::write)
                .then(Mono.fromCallable(exportFile::end).subscribeOn(files));
    }

    private Mono<Void> discard(ExportFile exportFile) {
        return Mono.<Void>fromRunnable(exportFile::close).subscribeOn(files);
    }
}
