package org.fivetrust.accounts.voucher;

import java.time.LocalDate;
import java.time.YearMonth;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a list of vouchers is filtered by.
 *
 * @param amount what its debits come to
 * @param words part of its label or of a summary
 * @param waitingFor the person whose vouchers are wanted: to be reviewed or to be submitted
 */
record VoucherQuery(
        @Nullable YearMonth period,
        @Nullable LocalDate date,
        @Nullable VoucherStatus status,
        @Nullable Integer number,
        @Nullable Money amount,
        @Nullable String words,
        @Nullable Boolean byHand,
        @Nullable String waitingFor) {

    @Nullable
    Long fen() {
        return amount == null ? null : amount.fen();
    }
}
