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
 * Finds the forms in force for a book in a month: layouts and entered figures. Statutory layouts are cached in
 * {@link StatutoryLayouts}; one query reads everything else.
 */
@Repository
class StatementForms {

    private static final String OF_BOOK = """
            select reference.edition, unit.unit,
                   (select jsonb_agg(jsonb_build_object('layout', figure.layout, 'number', figure.number, 'term', figure.term,
                               'month', figure.month, 'current', figure.current, 'yearToDate', figure.year_to_date))::text
                      from (select distinct on (layout, number, term, month)
                                   layout, number, term, month, current, year_to_date
                              from statement_figure
                             where principal = :principal and book = :book and month in (:month, :before)
                               and (:known::timestamptz is null or stated_at <= :known)
                             order by layout, number, term, month, seq desc) figure) as entered
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

    private record BookRow(
            long edition, String unit, @Nullable String entered) {}

    private record EnteredRow(
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

    /** What is read before the layouts: the book, its unit, the entered figures. */
    private record FormContext(Book book, YearMonth month, BookRow row, List<EnteredRow> entered) {

        EnteredFigures entered(String layout) {
            var now = new HashMap<Key, Amounts>();
            var before = new HashMap<Key, Amounts>();
            entered.stream()
                    .filter(each -> each.layout().equals(layout))
                    .forEach(each -> (YearMonth.from(each.month()).equals(month) ? now : before)
                            .put(new Key(each.number(), each.term()), new Amounts(each.current(), each.yearToDate())));
            return now.isEmpty() && before.isEmpty() ? EnteredFigures.NONE : new EnteredFigures(now, before);
        }
    }

    /** A form with the name of its statement in the layouts. */
    record NamedForm(String statement, StatementForm form) {}

    /** All forms of the month; a copy comes last and replaces its statutory layout. */
    Flux<NamedForm> find(Scope scope, UUID book, YearMonth month, AsOf asOf, @Nullable UUID own) {
        return books.find(scope, book)
                .flatMap(found -> context(found, month, asOf))
                .flatMapMany(context ->
                        own == null ? prescribed(context) : Flux.concat(prescribed(context), copied(context, own)));
    }

    private Mono<FormContext> context(Book book, YearMonth month, AsOf asOf) {
        var query = database.sql(OF_BOOK)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("day", month.atEndOfMonth())
                .bind("month", month.atDay(1))
                .bind("before", YearMonth.of(month.getYear() - 1, 12).atDay(1));
        return (asOf.knownAt() == null ? query.bindNull("known", Instant.class) : query.bind("known", asOf.knownAt()))
                .mapProperties(BookRow.class)
                .one()
                .map(row -> new FormContext(book, month, row, entered(row.entered())));
    }

    private List<EnteredRow> entered(@Nullable String rows) {
        return rows == null ? List.of() : json.readValue(rows, new TypeReference<List<EnteredRow>>() {});
    }

    private Flux<NamedForm> prescribed(FormContext context) {
        return statutory
                .all(context.row().edition())
                .flatMapIterable(all -> all)
                .filter(each -> each.isInForce(
                        context.book().standard().code(), context.month().atEndOfMonth()))
                .map(each -> form(context, each));
    }

    private static NamedForm form(FormContext context, Statutory each) {
        var row = each.row();
        return new NamedForm(
                row.statement(),
                new StatementForm(
                        context.book().principal().value(),
                        context.row().unit(),
                        context.book().id(),
                        context.book().standard().code(),
                        row.code(),
                        row.name(),
                        row.english(),
                        row.edition(),
                        row.law(),
                        row.split(),
                        each.layout(),
                        each.checks(),
                        context.entered(row.code())));
    }

    private Mono<NamedForm> copied(FormContext context, UUID own) {
        return database.sql(OWN)
                .bind("principal", context.book().principal().value())
                .bind("book", context.book().id())
                .bind("own", own)
                .mapProperties(Own.class)
                .one()
                .map(row -> new NamedForm(
                        row.statement(),
                        new StatementForm(
                                context.book().principal().value(),
                                context.row().unit(),
                                context.book().id(),
                                context.book().standard().code(),
                                row.code(),
                                row.name(),
                                row.english(),
                                row.edition(),
                                row.law(),
                                row.split(),
                                statutory.layout(row.lines()),
                                List.of(),
                                context.entered(row.code()))));
    }
}
