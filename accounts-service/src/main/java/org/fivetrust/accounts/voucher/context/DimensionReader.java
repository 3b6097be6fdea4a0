package org.fivetrust.accounts.voucher.context;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.Dimensions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The dimensions a book has defined, with their values and the accounts that want them. */
@Repository
class DimensionReader {

    private final DatabaseClient database;

    DimensionReader(DatabaseClient database) {
        this.database = database;
    }

    /** A value of a dimension, or, with an account, that the account wants it. */
    private record Row(
            String dimension,
            @Nullable String value,
            @Nullable String account) {}

    Mono<Dimensions> of(Book book) {
        return database.sql("""
                        select dimension.code as dimension, value.code as value, null as account
                          from dimension
                          left join dimension_value value
                            on value.principal = dimension.principal and value.book = dimension.book
                               and value.dimension = dimension.code
                         where dimension.principal = :principal and dimension.book = :book
                         union all
                        select dimension, null, account
                          from dimension_required
                         where principal = :principal and book = :book
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .mapProperties(Row.class)
                .all()
                .collectList()
                .map(DimensionReader::dimensions);
    }

    private static Dimensions dimensions(List<Row> rows) {
        var values = new HashMap<String, Set<String>>();
        var required = new HashMap<String, Set<String>>();
        for (var row : rows) {
            if (row.account() == null) {
                add(values, row.dimension(), row.value());
            } else {
                add(required, row.account(), row.dimension());
            }
        }
        return new Dimensions(values, required);
    }

    private static void add(Map<String, Set<String>> sets, String key, @Nullable String value) {
        var set = sets.computeIfAbsent(key, _ -> new HashSet<>());
        if (value != null) {
            set.add(value);
        }
    }
}
