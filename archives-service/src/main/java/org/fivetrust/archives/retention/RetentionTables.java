package org.fivetrust.archives.retention;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.archives.retention.model.Retention;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Reads the tables: public facts, written by migrations only. */
@Repository
class RetentionTables {

    private final DatabaseClient database;

    RetentionTables(DatabaseClient database) {
        this.database = database;
    }

    private record Row(
            String id,
            String name,
            int version,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String scope,
            @Nullable String approver,
            String tableSource,
            int line,
            String kind,
            String category,
            Retention retention,
            String terms,
            String source) {

        RetentionMessages.Line toLine() {
            return new RetentionMessages.Line(line, kind, category, retention, terms, source);
        }
    }

    Flux<RetentionMessages.View> inForce(LocalDate day) {
        return database.sql("""
                        select t.id, t.name, t.version, t.valid_from, t.valid_until, t.scope, t.approver,
                               t.source as table_source, l.line, l.kind, l.category, l.retention, l.terms, l.source
                        from retention_table t join retention_line l on l.retention_table = t.id
                        where t.valid_from <= :day and (t.valid_until is null or t.valid_until > :day)
                        order by t.id, l.line
                        """)
                .bind("day", day)
                .mapProperties(Row.class)
                .all()
                .bufferUntilChanged(Row::id)
                .map(RetentionTables::table);
    }

    private static RetentionMessages.View table(List<Row> rows) {
        var first = rows.getFirst();
        return new RetentionMessages.View(
                first.id(),
                first.name(),
                first.version(),
                first.validFrom(),
                first.validUntil(),
                first.scope(),
                first.approver(),
                first.tableSource(),
                rows.stream().map(Row::toLine).toList());
    }
}
