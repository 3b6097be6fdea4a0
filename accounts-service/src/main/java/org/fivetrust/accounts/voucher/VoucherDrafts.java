package org.fivetrust.accounts.voucher;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Draft.ImportedFrom;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.SourceKey;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.step.Steps;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes drafts of vouchers, one or thousands; many in few statements, each of which is far from the time a statement
 * may take.
 */
@Repository
public class VoucherDrafts {

    /** Drafts the vouchers that no person drafts: those of sources and of closing years. */
    public static final Person SYSTEM = Person.of("svc-accounts", "accounts-service", Set.of(Roles.SERVICE));

    private static final int ROWS_OF_A_STATEMENT = 10_000;

    private static final int FIRST_VERSION = 1;

    private final DatabaseClient database;
    private final Steps steps;
    private final JsonMapper json;

    VoucherDrafts(DatabaseClient database, Steps steps, JsonMapper json) {
        this.database = database;
        this.steps = steps;
        this.json = json;
    }

    /** Answers with the voucher that books the source: of two drafts of one source the first is kept. */
    public Mono<UUID> draft(Book book, Draft draft, Person by, Instant at, @Nullable UUID ruling) {
        return heads(book, List.of(draft), at)
                .flatMap(written -> written == 0
                        ? holder(book, draft)
                        : rest(book, List.of(draft), by, at, ruling).thenReturn(draft.id()));
    }

    /** Drafts of one file, none of which has a source. */
    public Mono<Void> draftAll(Book book, List<Draft> drafts, Person by, Instant at, UUID ruling) {
        return inTurn(drafts, part -> heads(book, part, at).then())
                .then(Mono.defer(() -> rest(book, drafts, by, at, ruling)));
    }

    private Mono<Void> rest(Book book, List<Draft> drafts, Person by, Instant at, @Nullable UUID ruling) {
        return inTurn(
                        drafts.stream()
                                .flatMap(draft -> rows(draft.id(), FIRST_VERSION, draft.content()))
                                .toList(),
                        part -> lines(book, part))
                .then(Mono.defer(() -> inTurn(
                        drafts.stream().map(Draft::id).toList(),
                        part -> steps.take(book.principal(), part, Step.DRAFTED, by, at, ruling))));
    }

    private static <T> Mono<Void> inTurn(List<T> rows, Function<List<T>, Mono<Void>> write) {
        return Flux.fromIterable(rows)
                .buffer(ROWS_OF_A_STATEMENT)
                .concatMap(write)
                .then();
    }

