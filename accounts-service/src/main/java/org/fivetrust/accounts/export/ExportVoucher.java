package org.fivetrust.accounts.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;

/** A posted voucher as it leaves the books. */
record ExportVoucher(
        UUID id,
        VoucherType type,
        LocalDate date,
        int number,
        String kind,
        int attachments,
        List<Line> lines,
        @Nullable String preparedBy,
        @Nullable String reviewedBy,
        @Nullable String postedBy) {

    /** A debit or a credit of it. */
    record Line(String summary, String account, long debit, long credit, Map<String, String> dimensions) {}

    String label() {
        return type.label(number);
    }

    /** Unique in a book, as numbers restart each month. */
    String key() {
        return "%s-%s".formatted(date.toString().substring(0, 7), label());
    }
}
