package org.fivetrust.accounts.statement.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entered figures, of the statement's month and of the end of the year before. */
public record EnteredFigures(Map<Key, Amounts> now, Map<Key, Amounts> before) {

    public static final EnteredFigures NONE = new EnteredFigures(Map.of(), Map.of());

    /** The line and the function of it that is answered. */
    public record Key(String number, String term) {}

    public record Amounts(long current, @Nullable Long yearToDate) {}

    public EnteredFigures {
        now = Map.copyOf(now);
        before = Map.copyOf(before);
    }

    @Nullable
    Long find(String number, String term, Basis basis) {
        var amounts = (basis == Basis.OPENING ? before : now).get(new Key(number, term));
        if (amounts == null) {
            return null;
        }
        return basis == Basis.YEAR_TO_DATE ? amounts.yearToDate() : (Long) amounts.current();
    }
}
