package org.fivetrust.accounts.intake.model;

import java.time.LocalDate;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;

/**
 * A row that could be read.
 *
 * @param date absent in an opening row that does not say it
 * @param kind absent where the file does not say it
 * @param corrects the voucher it corrects, by its number or by month and number: the nearest such above it
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

    /** Numbers may begin anew each month: two vouchers are one only within it. */
    String key() {
        return date == null || isOpening() ? voucherNo : voucherNo + " " + date.getYear() + " " + date.getMonthValue();
    }
}
