package org.fivetrust.accounts.voucher;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.Batch;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.shared.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes down many drafts in few statements, each of which is far from the time a statement may take. */
@Repository
class Batches implements Function<Batch, Mono<Void>> {

    private static final int ROWS_OF_A_STATEMENT = 10_000;

    private final DatabaseClient database;
    private final Steps steps;
    private final JsonMapper json;

    Batches(DatabaseClient database, Steps steps, JsonMapper json) {
        this.database = database;
        this.steps = steps;
        this.json = json;
    }

    @Override
    public Mono<Void> apply(Batch batch) {
        return heads(batch).then(Mono.defer(() -> lines(batch))).then(Mono.defer(() -> drafted(batch)));
    }

    private Mono<Void> drafted(Batch batch) {
        return inTurn(
                batch.entries().stream().map(Batch.Entry::id).toList(),
                part -> steps.take(
                        batch.book().principal(), part, Step.DRAFTED, batch.by(), batch.at(), batch.ruling()));
    }

    /** An import into this book, by its id. */
    Mono<UUID> find(Book book, UUID taken) {
        return database.sql("select id from import where principal = :principal and book = :book and id = :id")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("id", taken)
                .mapValue(UUID.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("import", taken)));
    }

    private static <T> Mono<Void> inTurn(List<T> rows, Function<List<T>, Mono<Void>> write) {
        return Flux.fromIterable(rows)
                .buffer(ROWS_OF_A_STATEMENT)
                .concatMap(write)
                .then();
    }

    private Mono<Void> heads(Batch batch) {
        return inTurn(batch.entries(), part -> heads(batch, part));
    }

    private Mono<Void> heads(Batch batch, List<Batch.Entry> all) {
        return database.sql("""
                        insert into voucher (principal, id, book, type, date, attachments, drafted_at, kind, corrects,
                            import, place, voucher_no)
                        select :principal, head.id, :book, head.type, head.date, head.attachments, :at, head.kind,
                               head.corrects, :taken, head.place, head.voucher_no
                          from unnest(:ids, :types, :dates, :attachments, :kinds, :corrects, :places, :numbers)
                               as head (id, type, date, attachments, kind, corrects, place, voucher_no)
                         order by head.place
                        """)
                .bind("principal", batch.book().principal().value())
                .bind("book", batch.book().id())
                .bind("taken", batch.taken())
                .bind("at", batch.at())
                .bind("ids", column(all, UUID[]::new, Batch.Entry::id))
                .bind(
                        "types",
                        column(all, String[]::new, one -> one.content().type().name()))
                .bind(
                        "dates",
                        column(all, LocalDate[]::new, one -> one.content().date()))
                .bind(
                        "attachments",
                        column(all, Integer[]::new, one -> one.content().attachments()))
                .bind(
                        "kinds",
                        column(all, String[]::new, one -> one.content().kind().name()))
                .bind("corrects", column(all, UUID[]::new, one -> one.content().corrects()))
                .bind("places", column(all, Integer[]::new, Batch.Entry::place))
                .bind("numbers", column(all, String[]::new, Batch.Entry::voucherNo))
                .then();
    }

    /** A line of a voucher, and where it stands. */
    private record Written(UUID voucher, LocalDate date, int position, Line line) {

        static Stream<Written> of(Batch.Entry entry) {
            var lines = entry.content().lines();
            return IntStream.range(0, lines.size())
                    .mapToObj(n -> new Written(entry.id(), entry.content().date(), n + 1, lines.get(n)));
        }
    }

    private Mono<Void> lines(Batch batch) {
        return inTurn(batch.entries().stream().flatMap(Written::of).toList(), part -> lines(batch, part));
    }

    private Mono<Void> lines(Batch batch, List<Written> all) {
        return database.sql("""
                        insert into voucher_line (principal, voucher, version, position, book, date, summary, account,
                            debit, credit, dimensions)
                        select :principal, line.voucher, 1, line.position, :book, line.date, line.summary,
                               line.account, line.debit, line.credit, line.dimensions::jsonb
                          from unnest(:vouchers, :positions, :dates, :summaries, :accounts, :debits, :credits,
                                   :dimensions)
                               as line (voucher, position, date, summary, account, debit, credit, dimensions)
                        """)
                .bind("principal", batch.book().principal().value())
                .bind("book", batch.book().id())
                .bind("vouchers", column(all, UUID[]::new, Written::voucher))
                .bind("positions", column(all, Integer[]::new, Written::position))
                .bind("dates", column(all, LocalDate[]::new, Written::date))
                .bind("summaries", column(all, String[]::new, one -> one.line().summary()))
                .bind("accounts", column(all, String[]::new, one -> one.line().account()))
                .bind(
                        "debits",
                        column(all, Long[]::new, one -> one.line().debit().fen()))
                .bind(
                        "credits",
                        column(all, Long[]::new, one -> one.line().credit().fen()))
                .bind("dimensions", column(all, String[]::new, one -> dimensions(one.line())))
                .then();
    }

    private String dimensions(Line line) {
        return line.dimensions().isEmpty() ? "{}" : json.writeValueAsString(line.dimensions());
    }

    private static <T, V extends @Nullable Object> V[] column(
            List<T> rows, IntFunction<V[]> array, Function<T, V> value) {
        return rows.stream().map(value).toArray(array);
    }
}
