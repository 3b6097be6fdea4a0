package org.fivetrust.accounts.book.model;

import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of opening a book. */
public sealed interface Opening {

    record Opened(Book book, Basis basis) implements Opening {}

    record Declined(Refusal because) implements Opening {}
}
