package org.fivetrust.accounts.statement.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.jspecify.annotations.Nullable;

/**
 * A figure and its components. A line with a missing entered term has no figure, only reasons; totals above it are of
 * the known lines and list the missing ones.
 */
public record Value(long fen, List<Component> shares, List<Words> reasons, SortedSet<String> lacks) {

    public Value {
        shares = List.copyOf(shares);
        reasons = List.copyOf(reasons);
        lacks = new TreeSet<>(lacks);
    }

    static Value of(List<Component> shares) {
        return new Value(
                shares.stream().mapToLong(Component::fen).reduce(0, Math::addExact), shares, List.of(), none());
    }

    /** The same, of which something is not known for these reasons. */
    Value without(List<Words> reasons) {
        return new Value(fen, shares, reasons, lacks);
    }

    /** Nobody has entered the term yet. */
    static Value unknown(String term) {
        return new Value(0, List.of(), List.of(new Words("statement.not-entered", Map.of("term", term))), none());
    }

    static SortedSet<String> none() {
        return new TreeSet<>(Set.of());
    }

    /** The figure to show; none where it is unknown. */
    public @Nullable Long shown() {
        return reasons.isEmpty() ? fen : null;
    }
}
