package org.fivetrust.shared.kernel;

import java.util.ArrayList;
import java.util.List;

/** A text taken apart at one character. */
public final class Splitter {

    private Splitter() {}

    /** All of them, empty ones too. */
    public static List<String> of(String text, char border) {
        return of(text, border, Integer.MAX_VALUE);
    }

    /** So many at most: the last one holds what is left, borders and all. */
    public static List<String> of(String text, char border, int most) {
        var parts = new ArrayList<String>();
        var from = 0;
        for (var to = text.indexOf(border); to >= 0 && parts.size() < most - 1; to = text.indexOf(border, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return List.copyOf(parts);
    }
}