    private Mono<Long> heads(Book book, List<Draft> drafts, Instant at) {
        return database.sql("""
                        insert into voucher (principal, id, book, type, date, attachments, documents, source_kind,
                            source_id, rule, drafted_at, kind, corrects, papers_at, import, place, voucher_no, reason, paper_keys)
                        select :principal, head.id, :book, head.type, head.date, head.attachments,
                               head.documents::jsonb, head.source_kind, head.source_id, head.rule, :at, head.kind,
                               head.corrects, head.papers_at, head.import, head.place, head.voucher_no, head.reason,
                               string_to_array(head.paper_keys, E'\n')
                          from unnest(:ids, :types, :dates, :attachments, :documents, :sourceKinds, :sourceIds, :rules,
                                   :kinds, :corrects, :papersAt, :imports, :places, :numbers, :reasons, :paperKeys) with ordinality
                               as head (id, type, date, attachments, documents, source_kind, source_id, rule, kind,
                                   corrects, papers_at, import, place, voucher_no, reason, paper_keys, turn)
                         order by head.turn
                        on conflict (principal, source_kind, source_id) where source_id is not null and discarded is null
                            do nothing
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("at", at)
                .bind("ids", column(drafts, UUID[]::new, Draft::id))
                .bind(
                        "types",
                        column(
                                drafts,
                                String[]::new,
                                one -> one.content().type().name()))
                .bind(
                        "dates",
                        column(drafts, LocalDate[]::new, one -> one.content().date()))
                .bind(
                        "attachments",
                        column(drafts, Integer[]::new, one -> one.content().attachments()))
                .bind("documents", column(drafts, String[]::new, one -> json.writeValueAsString(one.documents())))
                .bind("sourceKinds", column(drafts, String[]::new, one -> ifAny(one.source(), SourceKey::kind)))
                .bind("sourceIds", column(drafts, String[]::new, one -> ifAny(one.source(), SourceKey::id)))
                .bind("rules", column(drafts, String[]::new, one -> one.rule()))
                .bind(
                        "kinds",
                        column(
                                drafts,
                                String[]::new,
                                one -> one.content().kind().name()))
                .bind(
                        "corrects",
                        column(drafts, UUID[]::new, one -> one.content().corrects()))
                .bind(
                        "papersAt",
                        column(drafts, UUID[]::new, one -> one.content().papersAt()))
                .bind("imports", column(drafts, UUID[]::new, one -> ifAny(one.from(), ImportedFrom::file)))
                .bind("places", column(drafts, Integer[]::new, Draft::place))
                .bind("numbers", column(drafts, String[]::new, one -> ifAny(one.from(), ImportedFrom::voucherNo)))
                .bind(
                        "reasons",
                        column(drafts, String[]::new, one -> one.content().reason()))
                .bind("paperKeys", column(drafts, String[]::new, VoucherDrafts::paperKeys))
                .fetch()
                .rowsUpdated();
    }

    private static String paperKeys(Draft draft) {
        return draft.documents().stream()
                .flatMap(document -> document.likenesses().stream())
                .collect(Collectors.joining("\n"));
    }

    private static <T, V> @Nullable V ifAny(@Nullable T there, Function<T, V> value) {
        return there == null ? null : value.apply(there);
    }

    private static <T, V extends @Nullable Object> V[] column(
            List<T> rows, IntFunction<V[]> array, Function<T, V> value) {
        return rows.stream().map(value).toArray(array);
    }

    private Mono<UUID> holder(Book book, Draft draft) {
        var source = draft.source();
        return source == null
                ? Mono.just(draft.id())
                : database.sql("""
                                select id from voucher
                                 where principal = :principal and source_kind = :kind and source_id = :source
                                   and discarded is null
                                """)
                        .bind("principal", book.principal().value())
                        .bind("kind", source.kind())
                        .bind("source", source.id())
                        .mapValue(UUID.class)
                        .one();
    }

    /** The next version of a draft. */
    Mono<Void> change(Book book, Voucher voucher, Content content) {
        var update = database.sql("""
                        update voucher
                           set type = :type, date = :date, attachments = :attachments, reason = :reason,
                               version = version + 1
                         where principal = :principal and id = :id
                        """)
                .bind("type", content.type().name())
                .bind("date", content.date())
                .bind("attachments", content.attachments())
                .bind("principal", book.principal().value())
                .bind("id", voucher.id());
        var reason = content.reason();
        return (reason == null ? update.bindNull("reason", String.class) : update.bind("reason", reason))
                .then()
                .then(Mono.defer(() -> lines(
                        book, rows(voucher.id(), voucher.version() + 1, content).toList())));
    }

    /** A row of {@code voucher_line}. */
    private record Row(UUID voucher, int version, int position, LocalDate date, Line line) {}

    private static Stream<Row> rows(UUID voucher, int version, Content content) {
        return IntStream.range(0, content.lines().size())
                .mapToObj(n -> new Row(
                        voucher, version, n + 1, content.date(), content.lines().get(n)));
    }

    private Mono<Void> lines(Book book, List<Row> rows) {
        return database.sql("""
                        insert into voucher_line (principal, voucher, version, position, book, date, summary, account,
                            debit, credit, dimensions)
                        select :principal, line.voucher, line.version, line.position, :book, line.date, line.summary,
                               line.account, line.debit, line.credit, line.dimensions::jsonb
                          from unnest(:vouchers, :versions, :positions, :dates, :summaries, :accounts, :debits, :credits,
                                   :dimensions)
                               as line (voucher, version, position, date, summary, account, debit, credit, dimensions)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("vouchers", column(rows, UUID[]::new, Row::voucher))
                .bind("versions", column(rows, Integer[]::new, Row::version))
                .bind("positions", column(rows, Integer[]::new, Row::position))
                .bind("dates", column(rows, LocalDate[]::new, Row::date))
                .bind("summaries", column(rows, String[]::new, row -> row.line().summary()))
                .bind("accounts", column(rows, String[]::new, row -> row.line().account()))
                .bind(
                        "debits",
                        column(rows, Long[]::new, row -> row.line().debit().fen()))
                .bind(
                        "credits",
                        column(rows, Long[]::new, row -> row.line().credit().fen()))
                .bind("dimensions", column(rows, String[]::new, row -> dimensions(row.line())))
                .then();
    }

    private String dimensions(Line line) {
        return line.dimensions().isEmpty() ? "{}" : json.writeValueAsString(line.dimensions());
    }
}
