package org.fivetrust.agreements.authority.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How two spellings of one party are found to be the same, wherever parties are compared. */
public final class PartyKey {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Punct}（）·、，。]");

    private PartyKey() {}

    /** Without blanks and punctuation, in one case. */
    public static String name(String name) {
        return BLANKS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    public static @Nullable String account(@Nullable String account) {
        var digits = account == null ? "" : account.replaceAll("[^0-9A-Za-z]", "");
        return digits.isEmpty() ? null : digits;
    }

    /** As a key that no account has, where there is no account. */
    public static String accountOrNone(@Nullable String account) {
        var key = account(account);
        return key == null ? "none" : key;
    }
}
