package org.fivetrust.agreements.relatedparty.model;

import org.fivetrust.shared.kernel.Likeness;
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

    public static String name(String name) {
        return Likeness.name(name);
    }

    public static @Nullable String account(@Nullable String account) {
        var digits = account == null ? "" : Likeness.number(account);
        return digits.isEmpty() ? null : digits;
    }
}
