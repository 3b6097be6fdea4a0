package org.fivetrust.accounts.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.Seen;
import org.fivetrust.accounts.statement.model.EnteredFigures;
import org.fivetrust.accounts.statement.model.EnteredFigures.Amounts;
import org.fivetrust.accounts.statement.model.EnteredFigures.Key;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds a book with the layouts that were in force in a month and what people entered for them, in one statement. */
@Repository
class Forms {

    private static final String STATUTORY = """
            select layout.code as layout_code, layout.statement, layout.name, layout.english, layout.edition, layout.law,
                   layout.split,
                   (select jsonb_agg(jsonb_build_object('number', line.number, 'name', line.name,
                                'english', line.english, 'formula', line.formula) order by line.position)::text
                      from statement_line line where line.layout = layout.code) as lines
              from statement_layout layout
             where layout.standard = book.standard and :day between layout.valid_from
                   and coalesce(layout.valid_to, 'infinity')""";

    private static final String OWN = """
            select own.id::text as layout_code, layout.statement, own.name, layout.english, layout.edition, layout.law,
                   layout.split,
                   (select jsonb_agg(jsonb_build_object('number', line.number, 'name', line.name,
                                'english', line.english, 'formula', line.formula) order by line.position)::text
                      from own_line line
                     where line.principal = own.principal and line.layout = own.id and line.version = own.version)
                       as lines
              from own_layout own
              join statement_layout layout on layout.code = own.copied
             where own.principal = book.principal and own.book = book.id and own.id = :own""";

    private static final String FORMS = """
            select book.principal, unit.unit, book.id as book, book.standard, form.*,
                   (select jsonb_agg(jsonb_build_object('number', said.number, 'term', said.term, 'month', said.month,
                               'current', said.current, 'yearToDate', said.year_to_date))::text
                      from (select distinct on (number, term, month) number, term, month, current, year_to_date
                              from statement_figure figure
                             where figure.principal = book.principal and figure.book = book.id
                               and figure.layout = form.layout_code and figure.month in (:month, :before)
                               and (:known::timestamptz is null or figure.said_at <= :known)
                             order by number, term, month, seq desc) said) as said
              from book
             cross join lateral unit_on(book.principal, book.id, :day) unit
              left join lateral (%s) form on true
             where book.id = :book
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Forms(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Row(
            String principal,
            String unit,
            UUID book,
            String standard,
            @Nullable String layoutCode,
            @Nullable String statement,
            @Nullable String name,
            @Nullable String english,
            @Nullable String edition,
            @Nullable String law,
            @Nullable Boolean split,
            @Nullable String lines,
            @Nullable String said) {}

    private record Said(
            String number,
            String term,
            LocalDate month,
            long current,
            @Nullable Long yearToDate) {}

    /** All statements of the month, by what the layouts call them; a copy stands in place of its statutory layout. */
    Flux<Found> find(Scope scope, UUID book, YearMonth month, Seen seen, @Nullable UUID own) {
        var query = database.sql(FORMS.formatted(own == null ? STATUTORY : STATUTORY + "\nunion all\n" + OWN))
                .bind("book", book)
                .bind("day", month.atEndOfMonth())
                .bind("month", month.atDay(1))
                .bind("before", YearMonth.of(month.getYear() - 1, 12).atDay(1));
        query = seen.knownAt() == null ? query.bindNull("known", Instant.class) : query.bind("known", seen.knownAt());
        query = own == null ? query : query.bind("own", own);
        return query.mapProperties(Row.class)
                .all()
                .filter(row -> scope.covers(new PrincipalId(row.principal())))
                .switchIfEmpty(Mono.error(() -> new NotFound("book", book)))
                .filter(row -> row.layoutCode() != null)
                .map(row -> new Found(String.valueOf(row.statement()), form(row, month)));
    }

    /** A form and which statement it is. */
    record Found(String statement, Form form) {}

    private Form form(Row row, YearMonth month) {
        return new Form(
                row.principal(),
                row.unit(),
                row.book(),
                row.standard(),
                String.valueOf(row.layoutCode()),
                String.valueOf(row.name()),
                String.valueOf(row.english()),
                String.valueOf(row.edition()),
                String.valueOf(row.law()),
                Boolean.TRUE.equals(row.split()),
                new Layout(json.readValue(String.valueOf(row.lines()), new TypeReference<List<Layout.Line>>() {})),
                entered(row.said(), month));
    }

    private EnteredFigures entered(@Nullable String said, YearMonth month) {
        if (said == null) {
            return EnteredFigures.NONE;
        }
        var now = new HashMap<Key, Amounts>();
        var before = new HashMap<Key, Amounts>();
        for (var each : json.readValue(said, new TypeReference<List<Said>>() {})) {
            (YearMonth.from(each.month()).equals(month) ? now : before)
                    .put(new Key(each.number(), each.term()), new Amounts(each.current(), each.yearToDate()));
        }
        return new EnteredFigures(now, before);
    }
}
