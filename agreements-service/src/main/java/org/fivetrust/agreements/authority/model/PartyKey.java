package org.fivetrust.agreements.authority.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How two spellings of one party or person are found to be the same, wherever they are compared or counted. */
public final class PartyKey {

    private PartyKey() {}

    /** Letters and digits alone, of one width and one case: no blank, mark or unseen character makes another name. */
    public static String name(String name) {
        return kept(name, Character::isLetterOrDigit).toLowerCase(Locale.ROOT);
    }

    private static String kept(String text, IntPredicate which) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(which)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public static @Nullable String account(@Nullable String account) {
        var digits = account == null ? "" : kept(account, one -> one < 128 && Character.isLetterOrDigit(one));
        return digits.isEmpty() ? null : digits;
    }

    /** As a key that no account has, where there is no account. */
    public static String accountOrNone(@Nullable String account) {
        var key = account(account);
        return key == null ? "none" : key;
    }
}
