package org.fivetrust.funds.imprest.model;

import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.Likeness;

/** A paper that spending rests on. */
public record Paper(String kind, String number) {

    boolean isInvoice() {
        return EvidenceKind.INVOICE.is(kind);
    }

    /** However its number was typed, it is the same paper. */
    public String numberKey() {
        return Likeness.number(number);
    }
}
