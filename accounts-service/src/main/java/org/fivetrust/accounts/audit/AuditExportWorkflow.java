package org.fivetrust.accounts.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.audit.AuditExports.Row;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.evidence.EvidenceLog;
import org.fivetrust.evidence.SignedCheckpoint;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Tree;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.TemporaryFile;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Exports a year of a book with its proofs: the leaves of its vouchers, the nodes around them and the checkpoint. The
 * last line marks a complete export.
 */
@Component
class AuditExportWorkflow {

    private static final String FORMAT = "fivetrust-export/1";

    private final Books books;
    private final AuditExports exports;
    private final EvidenceLog evidence;
    private final Transactions transactions;

    AuditExportWorkflow(Books books, AuditExports exports, EvidenceLog evidence, Transactions transactions) {
        this.books = books;
        this.exports = exports;
        this.evidence = evidence;
        this.transactions = transactions;
    }

    /** Counts the vouchers and collects the log positions of an export while it is written. */
    private static final class ExportProgress {

        private final List<Long> places = new ArrayList<>();
        private long vouchers;

        String count(Row row) {
            if (row.line().contains("\"type\":\"voucher\"")) {
                vouchers++;
            }
            if (row.place() != null) {
                places.add(row.place());
            }
            return row.line();
        }
    }

    /** Writes to a file, so that a slow client does not keep the transaction open. */
    Mono<Path> export(Caller caller, UUID id, int year) {
        return books.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .zipWhen(_ -> evidence.seal(), (book, checkpoint) -> new ExportRequest(caller, book, year, checkpoint))
                .flatMap(this::write);
    }

    private record ExportRequest(Caller caller, Book book, int year, SignedCheckpoint checkpoint) {}

    private Mono<Path> write(ExportRequest request) {
        var progress = new ExportProgress();
        return TemporaryFile.write(
                "audit-export-",
                file -> file.writeAll(rows(request, progress), to(file))
                        .as(transactions.within(request.caller().scope()))
                        .then(Mono.defer(() -> file.writeAll(end(progress, request.checkpoint()), to(file)))));
    }

    private static TemporaryFile.Writer<String> to(TemporaryFile file) {
        return line -> file.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Flux<String> rows(ExportRequest request, ExportProgress progress) {
        var book = request.book();
        return Flux.just(line(Map.of(
                        "type",
                        "export",
                        "format",
                        FORMAT,
                        "book",
                        book.id().toString(),
                        "principal",
                        book.principal().value(),
                        "standard",
                        book.standard().code(),
                        "year",
                        (long) request.year())))
                .concatWith(
                        exports.rows(book, request.year(), request.checkpoint().size())
                                .map(progress::count));
    }

    private Flux<String> end(ExportProgress progress, SignedCheckpoint checkpoint) {
        return around(progress.places, checkpoint.size())
                .concatWith(Flux.just(
                        line(Map.of("type", "checkpoint", "note", checkpoint.note())),
                        line(Map.of("type", "end", "vouchers", progress.vouchers))));
    }

    private Flux<String> around(List<Long> places, long size) {
        return evidence.nodes(Tree.around(places, size))
                .map(hash -> line(Map.of(
                        "type",
                        "node",
                        "level",
                        (long) hash.node().level(),
                        "index",
                        hash.node().index(),
                        "sha256",
                        HexFormat.of().formatHex(hash.sha256()))));
    }

    private static String line(Map<String, ?> fields) {
        return Json.canonical(fields);
    }
}
