package org.fivetrust.accounts.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.model.AsOf;
import org.fivetrust.accounts.statement.StatutoryLayouts.Statutory;
import org.fivetrust.accounts.statement.model.EnteredFigures;
import org.fivetrust.accounts.statement.model.EnteredFigures.Amounts;
import org.fivetrust.accounts.statement.model.EnteredFigures.Key;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the layouts that are in force for a book in a month and what people entered for them. One statement tells what
 * may have changed since the last reading; the statutory layouts stand in {@link StatutoryLayouts}.
 */
@Repository
class StatementForms {

    private static final String ASKED = """
            select reference.edition as standing, unit.unit,
                   (select jsonb_agg(jsonb_build_object('layout', said.layout, 'number', said.number, 'term', said.term,
                               'month', said.month, 'current', said.current, 'yearToDate', said.year_to_date))::text
                      from (select distinct on (layout, number, term, month)
                                   layout, number, term, month, current, year_to_date
                              from statement_figure
                             where principal = :principal and book = :book and month in (:month, :before)
                               and (:known::timestamptz is null or said_at <= :known)
                             order by layout, number, term, month, seq desc) said) as said
              from reference_edition reference
             cross join unit_on(:principal, :book, :day) unit
            """;

    private static final String OWN = """
            select own.id::text as code, layout.statement, own.name, layout.english, layout.edition, layout.law,
                   layout.split,
                   (select jsonb_agg(jsonb_build_object('number', line.number, 'name', line.name,
                                'english', line.english, 'formula', line.formula) order by line.position)::text
                      from own_line line
                     where line.principal = own.principal and line.layout = own.id and line.version = own.version)
                       as lines
              from own_layout own
              join statement_layout layout on layout.code = own.copied
             where own.principal = :principal and own.book = :book and own.id = :own
            """;

    private final DatabaseClient database;
    private final Books books;
    private final StatutoryLayouts statutory;
    private final JsonMapper json;

    StatementForms(DatabaseClient database, Books books, StatutoryLayouts statutory, JsonMapper json) {
        this.database = database;
        this.books = books;
        this.statutory = statutory;
        this.json = json;
    }

    private record Asked(
            long standing, String unit, @Nullable String said) {}

    private record Said(
            String layout,
            String number,
            String term,
            LocalDate month,
            long current,
            @Nullable Long yearToDate) {}

    private record Own(
            String code,
            String statement,
            String name,
            String english,
            String edition,
            String law,
            boolean split,
            String lines) {}

    /** What is known before the layouts are: whose they are, and what was entered. */
    private record Desk(Book book, YearMonth month, Asked asked, List<Said> said) {

        EnteredFigures entered(String layout) {
            var now = new HashMap<Key, Amounts>();
            var before = new HashMap<Key, Amounts>();
            said.stream()
                    .filter(each -> each.layout().equals(layout))
                    .forEach(each -> (YearMonth.from(each.month()).equals(month) ? now : before)
                            .put(new Key(each.number(), each.term()), new Amounts(each.current(), each.yearToDate())));
            return now.isEmpty() && before.isEmpty() ? EnteredFigures.NONE : new EnteredFigures(now, before);
        }
    }

    /** A form and which statement it is. */
    record Found(String statement, StatementForm form) {}

    /** All statements of the month, by what the layouts call them; a copy stands in place of its statutory layout. */
    Flux<Found> find(Scope scope, UUID book, YearMonth month, AsOf asOf, @Nullable UUID own) {
        return books.find(scope, book)
                .flatMap(found -> desk(found, month, asOf))
                .flatMapMany(desk -> own == null ? prescribed(desk) : Flux.concat(prescribed(desk), copied(desk, own)));
    }

    private Mono<Desk> desk(Book book, YearMonth month, AsOf asOf) {
        var query = database.sql(ASKED)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("day", month.atEndOfMonth())
                .bind("month", month.atDay(1))
                .bind("before", YearMonth.of(month.getYear() - 1, 12).atDay(1));
        return (asOf.knownAt() == null ? query.bindNull("known", Instant.class) : query.bind("known", asOf.knownAt()))
                .mapProperties(Asked.class)
                .one()
                .map(asked -> new Desk(book, month, asked, said(asked.said())));
    }

    private List<Said> said(@Nullable String said) {
        return said == null ? List.of() : json.readValue(said, new TypeReference<List<Said>>() {});
    }

    private Flux<Found> prescribed(Desk desk) {
        return statutory
                .all(desk.asked().standing())
                .flatMapIterable(all -> all)
                .filter(each -> each.isInForce(
                        desk.book().standard().code(), desk.month().atEndOfMonth()))
                .map(each -> found(desk, each));
    }

    private static Found found(Desk desk, Statutory each) {
        var row = each.row();
        return new Found(
                row.statement(),
                new StatementForm(
                        desk.book().principal().value(),
                        desk.asked().unit(),
                        desk.book().id(),
                        desk.book().standard().code(),
                        row.code(),
                        row.name(),
                        row.english(),
                        row.edition(),
                        row.law(),
                        row.split(),
                        each.layout(),
                        each.checks(),
                        desk.entered(row.code())));
    }

    private Mono<Found> copied(Desk desk, UUID own) {
        return database.sql(OWN)
                .bind("principal", desk.book().principal().value())
                .bind("book", desk.book().id())
                .bind("own", own)
                .mapProperties(Own.class)
                .one()
                .map(row -> new Found(
                        row.statement(),
                        new StatementForm(
                                desk.book().principal().value(),
                                desk.asked().unit(),
                                desk.book().id(),
                                desk.book().standard().code(),
                                row.code(),
                                row.name(),
                                row.english(),
                                row.edition(),
                                row.law(),
                                row.split(),
                                statutory.layout(row.lines()),
                                List.of(),
                                desk.entered(row.code()))));
    }
}
