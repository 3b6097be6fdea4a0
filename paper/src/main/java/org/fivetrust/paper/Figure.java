package org.fivetrust.paper;

import org.fivetrust.shared.kernel.BoundedPattern;

/** An amount on paper: with marks between the thousands, and in red where it is less than nothing (红字). */
record Figure(String text, boolean red) {

    private static final BoundedPattern AMOUNT = BoundedPattern.of("([-￥]{0,2})([0-9]{1,18})(\\.[0-9]{2})");

    /** Other words stay as they are. */
    static Figure of(String words) {
        return AMOUNT.groups(words)
                .map(parts -> new Figure(
                        parts.get(0) + grouped(parts.get(1)) + parts.get(2),
                        parts.get(0).contains("-")))
                .orElse(new Figure(words, false));
    }

    private static String grouped(String digits) {
        var grouped = new StringBuilder(digits);
        for (var at = digits.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }
}
