package org.fivetrust.accounts.statement.model;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A figure and what it is made of. A line that itself asks for what nobody has entered has no figure, only reasons; the
 * totals above it are those of what is known, and name the lines they lack.
 */
public record Value(long fen, List<Component> shares, List<String> reasons, SortedSet<String> lacks) {

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
    Value without(List<String> reasons) {
        return new Value(fen, shares, reasons, lacks);
    }

    static Value unknown(String reason) {
        return new Value(0, List.of(), List.of(reason), none());
    }

    static SortedSet<String> none() {
        return new TreeSet<>(Set.of());
    }

    /** What is shown: nothing rather than a guess. */
    public @Nullable Long shown() {
        return reasons.isEmpty() ? fen : null;
    }
}
