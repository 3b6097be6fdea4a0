package org.fivetrust.accounts.imports.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;

/**
 * A row as far as it could be read.
 *
 * @param date absent in an opening row without a date
 * @param kind absent where the file has none
 * @param corrects the voucher it corrects, by number or by month and number: the nearest one above, or else below
 * @param reason why it moves money that funds keeps
 * @param unread columns whose cells could not be read
 */
record ImportedLine(
        int row,
        String voucherNo,
        @Nullable LocalDate date,
        Line line,
        @Nullable VoucherKind kind,
        VoucherType type,
        int attachments,
        @Nullable String corrects,
        @Nullable String reason,
        Set<String> unread) {

    static final String OPENING = "OPENING";

    ImportedLine {
        unread = Set.copyOf(unread);
    }

    boolean isOpening() {
        return voucherNo.equals(OPENING);
    }

    boolean lacks(String column) {
        return unread.contains(column);
    }

    boolean lacksAmount() {
        return lacks("debit") || lacks("credit");
    }

    /**
     * Numbers may restart each month, so the key of a voucher includes its month. A cell that could not be read is no
     * reason to begin another voucher.
     */
    boolean continues(ImportedLine above) {
        return lacks("voucher_no")
                || voucherNo.equals(above.voucherNo)
                        && (isOpening()
                                || date == null
                                || above.date == null
                                || YearMonth.from(date).equals(YearMonth.from(above.date)));
    }

    String key() {
        return date == null || isOpening() ? voucherNo : voucherNo + " " + YearMonth.from(date);
    }
}
