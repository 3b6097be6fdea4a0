package org.fivetrust.agreements.authority.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How two spellings of one party are found to be the same, wherever parties are compared. */
public final class PartyKey {

    private PartyKey() {}

    /** Without blanks and punctuation, in one case. */
    public static String name(String name) {
        return name.replaceAll("[\\s\\p{Punct}（）·、，。]", "").toLowerCase(Locale.ROOT);
    }

    public static @Nullable String account(@Nullable String account) {
        var digits = account == null ? "" : account.replaceAll("[^0-9A-Za-z]", "");
        return digits.isEmpty() ? null : digits;
    }
}
