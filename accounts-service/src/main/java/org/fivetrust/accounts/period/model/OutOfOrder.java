package org.fivetrust.accounts.period.model;

import java.time.LocalDate;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** A posted voucher whose number follows one of a later day. */
public record OutOfOrder(VoucherType type, int number, LocalDate date) {

    Violation told() {
        return new Violation(
                "/checks/" + ClosingCheck.DATE_ORDER + "/" + type + "-" + number,
                type.label(number) + " of " + date + " was numbered after vouchers of later days (凭证日期早于同类前号)");
    }
}
