package org.fivetrust.accounts.voucher.step;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.StoredLine;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Vouchers of one book that go a step together. Of each as much is read as that step looks at. */
@Repository
class BulkVouchers {

    private final DatabaseClient database;
    private final PostingContexts contexts;
    private final JsonMapper json;

    BulkVouchers(DatabaseClient database, PostingContexts contexts, JsonMapper json) {
        this.database = database;
        this.contexts = contexts;
        this.json = json;
    }

    /** Which vouchers go together. */
    sealed interface Which {

        record OfMonth(YearMonth month) implements Which {}

        record OfImport(UUID id) implements Which {}
    }

    /**
     * All of a month or of an import that have come this far. Bulk steps on one book queue, so that none waits for
     * another in a ring. They are read only once they are locked: what was waited for is seen as it has become.
     */
    Mono<List<Voucher>> lock(Book book, Which which, VoucherStatus status, Step step) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:book, 4))::text")
                .bind("book", book.id().toString())
                .then()
                .then(Mono.defer(() -> held(book, which, status)))
                .flatMap(ids -> step == Step.SUBMITTED ? whole(book, ids, status) : heads(book, ids, status));
    }

    /** Answers with the import, or that this book has none of this id. */
    Mono<UUID> mustHave(Book book, UUID file) {
        return database.sql("select id from import where principal = :principal and book = :book and id = :id")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("id", file)
                .mapValue(UUID.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("import", file)));
    }

    private Mono<UUID[]> held(Book book, Which which, VoucherStatus status) {
        var query = database.sql("""
                        select coalesce(array_agg(id), '{}')
                          from (select id from voucher
                                 where principal = :principal and book = :book and status = :status and %s
                                 order by id for update) held
                        """.formatted(
                                switch (which) {
                                    case Which.OfMonth _ -> "date between :from and :to";
                                    case Which.OfImport _ -> "import = :import";
                                }))
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("status", status.name());
        query = switch (which) {
            case Which.OfMonth(var month) -> query.bind("from", month.atDay(1)).bind("to", month.atEndOfMonth());
            case Which.OfImport(var id) -> query.bind("import", id);
        };
        return query.mapValue(UUID[].class).one();
    }

    /** What was looked at when they were submitted cannot have changed since: nobody reviews or posts a draft. */
    private Mono<List<Voucher>> heads(Book book, UUID[] ids, VoucherStatus status) {
        return read(book, ids, "null").map(all -> vouchers(all, book, status, Map.of()));
    }

    private Mono<List<Voucher>> whole(Book book, UUID[] ids, VoucherStatus status) {
        return read(book, ids, """
                        (select json_agg(json_build_object('summary', line.summary, 'account', line.account,
                                    'debit', line.debit, 'credit', line.credit, 'dimensions', line.dimensions)
                                    order by line.position)
                           from voucher_line line
                          where line.principal = head.principal and line.voucher = head.id
                            and line.version = head.version)
                        """)
                .zipWhen(
                        all -> contexts.rules(book, all.stream().map(Row::date).collect(Collectors.toSet())),
                        (all, rules) -> vouchers(all, book, status, rules));
    }

    private static final TypeReference<List<Row>> ALL = new TypeReference<>() {};

    private record Row(
            UUID id,
            int version,
            LocalDate date,
            VoucherType type,
            VoucherKind kind,
            int attachments,
            @Nullable UUID corrects,
            @Nullable UUID papersAt,
            boolean referred,
            boolean drawnUp,
            @Nullable String reason,
            Set<String> hands,
            @Nullable List<StoredLine> lines) {

        Voucher toModel(Book book, VoucherStatus status, RuleSeverities ruleSeverities) {
            var said = lines == null
                    ? List.<Line>of()
                    : lines.stream().map(StoredLine::toModel).toList();
            var content = new Content(date, type, kind, said, attachments, corrects, papersAt, referred, reason);
            return new Voucher(
                    id, book.principal(), book.id(), content, status, hands, version, ruleSeverities, drawnUp);
        }
    }

    private static List<Voucher> vouchers(
            List<Row> all, Book book, VoucherStatus status, Map<LocalDate, RuleSeverities> rules) {
        return all.stream()
                .map(row -> row.toModel(book, status, rules.getOrDefault(row.date(), RuleSeverities.NONE)))
                .toList();
    }

    /** All in one value: what comes row by row costs more than what it says. */
    private Mono<List<Row>> read(Book book, UUID[] ids, String lines) {
        return database.sql("""
                        select coalesce(json_agg(json_build_object(
                                   'id', head.id, 'version', head.version, 'date', head.date, 'type', head.type,
                                   'kind', head.kind, 'attachments', head.attachments, 'corrects', head.corrects,
                                   'papersAt', head.papers_at, 'drawnUp', head.rule is not null, 'reason', head.reason,
                                   'referred', head.source_kind is not null or head.import is not null,
                                   'hands', (select json_agg(step.by) from voucher_step step
                                              where step.principal = head.principal and step.voucher = head.id
                                                and step.step in ('DRAFTED', 'SUBMITTED')),
                                   'lines', %s)), '[]')::text
                          from voucher head
                         where head.principal = :principal and head.id = any(:ids)
                        """.formatted(lines))
                .bind("principal", book.principal().value())
                .bind("ids", ids)
                .mapValue(String.class)
                .one()
                .map(all -> json.readValue(all, ALL));
    }
}
