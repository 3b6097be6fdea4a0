package org.fivetrust.accounts.audit;

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
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hands out a book's year with all that proves it: the leaves of its vouchers, the nodes around them, and last the
 * checkpoint they lead to. An export that lacks its last line was cut off.
 */
@Component
class AuditExportWorkflow {

    private static final String FORMAT = "fivetrust-export/1";

    private static final int WRITTEN_AT_ONCE = 200;

    private final Books books;
    private final AuditExports exports;
    private final EvidenceLog evidence;
    private final Transactions transactions;
    private final Scheduler files = Schedulers.boundedElastic();

    AuditExportWorkflow(Books books, AuditExports exports, EvidenceLog evidence, Transactions transactions) {
        this.books = books;
        this.exports = exports;
        this.evidence = evidence;
        this.transactions = transactions;
    }

    /** What has passed of one export. */
    private static final class Passed {

        private final List<Long> places = new ArrayList<>();
        private long vouchers;

        String pass(Row row) {
            if (row.line().contains("\"type\":\"voucher\"")) {
                vouchers++;
            }
            if (row.place() != null) {
                places.add(row.place());
            }
            return row.line();
        }
    }

    /** To a file, so that its transaction ends with the reading, however slowly the file is fetched afterwards. */
    Mono<Path> export(Caller caller, UUID id, int year) {
        return books.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .zipWhen(_ -> evidence.seal(), (book, checkpoint) -> new Wanted(caller, book, year, checkpoint))
                .flatMap(this::write);
    }

    private record Wanted(Caller caller, Book book, int year, SignedCheckpoint checkpoint) {}

    private Mono<Path> write(Wanted wanted) {
        return Mono.usingWhen(
                Mono.fromCallable(LineFile::begin).subscribeOn(files),
                file -> fill(file, wanted),
                _ -> Mono.empty(),
                (file, _) -> discard(file),
                this::discard);
    }

    private Mono<Path> fill(LineFile file, Wanted wanted) {
        var passed = new Passed();
        return to(file, rows(wanted, passed))
                .as(transactions.within(wanted.caller().scope()))
                .then(Mono.defer(() -> to(file, end(passed, wanted.checkpoint()))))
                .then(Mono.fromCallable(file::end).subscribeOn(files));
    }

    private Mono<Void> to(LineFile file, Flux<String> lines) {
        return lines.buffer(WRITTEN_AT_ONCE)
                .publishOn(files, 1)
                .map(file::write)
                .then();
    }

    private Mono<Void> discard(LineFile file) {
        return Mono.<Void>fromRunnable(file::close).subscribeOn(files);
    }

    private Flux<String> rows(Wanted wanted, Passed passed) {
        var book = wanted.book();
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
                        (long) wanted.year())))
                .concatWith(
                        exports.rows(book, wanted.year(), wanted.checkpoint().size())
                                .map(passed::pass));
    }

    private Flux<String> end(Passed passed, SignedCheckpoint checkpoint) {
        return around(passed.places, checkpoint.size())
                .concatWith(Flux.just(
                        line(Map.of("type", "checkpoint", "note", checkpoint.note())),
                        line(Map.of("type", "end", "vouchers", passed.vouchers))));
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
