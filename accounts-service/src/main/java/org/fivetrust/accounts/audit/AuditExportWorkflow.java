package org.fivetrust.accounts.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.audit.AuditExports.Row;
import org.fivetrust.shared.evidence.EvidenceLog;
import org.fivetrust.shared.evidence.SignedCheckpoint;
import org.fivetrust.shared.evidence.model.Json;
import org.fivetrust.shared.evidence.model.Tree;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands out a book's year with all that proves it: the leaves of its vouchers, the nodes around them, and last the
 * checkpoint they lead to. An export that lacks its last line was cut off.
 */
@Component
class AuditExportWorkflow {

    private static final String FORMAT = "fivetrust-export/1";

    private final AuditExports exports;
    private final EvidenceLog evidence;
    private final Transactions transactions;

    AuditExportWorkflow(AuditExports exports, EvidenceLog evidence, Transactions transactions) {
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

    Mono<Flux<String>> export(Caller caller, UUID id, int year) {
        return Mono.zip(
                exports.book(caller.scope(), id).as(transactions.within(caller.scope())),
                evidence.seal(),
                (book, checkpoint) -> lines(caller, book, year, checkpoint));
    }

    private Flux<String> lines(Caller caller, AuditedBook book, int year, SignedCheckpoint checkpoint) {
        var passed = new Passed();
        return Flux.just(line(Map.of(
                        "type",
                        "export",
                        "format",
                        FORMAT,
                        "book",
                        book.id().toString(),
                        "principal",
                        book.principal(),
                        "standard",
                        book.standard(),
                        "year",
                        (long) year)))
                .concatWith(exports.rows(book, year, checkpoint.size())
                        .map(passed::pass)
                        .as(transactions.streaming(caller.scope())))
                .concatWith(Flux.defer(() -> around(passed.places, checkpoint.size())))
                .concatWith(Flux.defer(() -> Flux.just(
                        line(Map.of("type", "checkpoint", "note", checkpoint.note())),
                        line(Map.of("type", "end", "vouchers", passed.vouchers)))))
                .map(line -> line + "\n");
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
