package org.fivetrust.accounts.book;

import org.fivetrust.accounts.book.model.Account;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.book.model.Side;
import org.jspecify.annotations.Nullable;

/** One line of {@code account}. */
record AccountRow(
        String code,
        String name,
        @Nullable String english,
        @Nullable String parent,
        String classWord,
        Nature nature,
        Side side,
        boolean detail,
        boolean leaf) {

    Account toModel() {
        return new Account(code, name, parent, side, leaf);
    }
}
