package org.fivetrust.accounts.period.model;

import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.shared.kernel.Money;

/** What a leaf account stands at, debits positive; never nil. */
public record AccountBalance(String code, String name, Nature nature, long fen) {

    boolean isResult() {
        return nature.isResult();
    }

    Money amount() {
        return Money.ofFen(fen);
    }
}
