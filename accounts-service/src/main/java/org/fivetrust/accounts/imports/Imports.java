package org.fivetrust.accounts.imports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.imports.model.CodeMap;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores imports and reads what a file is checked against. */
@Repository
class Imports {

    private static final Refusal TAKEN = Refusal.state("accounts.imported-already");

    /** Characters of 2025-03. */
    private static final int MONTH = 7;

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;

    Imports(DatabaseClient database, R2dbcEntityTemplate entities) {
        this.database = database;
        this.entities = entities;
    }

    private record CodeRow(String oldCode, @Nullable String code, String note) {}

    /** The named map to the book's standard; without a name codes stay as they are. */
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
            throw InvalidValue.worded(
                    "code-map-unknown",
                    "/codeMap",
                    "name",
                    name,
                    "standard",
                    book.standard().code());
        }
        return new CodeMap(targets);
    }

    /** Serializes imports and bulk steps of a book. */
    Mono<Void> queue(Book book) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:book, 4))::text")
                .bind("book", book.id().toString())
                .then();
    }

    /**
     * Whether opening balances may still be imported: nothing is posted and no opening voucher of the book's own
     * exists.
     */
    Mono<Boolean> mayOpen(Book book) {
        return database.sql("""
                        select not exists (select from balance
                                            where principal = :principal and book = :book)
                               and not exists (select from voucher
                                                where principal = :principal and book = :book and kind = 'OPENING'
                                                  and source_id is null and discarded is null)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .mapValue(Boolean.class)
                .one();
    }

    /** Drafts of what trust accounts opened with, on accounts that a file opens too. */
    Mono<List<UUID>> draftedOpenings(Book book, Set<String> accounts) {
        return database.sql("""
                        select head.id
                          from voucher head
                         where head.principal = :principal and head.book = :book and head.kind = 'OPENING'
                           and head.source_kind = 'trust-account' and head.status = 'DRAFT'
                           and exists (select from voucher_line line
                                        where line.principal = head.principal and line.voucher = head.id
                                          and line.version = head.version and line.debit > 0
                                          and line.account = any(:accounts))
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("accounts", accounts.toArray(String[]::new))
                .mapValue(UUID.class)
                .all()
                .collectList();
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

    /** The ids of posted vouchers by month, type and number, as exports name them: 2025-03-记-1. */
    Mono<Map<String, UUID>> posted(Book book, Set<String> names) {
        return names.isEmpty()
                ? Mono.just(Map.of())
                : database.sql("""
                                select id, type, date, number from voucher
                                 where principal = :principal and book = :book and status = 'POSTED'
                                   and to_char(date, 'YYYY-MM') = any (:months)
                                """)
                        .bind("principal", book.principal().value())
                        .bind("book", book.id())
                        .bind("months", months(names))
                        .mapProperties(NumberedRow.class)
                        .all()
                        .filter(row -> names.contains(row.name()))
                        .collectMap(NumberedRow::name, NumberedRow::id);
    }

    private record NumberedRow(UUID id, VoucherType type, LocalDate date, int number) {

        String name() {
            return YearMonth.from(date) + "-" + type.label(number);
        }
    }

    private static String[] months(Set<String> names) {
        return names.stream()
                .filter(name -> name.length() > MONTH)
                .map(name -> name.substring(0, MONTH))
                .distinct()
                .toArray(String[]::new);
    }

    Mono<Void> add(ImportRow row) {
        return entities.insert(row).then();
    }
}
