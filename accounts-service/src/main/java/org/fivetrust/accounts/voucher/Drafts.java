package org.fivetrust.accounts.voucher;

import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what vouchers say. As a function it takes a new draft and answers which voucher shows its source. */
@Repository
class Drafts implements Function<Draft, Mono<UUID>> {

    private static final int FIRST_VERSION = 1;

    private final DatabaseClient database;
    private final Steps steps;
    private final JsonMapper json;

    Drafts(DatabaseClient database, Steps steps, JsonMapper json) {
        this.database = database;
        this.steps = steps;
        this.json = json;
    }

    /** Of two drafts that show one source, the first is kept and answers for both. */
    @Override
    public Mono<UUID> apply(Draft draft) {
        return write(draft);
    }

    /** Drawn up by hand: the paper it shows may be among those of a voucher that was drawn up by rule. */
    Mono<UUID> byHand(Draft draft) {
        return shownElsewhere(draft).switchIfEmpty(Mono.defer(() -> write(draft)));
    }

    private Mono<UUID> shownElsewhere(Draft draft) {
        var source = draft.source();
        return source == null
                ? Mono.empty()
                : database.sql("""
                                select id from voucher
                                 where principal = :principal and status <> 'DISCARDED' and documents <> '[]'
                                   and documents @> jsonb_build_array(jsonb_build_object('kind', :kind, 'number', :number))
                                 order by drafted_at, id limit 1
                                """)
                        .bind("principal", draft.principal().value())
                        .bind("kind", source.kind())
                        .bind("number", source.id())
                        .mapValue(UUID.class)
                        .one();
    }

    private Mono<UUID> write(Draft draft) {
        return head(draft).flatMap(written -> written == 0 ? holder(draft) : rest(draft));
    }

    private Mono<Long> head(Draft draft) {
        var insert = database.sql("""
                        insert into voucher (principal, id, book, type, date, attachments, documents,
                            source_kind, source_id, rule, drafted_at, kind, corrects, papers_at)
                        values (:principal, :id, :book, :type, :date, :attachments, :documents,
                            :sourceKind, :sourceId, :rule, :at, :kind, :corrects, :papersAt)
                        on conflict (principal, source_kind, source_id) where source_id is not null and discarded is null
                            do nothing
                        """)
                .bind("principal", draft.principal().value())
                .bind("id", draft.id())
                .bind("book", draft.book())
                .bind("type", draft.content().type().name())
                .bind("date", draft.content().date())
                .bind("attachments", draft.content().attachments())
                .bind("documents", Json.of(json.writeValueAsString(draft.documents())))
                .bind("at", draft.at())
                .bind("kind", draft.content().kind().name());
        var source = draft.source();
        insert = bind(insert, "sourceKind", String.class, source == null ? null : source.kind());
        insert = bind(insert, "sourceId", String.class, source == null ? null : source.id());
        insert = bind(insert, "corrects", UUID.class, draft.content().corrects());
        insert = bind(insert, "papersAt", UUID.class, draft.content().papersAt());
        return bind(insert, "rule", String.class, draft.rule()).fetch().rowsUpdated();
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, Class<T> type, @Nullable T value) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    private Mono<UUID> rest(Draft draft) {
        return lines(draft.principal(), draft.book(), draft.id(), FIRST_VERSION, draft.content())
                .then(steps.take(
                        draft.principal(), List.of(draft.id()), Step.DRAFTED, draft.by(), draft.at(), draft.ruling()))
                .thenReturn(draft.id());
    }

    private Mono<UUID> holder(Draft draft) {
        var source = draft.source();
        return source == null
                ? Mono.just(draft.id())
                : database.sql("""
                                select id from voucher
                                 where principal = :principal and source_kind = :kind and source_id = :source
                                   and discarded is null
                                """)
                        .bind("principal", draft.principal().value())
                        .bind("kind", source.kind())
                        .bind("source", source.id())
                        .mapValue(UUID.class)
                        .one();
    }

    /** What it says from now on, as its next version. */
    Mono<Void> change(Voucher voucher, Content content) {
        return database.sql("""
                        update voucher
                           set type = :type, date = :date, attachments = :attachments, version = version + 1
                         where principal = :principal and id = :id
                        """)
                .bind("type", content.type().name())
                .bind("date", content.date())
                .bind("attachments", content.attachments())
                .bind("principal", voucher.principal().value())
                .bind("id", voucher.id())
                .then()
                .then(lines(voucher.principal(), voucher.book(), voucher.id(), voucher.version() + 1, content));
    }

    private Mono<Void> lines(PrincipalId principal, UUID book, UUID voucher, int version, Content content) {
        var rows = content.lines().stream().map(LineRow::of).toList();
        return database.sql("""
                        insert into voucher_line (principal, voucher, version, position, book, date, summary, account,
                            debit, credit, dimensions)
                        select :principal, :voucher, :version, line.position, :book, :date, line.summary, line.account,
                               line.debit, line.credit, line.dimensions
                          from rows from (jsonb_to_recordset(:lines)
                               as (summary text, account text, debit bigint, credit bigint, dimensions jsonb))
                               with ordinality as line (summary, account, debit, credit, dimensions, position)
                        """)
                .bind("principal", principal.value())
                .bind("voucher", voucher)
                .bind("version", version)
                .bind("book", book)
                .bind("date", content.date())
                .bind("lines", Json.of(json.writeValueAsString(rows)))
                .then();
    }
}
