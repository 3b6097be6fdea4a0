package org.fivetrust.accounts.book.model;

import org.jspecify.annotations.Nullable;

/** An account (会计科目) of a book. Only a leaf (末级) takes entries. */
public record Account(String code, String name, @Nullable String parent, Side side, boolean leaf) {}
