package org.fivetrust.accounts.period.model;

import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;

/** A posted voucher that moves money which funds keeps and does not come from funds (手工动用代管资金). */
public record MovedByHand(
        VoucherType type, int number, @Nullable String reason) {

    Violation told() {
        var pointer = "/checks/" + ClosingCheck.MONEY_BY_HAND + "/" + type.label(number);
        return reason == null
                ? Violation.worded("voucher.money-by-hand", pointer)
                : Violation.worded("closing.money-by-hand", pointer, "reason", reason);
    }
}
