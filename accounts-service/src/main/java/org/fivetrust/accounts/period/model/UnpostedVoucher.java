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
        return new Violation(
                "/checks/UNPOSTED/" + id,
                "voucher of " + date + (voucherNo == null ? "" : ", " + voucherNo + " in its file,") + " is " + status
                        + "; post it or discard it (凭证未记账)");
    }
}
