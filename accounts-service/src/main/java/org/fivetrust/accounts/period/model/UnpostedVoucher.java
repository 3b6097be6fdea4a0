package org.fivetrust.accounts.period.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;

/** A voucher that is not in the books yet. */
public record UnpostedVoucher(
        UUID id,
        LocalDate date,
        VoucherStatus status,
        @Nullable String voucherNo) {

    Violation told() {
        var pointer = "/checks/UNPOSTED/" + id;
        return voucherNo == null
                ? Violation.worded("closing.unposted", pointer, "day", date, "status", status)
                : Violation.worded(
                        "closing.unposted-of-file", pointer, "day", date, "status", status, "number", voucherNo);
    }
}
