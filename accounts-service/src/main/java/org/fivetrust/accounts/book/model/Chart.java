package org.fivetrust.accounts.book.model;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Accounts of a book by code (会计科目表), all of them or those at hand. */
public record Chart(NavigableMap<String, Account> accounts) {

    public Chart {
        accounts = Collections.unmodifiableNavigableMap(new TreeMap<>(accounts));
    }

    public static Chart of(Collection<Account> accounts) {
        var byCode = new TreeMap<String, Account>();
        accounts.forEach(account -> byCode.put(account.code(), account));
        return new Chart(byCode);
    }

    public @Nullable Account find(String code) {
        return accounts.get(code);
    }

    /** The account whose code is the longest beginning of this one: where it belongs. */
    public @Nullable Account above(String code) {
        return IntStream.iterate(code.length() - 1, length -> length > 0, length -> length - 1)
                .mapToObj(length -> accounts.get(code.substring(0, length)))
                .filter(account -> account != null)
                .findFirst()
                .orElse(null);
    }

    /** Whether accounts stand below this code already, so that it cannot be slipped in between. */
    public boolean hasBelow(String code) {
        var next = accounts.higherKey(code);
        return next != null && next.startsWith(code);
    }
}
