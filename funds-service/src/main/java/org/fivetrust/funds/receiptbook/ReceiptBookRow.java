package org.fivetrust.funds.receiptbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Kind;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Status;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.View;
import org.fivetrust.funds.receiptbook.model.Custody;
import org.fivetrust.funds.receiptbook.model.NumberStatus;
import org.fivetrust.funds.receiptbook.model.Numbers;
import org.fivetrust.funds.receiptbook.model.ReceiptBook;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A book as {@code receipt_book_view} shows it, with what became of its numbers. */
@Table("receipt_book_view")
record ReceiptBookRow(
        String principal,
        UUID id,
        Kind kind,
        long firstNumber,
        long lastNumber,
        int width,
        int copies,
        Status status,
        @Nullable String holder,
        long used,
        long voided,
        long lost,
        List<String> unaccounted,
        String registeredBy,
        Instant registeredAt,
        @Nullable String issuedBy,
        @Nullable Instant issuedAt,
        @Nullable String returnedBy,
        @Nullable Instant returnedAt,
        @Nullable String verifiedBy,
        @Nullable Instant verifiedAt) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    ReceiptBook toModel(Map<Long, NumberStatus> accounted) {
        return new ReceiptBook(id, owner(), numbers(), copies, custody(), accounted);
    }

    Numbers numbers() {
        return new Numbers(firstNumber, lastNumber, width);
    }

    private Custody custody() {
        if (holder == null || issuedBy == null || issuedAt == null) {
            return new Custody.InStock();
        }
        var issued = new Custody.Issued(holder, issuedBy, issuedAt);
        if (returnedBy == null || returnedAt == null) {
            return issued;
        }
        var returned = new Custody.Returned(issued, returnedBy, returnedAt);
        return verifiedBy == null || verifiedAt == null
                ? returned
                : new Custody.Verified(returned, verifiedBy, verifiedAt);
    }

    View view() {
        return new View(
                id,
                principal,
                kind,
                numbers().printed(firstNumber),
                numbers().printed(lastNumber),
                copies,
                status,
                holder,
                used,
                voided,
                lost,
                unaccounted,
                registeredBy,
                registeredAt,
                issuedBy,
                issuedAt,
                returnedBy,
                returnedAt,
                verifiedBy,
                verifiedAt);
    }
}
