package org.fivetrust.accounts.voucher.model;

import java.util.Set;
import org.fivetrust.accounts.book.model.Book;

/** Asks for what vouchers on these accounts of a book stand on; it stays so until the transaction ends. */
public record PostingContextQuery(Book book, Set<String> accounts) {

    public PostingContextQuery {
        accounts = Set.copyOf(accounts);
    }
}
