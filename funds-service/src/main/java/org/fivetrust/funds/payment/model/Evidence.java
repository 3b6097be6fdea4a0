package org.fivetrust.funds.payment.model;

import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.Likeness;
import org.jspecify.annotations.Nullable;

/** One paper a payment rests on: its kind, its own number, and the archive record that holds it, once filed. */
public record Evidence(String kind, String number, @Nullable String record) {

    boolean isInvoice() {
        return EvidenceKind.INVOICE.is(kind);
    }

    /** However its number was typed, it is the same paper. */
    public String numberKey() {
        return Likeness.number(number);
    }

    boolean isSamePaperAs(Evidence other) {
        return kind.equals(other.kind) && numberKey().equals(other.numberKey());
    }
}
