package org.fivetrust.agreements.relatedparty.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** By what two spellings of one party or person are found to be the same, wherever they are compared or counted. */
public record PartyKey(String name, @Nullable String account) {

    public static PartyKey of(String name, @Nullable String account) {
        return new PartyKey(name(name), account(account));
    }

    /** One of the two is enough: an account is renamed, a name has several accounts. */
    public boolean is(PartyKey other) {
        return name.equals(other.name) || account != null && account.equals(other.account);
    }

    /** Whether a person of this name is the party itself. */
    public boolean isNamed(String person) {
        return name.equals(name(person));
    }

    /** As text that no account has, where there is no account. */
    public String accountOrNone() {
        return account == null ? "none" : account;
    }

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
}
