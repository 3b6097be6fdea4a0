package org.fivetrust.accounts.statement;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.statement.LayoutMessages.LineView;
import org.fivetrust.accounts.statement.LayoutMessages.View;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores statutory layouts and the copies that books made of them. */
@Repository
class Layouts {

    private static final String SEEN = """
            select code as id, statement, name, null as copied_from, true as statutory, 1 as version,
                   coalesce((select jsonb_agg(jsonb_build_object('number', number, 'name', name, 'english', english,
                                'formula', formula) order by position)::text
                      from statement_line line where line.layout = layout.code), '[]') as lines
              from statement_layout layout
             where standard = (select standard from book where principal = :principal and id = :book)
             union all
            select own.id::text, layout.statement, own.name, own.copied, false, own.version,
                   coalesce((select jsonb_agg(jsonb_build_object('number', line.number, 'name', line.name,
                                'english', line.english, 'formula', line.formula) order by line.position)::text
                      from own_line line
                     where line.principal = own.principal and line.layout = own.id and line.version = own.version),
                       '[]')
              from own_layout own
              join statement_layout layout on layout.code = own.copied
             where own.principal = :principal and own.book = :book
            """;

    private static final Keyset<View> ORDER = Keyset.of("statement-layouts", View::id);

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final JsonMapper json;

    Layouts(DatabaseClient database, R2dbcEntityTemplate entities, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.json = json;
    }

    private record Row(
            String id,
            String statement,
            String name,
            @Nullable String copiedFrom,
            boolean statutory,
            int version,
            String lines) {}

    @Table("own_layout")
    private record OwnLayout(
            PrincipalId principal,
            @Id UUID id,
            UUID book,
            String copied,
            String name,
            @ReadOnlyProperty int version,
            String madeBy,
            Instant madeAt) {}

    @Table("statement_figure")
    private record FigureRow(
            PrincipalId principal,
            UUID book,
            String layout,
            @Id String number,
            String term,
            LocalDate month,
            Money current,
            @Nullable Money yearToDate,
            String statedBy,
            Instant statedAt) {}

    Flux<View> all(PrincipalId principal, UUID book) {
        return database.sql(SEEN)
                .bind("principal", principal.value())
                .bind("book", book)
                .mapProperties(Row.class)
                .all()
                .map(this::view);
    }

    /** Statutory layouts first; a book has few, so pages are cut from all of them. */
    Mono<Page<View>> list(PrincipalId principal, UUID book, PageRequest page) {
        var after = ORDER.after(page);
        return all(principal, book)
                .sort(Comparator.comparing(View::statutory).reversed().thenComparing(View::id))
                .skipUntil(view -> after.isEmpty() || view.id().equals(after.getFirst()))
                .skip(after.isEmpty() ? 0 : 1)
                .take(page.fetch())
                .collectList()
                .map(rows -> ORDER.page(rows, page));
    }

    /** A layout of this book, statutory or its own. */
    Mono<View> find(PrincipalId principal, UUID book, String id) {
        return all(principal, book)
                .filter(view -> view.id().equals(id))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> new NotFound("statement-layout", id)));
    }

    private View view(Row row) {
        return new View(
                row.id(),
                row.statement(),
                row.name(),
                row.copiedFrom(),
                row.statutory(),
                row.version(),
                json.readValue(row.lines(), new TypeReference<List<LineView>>() {}));
    }

    Mono<Void> copy(PrincipalId principal, UUID book, UUID id, View statutory, String name, String by, Instant at) {
        return entities.insert(new OwnLayout(principal, id, book, statutory.id(), name, 1, by, at))
                .then()
                .then(lines(principal, id, 1, statutory.lines()));
    }

    /** Of two changes to one version at once, the second violates the primary key of {@code own_line}. */
    Mono<Void> change(PrincipalId principal, UUID id, int version, Layout layout) {
        var lines = layout.lines().stream()
                .map(line -> new LineView(line.number(), line.name(), line.english(), line.formula()))
                .toList();
        return entities.update(
                        query(where("principal").is(principal).and("id").is(id)),
                        Update.update("version", version + 1),
                        OwnLayout.class)
                .then()
                .then(lines(principal, id, version + 1, lines));
    }

    private Mono<Void> lines(PrincipalId principal, UUID id, int version, List<LineView> lines) {
        return database.sql("""
                        insert into own_line (principal, layout, version, position, number, name, english, formula)
                        select :principal, :layout, :version, line.position, line.number, line.name, line.english,
                               line.formula
                          from rows from (jsonb_to_recordset(:lines)
                               as (number text, name text, english text, formula text))
                               with ordinality as line (number, name, english, formula, position)
                        """)
                .bind("principal", principal.value())
                .bind("layout", id)
                .bind("version", version)
                .bind("lines", Json.of(json.writeValueAsString(lines)))
                .then();
    }

    Mono<Void> enter(PrincipalId principal, UUID book, LayoutMessages.Figure figure, String by, Instant at) {
        return entities.insert(new FigureRow(
                        principal,
                        book,
                        figure.layout(),
                        figure.number(),
                        figure.term(),
                        figure.period().atDay(1),
                        figure.current(),
                        figure.yearToDate(),
                        by,
                        at))
                .then();
    }
}
