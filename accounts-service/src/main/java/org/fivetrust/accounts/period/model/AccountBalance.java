package org.fivetrust.accounts.period.model;

import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.shared.kernel.Money;

/** The balance of a leaf account, debits positive; never zero. */
public record AccountBalance(String code, String name, Nature nature, long fen) {

    boolean isResult() {
        return nature.isResult();
    }

    Money amount() {
        return Money.ofFen(fen);
    }
}
