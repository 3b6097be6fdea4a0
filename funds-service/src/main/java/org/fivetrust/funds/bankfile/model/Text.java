package org.fivetrust.funds.bankfile.model;

import org.fivetrust.shared.kernel.BoundedPattern;
import org.jspecify.annotations.Nullable;

/**
 * What the text of an element may be.
 *
 * @param longest in characters as XML counts them
 * @param form null for any
 */
record Text(int longest, @Nullable BoundedPattern form) {

    /** The signs that every bank takes in an identifier: the basic Latin set of ISO 20022 without its slash. */
    static final Text ID = of(35, "[0-9A-Za-z?:().,'+-]{1,35}");

    static final Text NAME = any(140);

    static final Text ACCOUNT = of(34, "[0-9A-Za-z]{1,34}");

    static final Text MEMBER = of(35, "[0-9]{12}");

    static final Text COUNT = of(15, "[0-9]{1,15}");

    static final Text SUM = of(18, "(0|[1-9][0-9]{0,14})\\.[0-9]{2}");

    static final Text AMOUNT = of(18, "(?!0\\.00)(0|[1-9][0-9]{0,11})\\.[0-9]{2}");

    static final Text DAY = of(10, "[0-9]{4}-[0-9]{2}-[0-9]{2}");

    static final Text TIME = of(25, "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}");

    static final Text UETR = of(36, "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}");

    static Text only(String value) {
        return of(value.length(), value);
    }

    private static Text any(int longest) {
        return new Text(longest, null);
    }

    private static Text of(int longest, String form) {
        return new Text(longest, BoundedPattern.of(form));
    }

    boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > longest;
    }

    boolean isFormOf(String text) {
        return form == null || form.matches(text);
    }
}
