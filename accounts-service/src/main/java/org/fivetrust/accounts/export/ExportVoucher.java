package org.fivetrust.accounts.export;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;

/**
 * A posted voucher as it leaves the books.
 *
 * @param corrects the key of the voucher that it corrects
 * @param reason why it moves money that funds keeps
 */
record ExportVoucher(
        UUID id,
        VoucherType type,
        LocalDate date,
        int number,
        String kind,
        int attachments,
        @Nullable String corrects,
        @Nullable String reason,
        List<Line> lines,
        @Nullable String preparedBy,
        @Nullable String reviewedBy,
        @Nullable String postedBy) {

    /** A debit or a credit of it. */
    record Line(String summary, String account, long debit, long credit, Map<String, String> dimensions) {}

    boolean isOpening() {
        return kind.equals("OPENING");
    }

    String label() {
        return type.label(number);
    }

    /** Unique in a book, as numbers restart each month. */
    String key() {
        return key(date, type, number);
    }

    static String key(LocalDate date, VoucherType type, int number) {
        return YearMonth.from(date) + "-" + type.label(number);
    }
}
