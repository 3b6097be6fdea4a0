package org.fivetrust.accounts.voucher;

import java.util.Map;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.shared.kernel.Money;

/** One line of {@code voucher_line}, as {@code voucher_json} has it and as it is written. */
record LineRow(String summary, String account, long debit, long credit, Map<String, String> dimensions) {

    static LineRow of(Line line) {
        return new LineRow(
                line.summary(),
                line.account(),
                line.debit().fen(),
                line.credit().fen(),
                line.dimensions());
    }

    Line toModel() {
        return new Line(summary, account, Money.ofFen(debit), Money.ofFen(credit), dimensions);
    }
}
