package org.fivetrust.accounts.voucher.model;

import java.util.Map;
import org.fivetrust.shared.kernel.Money;

/** A line as the database returns it, in fen. */
public record StoredLine(String summary, String account, long debit, long credit, Map<String, String> dimensions) {

    public Line toModel() {
        return new Line(summary, account, Money.ofFen(debit), Money.ofFen(credit), dimensions);
    }
}
