package org.fivetrust.accounts.voucher;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.Batch;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.shared.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes down many drafts in three statements, however many they are. */
@Repository
class Batches implements Function<Batch, Mono<Void>> {

    private final DatabaseClient database;
    private final Steps steps;
    private final JsonMapper json;

    Batches(DatabaseClient database, Steps steps, JsonMapper json) {
        this.database = database;
        this.steps = steps;
        this.json = json;
    }

    private record Head(
            UUID id,
            String type,
            LocalDate date,
            int attachments,
            String kind,
            @Nullable UUID corrects,
            int place,
            String voucherNo,
            List<LineRow> lines) {

        static Head of(Batch.Entry entry) {
            var content = entry.content();
            return new Head(
                    entry.id(),
                    content.type().name(),
                    content.date(),
                    content.attachments(),
                    content.kind().name(),
                    content.corrects(),
                    entry.place(),
                    entry.voucherNo(),
                    content.lines().stream().map(LineRow::of).toList());
        }
    }

    @Override
    public Mono<Void> apply(Batch batch) {
        var heads = Json.of(
                json.writeValueAsString(batch.entries().stream().map(Head::of).toList()));
        return write(HEADS, batch, heads)
                .then(write(LINES, batch, heads))
                .then(steps.take(
                        batch.book().principal(),
                        batch.entries().stream().map(Batch.Entry::id).toList(),
                        Step.DRAFTED,
                        batch.by(),
                        batch.at(),
                        batch.ruling()));
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

    private static final String HEADS = """
            insert into voucher (principal, id, book, type, date, attachments, drafted_at, kind, corrects, import, place,
                voucher_no)
            select :principal, head.id, :book, head.type, head.date, head.attachments, :at, head.kind, head.corrects,
                   :taken, head.place, head."voucherNo"
              from jsonb_to_recordset(:heads) as head (id uuid, type text, date date, attachments integer, kind text,
                   corrects uuid, place integer, "voucherNo" text)
             order by head.place
            """;

    private static final String LINES = """
            insert into voucher_line (principal, voucher, version, position, summary, account, debit, credit, dimensions)
            select voucher.principal, voucher.id, voucher.version, line.position, line.said ->> 'summary',
                   line.said ->> 'account', (line.said ->> 'debit')::bigint, (line.said ->> 'credit')::bigint,
                   line.said -> 'dimensions'
              from jsonb_to_recordset(:heads) as head (id uuid, lines jsonb)
              join voucher on voucher.principal = :principal and voucher.book = :book and voucher.id = head.id
                   and voucher.import = :taken and voucher.drafted_at = :at
              cross join jsonb_array_elements(head.lines) with ordinality as line (said, position)
            """;

    private Mono<Void> write(String statement, Batch batch, Json heads) {
        return database.sql(statement)
                .bind("principal", batch.book().principal().value())
                .bind("book", batch.book().id())
                .bind("taken", batch.taken())
                .bind("at", batch.at())
                .bind("heads", heads)
                .then();
    }
}
