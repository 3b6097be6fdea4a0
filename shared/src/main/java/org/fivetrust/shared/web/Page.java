package org.fivetrust.shared.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is the cursor of the following one, or null at the end. */
public record Page<T>(List<T> items, @Nullable String next) implements ListPage<T> {

    /** From rows fetched with {@link PageRequest#fetch()}: one more than asked, which tells whether more follow. */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> cursor) {
        if (rows.size() <= request.limit()) {
            return new Page<>(List.copyOf(rows), null);
        }
        var items = List.copyOf(rows.subList(0, request.limit()));
        return new Page<>(items, PageRequest.encode(cursor.apply(items.getLast())));
    }

    /** A list that is short by its nature and leaves as one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(List.copyOf(items), null);
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
