package org.fivetrust.funds.receiptbook;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Kind;
import org.fivetrust.shared.kernel.Basis;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A book that comes into stock, as it is written. */
@Table("receipt_book")
record NewReceiptBook(
        String principal,
        @Id UUID id,
        Kind kind,
        long firstNumber,
        long lastNumber,
        int width,
        int copies,
        String registeredBy,
        Instant registeredAt,
        Basis basis) {}
