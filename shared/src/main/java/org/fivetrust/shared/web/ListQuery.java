package org.fivetrust.shared.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.data.core.PropertyReference;
import org.springframework.data.domain.Sort;
import org.springframework.data.relational.core.query.Criteria;
import reactor.core.publisher.Mono;

/** A list before it is asked for: its scope and filters, then its order, then a page of it. Made by {@link Lists}. */
public final class ListQuery<R> {

    private final Lists lists;
    private final Class<R> type;
    private final Scope scope;
    private final List<Criteria> filters;
    private final String name;

    ListQuery(Lists lists, Class<R> type, Scope scope) {
        this(lists, type, scope, List.of(), lists.table(type));
    }

    private ListQuery(Lists lists, Class<R> type, Scope scope, List<Criteria> filters, String name) {
        this.lists = lists;
        this.type = type;
        this.scope = scope;
        this.filters = filters;
        this.name = name;
    }

    /** A filter by equality; left out where no value is given. */
    public <P> ListQuery<R> where(PropertyReference<R, P> property, @Nullable P value) {
        var column = PropertyReference.of(property).getName();
        return value == null ? this : and(Criteria.where(column).is(value), "\n" + column + "=" + value);
    }

    /** Any other filter; left out where none is given. */
    public ListQuery<R> where(@Nullable Criteria filter) {
        return filter == null ? this : and(filter, "");
    }

    private ListQuery<R> and(Criteria filter, String named) {
        var more = new ArrayList<>(filters);
        more.add(filter);
        return new ListQuery<>(lists, type, scope, List.copyOf(more), name + named);
    }

    /** The one row that is left; nothing where there is none. */
    public Mono<R> one() {
        return lists.select(type, scope, filters, Sort.unsorted(), null).one();
    }

    /** The same, or {@link NotFound}: a row beyond the scope is as unknown as one that does not exist. */
    public Mono<R> one(String what, Object id) {
        return one().switchIfEmpty(Mono.error(() -> new NotFound(what, id)));
    }

    /** By the time of each row, then by its id. */
    public Ordered<R> newestFirst(PropertyReference<R, Instant> time, PropertyReference<R, UUID> id) {
        return new Ordered<>(this, Sort.Direction.DESC, List.of(time, id));
    }

    /** By keys that are unique together. */
    @SafeVarargs
    public final Ordered<R> inOrderOf(PropertyReference<R, ?>... keys) {
        return new Ordered<>(this, Sort.Direction.ASC, Arrays.asList(keys));
    }

    @SafeVarargs
    public final Ordered<R> inReverseOrderOf(PropertyReference<R, ?>... keys) {
        return new Ordered<>(this, Sort.Direction.DESC, Arrays.asList(keys));
    }

    /** A list in an order that gives each row a place of its own. */
    public static final class Ordered<R> {

        private final ListQuery<R> query;
        private final Sort.Direction direction;
        private final List<String> columns;
        private final Keyset<R> keyset;

        private Ordered(ListQuery<R> query, Sort.Direction direction, List<PropertyReference<R, ?>> keys) {
            this.query = query;
            this.direction = direction;
            this.columns = keys.stream()
                    .map(key -> PropertyReference.of(key).getName())
                    .toList();
            this.keyset = new Keyset<>(query.name + "\n" + direction + columns, keys);
        }

        public Mono<Page<R>> page(PageRequest request) {
            return Mono.fromSupplier(() -> keyset.after(request))
                    .flatMap(after -> rows(after, request.fetch()))
                    .map(rows -> keyset.page(rows, request));
        }

        private Mono<List<R>> rows(List<Object> after, int limit) {
            var filters = after.isEmpty()
                    ? query.filters
                    : Stream.concat(query.filters.stream(), Stream.of(beyond(0, after)))
                            .toList();
            return query.lists
                    .select(query.type, query.scope, filters, Sort.by(direction, columns.toArray(String[]::new)), limit)
                    .all()
                    .collectList();
        }

        /** The first comparison lets an index on the first key begin at the cursor. */
        private Criteria beyond(int n, List<Object> after) {
            var key = after.get(n);
            var column = columns.get(n);
            if (n == columns.size() - 1) {
                return direction.isAscending()
                        ? Criteria.where(column).greaterThan(key)
                        : Criteria.where(column).lessThan(key);
            }
            var rest = beyond(n + 1, after);
            return direction.isAscending()
                    ? Criteria.where(column)
                            .greaterThanOrEquals(key)
                            .and(Criteria.where(column).greaterThan(key).or(rest))
                    : Criteria.where(column)
                            .lessThanOrEquals(key)
                            .and(Criteria.where(column).lessThan(key).or(rest));
        }
    }
}
