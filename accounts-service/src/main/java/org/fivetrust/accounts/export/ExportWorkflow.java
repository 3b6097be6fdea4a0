package org.fivetrust.accounts.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.TemporaryFile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes a year of a book to a file, from one snapshot; a slow client does not keep the transaction open. Everyone who
 * may see a book may export it.
 */
@Component
class ExportWorkflow {

    private final Exports exports;
    private final Snapshot snapshot;

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
        return TemporaryFile.write("export-", file -> fill(file, book, format))
                .map(file -> new Finished(file, format.fileName(book), format.mediaType()));
    }

    private Mono<Void> fill(TemporaryFile file, ExportBook book, ExportFormat format) {
        return TemporaryFile.on(() -> format.begin(book, file.out()))
                .flatMap(export -> file.writeAll(exports.vouchers(book), export::voucher)
                        .then(TemporaryFile.on(() -> end(export))))
                .then();
    }

    private static Export end(Export export) throws IOException {
        export.end();
        return export;
    }
}
