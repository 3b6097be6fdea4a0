package org.fivetrust.funds.receiptbook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.NumberView;
import org.fivetrust.funds.receiptbook.model.NumberStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** What became of one number. */
@Table("receipt_number")
record ReceiptNumberRow(
        String principal,
        UUID book,
        long number,
        String printed,
        NumberStatus status,
        @Nullable UUID receipt,
        @Nullable Integer copies,
        @Nullable LocalDate lostOn,
        @Nullable String reason,
        String recordedBy,
        Instant recordedAt) {

    NumberView view() {
        return new NumberView(printed, status, receipt, copies, lostOn, reason, recordedBy, recordedAt);
    }
}
