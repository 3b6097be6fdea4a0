package org.fivetrust.archives.record;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.record.model.FilingOutcome.Filed;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Records at rest. A record is written once; its number is given by the database. */
@Repository
class Records {

    private static final String WORDS = """
            (title ilike :words or document_number ilike :words or archival_number ilike :words)""";

    private static final String CATEGORY = """
            category in (select category from record_category where lower(:category) = any (names))""";

    private static final String AFTER = """
            (filed_at, id) < (select filed_at, id from archive_record where id = :after)""";

    private final DatabaseClient database;
    private final JsonMapper json;

    Records(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a list may be narrowed by. */
    record Wanted(
            @Nullable String words,
            @Nullable String principal,
            @Nullable Integer year,
            @Nullable String category) {}

    Mono<Void> add(Filed filed, Caller caller, Instant at) {
        var filing = filed.filing();
        var line = filed.appraisal().line();
        var content = filed.content();
        var insert = database.sql("""
                        insert into archive_record (principal, id, category, year, retention, retention_table,
                            retention_line, retention_to_confirm, title, document_number, author, formed_on,
                            security_level, file_name, media_type, size, sha256, filed_by, filed_by_name, filed_at,
                            basis)
                        values (:principal, :id, :category, :year, :retention, :table,
                            :line, :confirm, :title, :number, :author, :formed,
                            :level, :file, :type, :size, :sha256, :by, :name, :at,
                            :basis)
                        """)
                .bind("principal", filing.principal().value())
                .bind("id", filing.id())
                .bind("category", filed.category())
                .bind("year", filing.year())
                .bind("retention", filed.appraisal().retention().name())
                .bind("confirm", filed.appraisal().toConfirm())
                .bind("title", filing.title())
                .bind("level", filing.securityLevel().name())
                .bind("file", content.name().value())
                .bind("type", content.declaredType())
                .bind("size", content.size())
                .bind("sha256", content.sha256())
                .bind("by", caller.subject())
                .bind("name", caller.name())
                .bind("at", at)
                .bind("basis", Json.of(json.writeValueAsString(filed.basis())));
        insert = bind(insert, "table", String.class, line == null ? null : line.table());
        insert = bind(insert, "line", Integer.class, line == null ? null : line.line());
        insert = bind(insert, "number", String.class, filing.documentNumber());
        insert = bind(insert, "author", String.class, filing.author());
        insert = bind(insert, "formed", LocalDate.class, filing.formedOn());
        return insert.then();
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, Class<T> type, @Nullable T value) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    Mono<RecordRow> find(UUID id) {
        return database.sql("select * from record_seen where id = :id")
                .bind("id", id)
                .mapProperties(RecordRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("record", id)));
    }

    /** Newest first; the cursor is the last record seen. */
    Mono<Page<RecordRow>> list(Scope scope, Wanted wanted, PageRequest page) {
        var query = database.sql("select * from record_seen where true"
                        + scope.condition("principal")
                        + (wanted.words() == null ? "" : " and " + WORDS)
                        + (wanted.principal() == null ? "" : " and principal = :principal")
                        + (wanted.year() == null ? "" : " and year = :year")
                        + (wanted.category() == null ? "" : " and " + CATEGORY)
                        + (page.after() == null ? "" : " and " + AFTER)
                        + " order by filed_at desc, id desc limit :limit")
                .bind("limit", page.fetch());
        query = wanted.words() == null ? query : query.bind("words", anywhere(wanted.words()));
        query = wanted.principal() == null ? query : query.bind("principal", wanted.principal());
        query = wanted.year() == null ? query : query.bind("year", wanted.year());
        query = wanted.category() == null ? query : query.bind("category", wanted.category());
        query = page.after() == null ? query : query.bind("after", id(page.after()));
        return query.mapProperties(RecordRow.class)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, row -> row.id().toString()));
    }

    private static String anywhere(String words) {
        return "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidValue("/cursor", "not a cursor of this list");
        }
    }
}
