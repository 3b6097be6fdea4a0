package org.fivetrust.archives.record;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.archives.record.model.Category;
import org.fivetrust.archives.record.model.Content;
import org.fivetrust.archives.record.model.ContentType;
import org.fivetrust.archives.record.model.Filing;
import org.fivetrust.archives.record.model.FilingRules;
import org.fivetrust.archives.retention.model.Retention;
import org.fivetrust.archives.retention.model.RetentionLine;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The dated rules a filing is judged by, in one round trip. */
@Repository
class Rules {

    private final DatabaseClient database;
    private final long largest;

    Rules(DatabaseClient database, StoreSettings settings) {
        this.database = database;
        this.largest = settings.largest().toBytes();
    }

    private record Row(
            @Nullable String category,
            @Nullable String longestTable,
            @Nullable Integer longestLine,
            @Nullable String longestKind,
            @Nullable Retention longest,
            @Nullable String namedTable,
            @Nullable Integer namedLine,
            @Nullable String namedKind,
            @Nullable Retention named,
            @Nullable String mediaType,
            ContentType.@Nullable Shape shape,
            @Nullable List<String> signatures) {

        FilingRules toRules(long largest) {
            var most = line(longestTable, longestLine, longestKind, longest);
            return new FilingRules(
                    category == null || most == null
                            ? null
                            : new Category(category, most, line(namedTable, namedLine, namedKind, named)),
                    mediaType == null || shape == null || signatures == null
                            ? null
                            : new ContentType(mediaType, shape, signatures),
                    largest);
        }

        private static @Nullable RetentionLine line(
                @Nullable String table, @Nullable Integer line, @Nullable String kind, @Nullable Retention retention) {
            return table == null || line == null || kind == null || retention == null
                    ? null
                    : new RetentionLine(table, line, kind, retention);
        }
    }

    Mono<FilingRules> find(Filing filing, Content content, LocalDate today) {
        var query = database.sql("""
                        with line as (
                            select l.*, array_position(array['Y', 'D30', 'D10', 'D5'], l.retention) as rank
                            from retention_line l join retention_table t on t.id = l.retention_table
                            where t.valid_from <= :today and (t.valid_until is null or t.valid_until > :today)
                        )
                        select c.category,
                               m.retention_table as longest_table, m.line as longest_line, m.kind as longest_kind,
                               m.retention as longest,
                               n.retention_table as named_table, n.line as named_line, n.kind as named_kind,
                               n.retention as named,
                               a.media_type, a.shape, a.signatures
                        from (select 1) one
                        left join record_category c on lower(:category) = any (c.names)
                        left join lateral (
                            select * from line where line.category = c.category order by rank, line.line limit 1
                        ) m on true
                        left join lateral (
                            select * from line where line.category = c.category and line.kind = :kind
                            order by rank limit 1
                        ) n on true
                        left join content_type a on a.media_type = :declared and a.valid_from <= :today
                             and (a.valid_until is null or a.valid_until > :today)
                        limit 1
                        """)
                .bind("category", filing.category().strip())
                .bind("declared", content.declaredType())
                .bind("today", today);
        var kind = filing.kind();
        query = kind == null ? query.bindNull("kind", String.class) : query.bind("kind", kind);
        return query.mapProperties(Row.class).one().map(row -> row.toRules(largest));
    }
}
