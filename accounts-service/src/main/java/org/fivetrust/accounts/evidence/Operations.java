package org.fivetrust.accounts.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.evidence.OperationMessages.View;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The log of operations, which is the evidence log. */
@Repository
class Operations {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Keyset<Row> ORDER = Keyset.of("operations", Row::at, Row::seq);

    private final DatabaseClient database;

    Operations(DatabaseClient database) {
        this.database = database;
    }

    /** Filters of the log. */
    record Search(
            LocalDate from,
            LocalDate to,
            @Nullable String by,
            @Nullable String kind,
            @Nullable String text) {}

    private record Row(
            UUID id,
            long seq,
            Instant at,
            @Nullable String actor,
            String kind,
            String subject,
            String content,
            @Nullable Long position) {

        View view() {
            return new View(id, at, actor, kind, subject, content, position);
        }
    }

    /**
     * Oldest first, without the requests of auditors, which have a list of their own, and the rulings of operations.
     */
    Mono<Page<View>> list(Book book, Search search, PageRequest page) {
        var after = ORDER.after(page);
        var query = database.sql("""
                        select leaf.id, leaf.seq, leaf.at, leaf.body::jsonb ->> 'actor' as actor, leaf.kind, leaf.subject,
                               leaf.content, place.position
                          from evidence_leaf leaf
                          left join evidence_position place on place.principal = leaf.principal and place.seq = leaf.seq
                         where leaf.principal = :principal and leaf.at >= :from and leaf.at < :to
                           and leaf.kind not in ('audit.access', 'standing-ruling.made')
                        """
                        + (search.by() == null ? "" : " and leaf.body::jsonb ->> 'actor' = :by")
                        + (search.kind() == null ? "" : " and leaf.kind = :kind")
                        + (search.text() == null
                                ? ""
                                : " and position(lower(:text) in lower(leaf.subject || leaf.content)) > 0")
                        + (after.isEmpty() ? "" : " and (leaf.at, leaf.seq) > (:last_at, :last)")
                        + " order by leaf.at, leaf.seq limit :limit")
                .bind("principal", book.principal().value())
                .bind("from", search.from().atStartOfDay(CHINA).toInstant())
                .bind("to", search.to().plusDays(1).atStartOfDay(CHINA).toInstant())
                .bind("limit", page.fetch());
        query = search.by() == null ? query : query.bind("by", search.by());
        query = search.kind() == null ? query : query.bind("kind", search.kind());
        query = search.text() == null ? query : query.bind("text", search.text());
        query = after.isEmpty() ? query : query.bind("last_at", after.get(0)).bind("last", after.get(1));
        return query.mapProperties(Row.class)
                .all()
                .collectList()
                .map(rows -> ORDER.page(rows, page).map(Row::view));
    }
}
