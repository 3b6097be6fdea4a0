package org.fivetrust.accounts.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The log of requests by auditors. */
@Repository
class AuditLog {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Keyset<AuditLogEntry> ORDER = Keyset.of("audit-log", AuditLogEntry::at, AuditLogEntry::id);

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Transactions transactions;

    AuditLog(DatabaseClient database, R2dbcEntityTemplate entities, Transactions transactions) {
        this.database = database;
        this.entities = entities;
        this.transactions = transactions;
    }

    /** Filters of the log. */
    record Search(
            @Nullable String subject,
            @Nullable String principal,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String text) {}

    Mono<Void> add(AuditLogEntry auditLogEntry) {
        return entities.insert(auditLogEntry).then().as(transactions.within(Scope.ALL));
    }

    /** Oldest first. */
    Mono<Page<AuditLogEntry>> list(Scope scope, Search search, PageRequest page) {
        var after = ORDER.after(page);
        var query = database.sql("select * from audit_access where true"
                        + scope.condition("principal")
                        + (search.subject() == null ? "" : " and subject = :subject")
                        + (search.principal() == null ? "" : " and principal = :principal")
                        + (search.from() == null ? "" : " and at >= :from")
                        + (search.to() == null ? "" : " and at < :to")
                        + (search.text() == null
                                ? ""
                                : " and position(lower(:text) in lower(name || ' ' || path || '?' || query)) > 0")
                        + (after.isEmpty() ? "" : " and (at, id) > (:last_at, :last)")
                        + " order by at, id limit :limit")
                .bind("limit", page.fetch());
        query = search.subject() == null ? query : query.bind("subject", search.subject());
        query = search.principal() == null ? query : query.bind("principal", search.principal());
        query = search.from() == null
                ? query
                : query.bind("from", search.from().atStartOfDay(CHINA).toInstant());
        query = search.to() == null
                ? query
                : query.bind("to", search.to().plusDays(1).atStartOfDay(CHINA).toInstant());
        query = search.text() == null ? query : query.bind("text", search.text());
        query = after.isEmpty() ? query : query.bind("last_at", after.get(0)).bind("last", after.get(1));
        return query.mapProperties(AuditLogEntry.class)
                .all()
                .collectList()
                .map(rows -> ORDER.page(rows, page))
                .as(transactions.within(scope));
    }
}
