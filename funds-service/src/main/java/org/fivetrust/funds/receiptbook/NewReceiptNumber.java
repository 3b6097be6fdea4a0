package org.fivetrust.funds.receiptbook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.receiptbook.model.NumberStatus;
import org.fivetrust.shared.kernel.Basis;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A number that is void or lost, as it is written; what a receipt uses its trigger writes. */
@Table("receipt_number")
record NewReceiptNumber(
        String principal,
        UUID book,
        long number,
        NumberStatus status,
        @Nullable Integer copies,
        @Nullable LocalDate lostOn,
        @Nullable String reason,
        String recordedBy,
        Instant recordedAt,
        @Nullable Basis basis) {}
