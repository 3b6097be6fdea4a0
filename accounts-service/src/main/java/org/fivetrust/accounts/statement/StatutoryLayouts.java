package org.fivetrust.accounts.statement;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.accounts.statement.model.CheckFormula;
import org.fivetrust.accounts.statement.model.CheckRule;
import org.fivetrust.accounts.statement.model.Layout;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statutory layouts, parsed once and cached until their edition changes. */
@Repository
class StatutoryLayouts {

    private static final String ALL = """
            select (select edition from reference_edition) as standing, layout.code, layout.standard, layout.statement,
                   layout.name, layout.english, layout.edition, layout.law, layout.split, layout.valid_from,
                   layout.valid_to,
                   (select jsonb_agg(jsonb_build_object('number', line.number, 'name', line.name,
                                'english', line.english, 'formula', line.formula) order by line.position)::text
                      from statement_line line where line.layout = layout.code) as lines,
                   (select jsonb_agg(jsonb_build_object('income', rule.income, 'yearEnd', rule.year_end,
                                'name', rule.name, 'english', rule.english, 'left', rule.left_formula,
                                'right', rule.right_formula) order by rule.position)::text
                      from statement_check rule where rule.sheet = layout.code) as checks
              from statement_layout layout
             order by layout.code
            """;

    /** A layout with its lines and checks, and the days it is in force. */
    record Statutory(Row row, Layout layout, List<CheckRule> checks) {

        boolean isInForce(String standard, LocalDate day) {
            var end = row.validTo();
            return row.standard().equals(standard)
                    && !day.isBefore(row.validFrom())
                    && (end == null || !day.isAfter(end));
        }
    }

    /** The same as it comes from the database. */
    record Row(
            long standing,
            String code,
            String standard,
            String statement,
            String name,
            String english,
            String edition,
            String law,
            boolean split,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String lines,
            @Nullable String checks) {}

    private record Check(
            @Nullable String income, boolean yearEnd, String name, String english, String left, String right) {

        CheckRule toRule() {
            return new CheckRule(income, yearEnd, name, english, CheckFormula.parse(left), CheckFormula.parse(right));
        }
    }

    private record Cached(long standing, List<Statutory> layouts) {}

    private final DatabaseClient database;
    private final JsonMapper json;
    private volatile Cached cached = new Cached(0, List.of());

    StatutoryLayouts(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param standing the current edition, as the calling transaction sees it */
    Mono<List<Statutory>> all(long standing) {
        var known = cached;
        return known.standing() == standing ? Mono.just(known.layouts()) : read().map(Cached::layouts);
    }

    private Mono<Cached> read() {
        return database.sql(ALL)
                .mapProperties(Row.class)
                .all()
                .map(row -> new Statutory(row, layout(row.lines()), checks(row.checks())))
                .collectList()
                .map(all -> new Cached(all.isEmpty() ? 0 : all.getFirst().row().standing(), List.copyOf(all)))
                .doOnNext(read -> cached = read);
    }

    private List<CheckRule> checks(@Nullable String checks) {
        return checks == null
                ? List.of()
                : json.readValue(checks, new TypeReference<List<Check>>() {}).stream()
                        .map(Check::toRule)
                        .toList();
    }

    Layout layout(String lines) {
        return new Layout(json.readValue(lines, new TypeReference<List<Layout.Line>>() {}));
    }
}
