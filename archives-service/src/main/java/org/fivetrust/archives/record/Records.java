package org.fivetrust.archives.record;

import static org.springframework.data.relational.core.query.Criteria.where;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.archives.record.model.Filed;
import org.fivetrust.archives.record.model.SecurityLevel;
import org.fivetrust.archives.retention.model.Retention;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores records. A record is written once; the database gives its number. */
@Repository
class Records {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Records(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    /** What a list may be narrowed by. */
    record RecordQuery(
            @Nullable String words,
            @Nullable String principal,
            @Nullable Integer year,
            @Nullable String category) {}

    @Table("archive_record")
    private record NewRecord(
            PrincipalId principal,
            @Id UUID id,
            String category,
            int year,
            Retention retention,
            @Nullable String retentionTable,
            @Nullable Integer retentionLine,
            boolean retentionToConfirm,
            String title,
            @Nullable String documentNumber,
            @Nullable String author,
            @Nullable LocalDate formedOn,
            SecurityLevel securityLevel,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            String filedBy,
            String filedByName,
            Instant filedAt,
            Basis basis) {}

    Mono<Void> add(Filed filed, Caller caller, Instant at) {
        var filing = filed.filing();
        var line = filed.appraisal().line();
        var content = filed.content();
        return entities.insert(new NewRecord(
                        filing.principal(),
                        filing.id(),
                        filed.category(),
                        filing.year(),
                        filed.appraisal().retention(),
                        line == null ? null : line.table(),
                        line == null ? null : line.line(),
                        filed.appraisal().toConfirm(),
                        filing.title(),
                        filing.documentNumber(),
                        filing.author(),
                        filing.formedOn(),
                        filing.securityLevel(),
                        content.name().value(),
                        content.declaredType(),
                        content.size(),
                        content.sha256(),
                        caller.subject(),
                        caller.name(),
                        at,
                        filed.basis()))
                .then();
    }

    Mono<RecordRow> find(Scope scope, UUID id) {
        return lists.of(RecordRow.class, scope).where(RecordRow::id, id).one("record", id);
    }

    /** Which of these ids and archival numbers name no record within the scope. */
    Flux<String> missing(Scope scope, List<String> named) {
        return database.sql("""
                        select asked from unnest(:named) as asked
                         where not exists (
                             select from archive_record where archival_number = asked%1$s)
                           and not exists (
                             select from archive_record where id = case when asked ~ '^[0-9a-fA-F-]{36}$' then asked::uuid end%1$s)
                        """.formatted(scope.condition("principal")))
                .bind("named", named.toArray(String[]::new))
                .mapValue(String.class)
                .all();
    }

    Mono<Page<RecordRow>> list(Scope scope, RecordQuery query, PageRequest page) {
        return category(query.category())
                .flatMap(category -> lists.of(RecordRow.class, scope)
                        .where(query.words() == null ? null : anywhere(query.words()))
                        .where(RecordRow::principal, query.principal())
                        .where(RecordRow::year, query.year())
                        .where(RecordRow::category, category.isEmpty() ? null : category)
                        .newestFirst(RecordRow::filedAt, RecordRow::id)
                        .page(page));
    }

    /** The category that one of its names stands for; what names none is in no record. */
    private Mono<String> category(@Nullable String name) {
        return name == null
                ? Mono.just("")
                : database.sql("select category from record_category where lower(:name) = any (names) limit 1")
                        .bind("name", name)
                        .mapValue(String.class)
                        .one()
                        .defaultIfEmpty(name);
    }

    private static Criteria anywhere(String words) {
        var escaped = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        var pattern = "%" + escaped + "%";
        return where("title")
                .like(pattern)
                .ignoreCase(true)
                .or("documentNumber")
                .like(pattern)
                .ignoreCase(true)
                .or("archivalNumber")
                .like(pattern)
                .ignoreCase(true);
    }
}
