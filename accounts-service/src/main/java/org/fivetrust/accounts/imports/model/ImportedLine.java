package org.fivetrust.accounts.imports.model;

import java.time.LocalDate;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;

/**
 * A row that could be read.
 *
 * @param date absent in an opening row without a date
 * @param kind absent where the file has none
 * @param corrects the voucher it corrects, by number or by month and number: the nearest one above
 */
record ImportedLine(
        int row,
        String voucherNo,
        @Nullable LocalDate date,
        Line line,
        @Nullable VoucherKind kind,
        VoucherType type,
        int attachments,
        @Nullable String corrects) {

    static final String OPENING = "OPENING";

    boolean isOpening() {
        return voucherNo.equals(OPENING);
    }

    /** Numbers may restart each month, so the key of a voucher includes its month. */
    String key() {
        return date == null || isOpening() ? voucherNo : voucherNo + " " + date.getYear() + " " + date.getMonthValue();
    }
}
