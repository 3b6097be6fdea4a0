package org.fivetrust.evidence.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One place where two documents say different things; a side that says nothing there is null. */
public record Difference(
        String pointer, @Nullable String kept, @Nullable String found) {

    public static List<Difference> between(@Nullable Object kept, @Nullable Object found) {
        var differences = new ArrayList<Difference>();
        compare("", kept, found, differences);
        return differences;
    }

    private static void compare(
            String pointer, @Nullable Object kept, @Nullable Object found, List<Difference> differences) {
        if (kept instanceof Map<?, ?> one && found instanceof Map<?, ?> other) {
            var names = new TreeSet<String>();
            one.keySet().forEach(name -> names.add(name.toString()));
            other.keySet().forEach(name -> names.add(name.toString()));
            names.forEach(name -> compare(pointer + "/" + name, one.get(name), other.get(name), differences));
        } else if (kept instanceof List<?> one && found instanceof List<?> other) {
            for (var i = 0; i < Math.max(one.size(), other.size()); i++) {
                compare(pointer + "/" + i, item(one, i), item(other, i), differences);
            }
        } else if (!Objects.equals(kept, found)) {
            differences.add(new Difference(pointer, text(kept), text(found)));
        }
    }

    private static @Nullable Object item(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Json.canonical(value);
    }
}
