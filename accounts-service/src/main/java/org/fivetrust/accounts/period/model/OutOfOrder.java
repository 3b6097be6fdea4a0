package org.fivetrust.accounts.period.model;

import java.time.LocalDate;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** A posted voucher whose number follows one of a later day. */
public record OutOfOrder(VoucherType type, int number, LocalDate date) {

    Violation told() {
        return Violation.worded(
                "closing.out-of-order",
                "/checks/" + ClosingCheck.DATE_ORDER + "/" + type + "-" + number,
                "voucher",
                type.label(number),
                "day",
                date);
    }
}
