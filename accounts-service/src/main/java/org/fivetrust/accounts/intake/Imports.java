package org.fivetrust.accounts.intake;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.intake.model.CodeMap;
import org.fivetrust.accounts.intake.model.ImportFile;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Files taken in, and what is known before one is. */
@Repository
class Imports {

    private static final Refusal TAKEN = Refusal.state("accounts.imported-already");

    private final DatabaseClient database;

    Imports(DatabaseClient database) {
        this.database = database;
    }

    private record CodeRow(String oldCode, @Nullable String code, String note) {}

    /** Nothing is mapped unless a map is named, and only one that leads to the book's standard. */
    Mono<CodeMap> codeMap(Book book, @Nullable String name) {
        return name == null
                ? Mono.just(CodeMap.NONE)
                : database.sql("select old_code, code, note from code_map where name = :name and standard = :standard")
                        .bind("name", name)
                        .bind("standard", book.standard().code())
                        .mapProperties(CodeRow.class)
                        .all()
                        .collect(Collectors.toUnmodifiableMap(
                                CodeRow::oldCode, row -> new CodeMap.Target(row.code(), row.note())))
                        .map(targets -> known(targets, name, book));
    }

    private static CodeMap known(Map<String, CodeMap.Target> targets, String name, Book book) {
        if (targets.isEmpty()) {
            throw new InvalidValue(
                    "/codeMap", "no map " + name + " to " + book.standard().code() + " (无此科目对照表)");
        }
        return new CodeMap(targets);
    }

    /** Two files never come into one book at the same moment (bulk steps take the same lock). */
    Mono<Void> queue(Book book) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:book, 4))::text")
                .bind("book", book.id().toString())
                .then();
    }

    /** Whether opening balances may still come in: nothing is posted, and there are none yet. */
    Mono<Boolean> mayOpen(Book book) {
        return database.sql("""
                        select not exists (select from balance
                                            where principal = :principal and book = :book)
                               and not exists (select from voucher
                                                where principal = :principal and book = :book and kind = 'OPENING'
                                                  and discarded is null)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .mapValue(Boolean.class)
                .one();
    }

    /** Refuses the same file twice. */
    Mono<Void> mustBeNew(Book book, String digest) {
        return database.sql("""
                        select id from import
                         where principal = :principal and book = :book and digest = :digest
                         order by imported_at desc limit 1
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("digest", digest)
                .mapValue(UUID.class)
                .one()
                .flatMap(earlier -> Mono.error(new Refused(TAKEN.with("import", earlier))));
    }

    /** What is written of a file. */
    record Taken(UUID id, Book book, Upload upload, ImportMessages.Said said, String by, Instant at, UUID ruling) {}

    Mono<Void> add(Taken taken, ImportFile importFile) {
        var insert = database.sql("""
                        insert into import (principal, id, book, digest, again, format, code_map, vouchers, lines,
                            opening_lines, imported_by, imported_at, ruling)
                        values (:principal, :id, :book, :digest, :again, :format, :codeMap, :vouchers, :lines, :opening,
                            :by, :at, :ruling)
                        """)
                .bind("principal", taken.book().principal().value())
                .bind("id", taken.id())
                .bind("book", taken.book().id())
                .bind("digest", taken.said().digest())
                .bind("again", taken.said().again())
                .bind("format", taken.upload().isWorkbook() ? "XLSX" : "CSV")
                .bind("vouchers", importFile.vouchers())
                .bind("lines", importFile.lines())
                .bind("opening", importFile.openingLines())
                .bind("by", taken.by())
                .bind("at", taken.at())
                .bind("ruling", taken.ruling());
        var map = taken.said().codeMap();
        return (map == null ? insert.bindNull("codeMap", String.class) : insert.bind("codeMap", map)).then();
    }
}
