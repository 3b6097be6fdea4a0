package org.fivetrust.funds.payment.model;

import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One paper a payment rests on: its kind, its own number, and the archive record that holds it, once filed.
 *
 * @param code of an invoice that is printed with one
 * @param amount of the invoice, where several payments may share it
 * @param used what this payment uses of that amount, where it is said
 */
public record Evidence(
        String kind,
        String number,
        @Nullable String record,
        @Nullable String code,
        @Nullable Money amount,
        @Nullable Money used) {

    public static Evidence of(String kind, String number) {
        return new Evidence(kind, number, null, null, null, null);
    }

    /** Used up by what is paid on it: whoever calls a receipt an invoice is not paid twice on it. */
    boolean isUsedUp() {
        return EvidenceKind.INVOICE.is(kind) || EvidenceKind.RECEIPT.is(kind);
    }

    boolean isBareReceipt() {
        return EvidenceKind.RECEIPT.is(kind) || EvidenceKind.IOU.is(kind);
    }

    boolean isInvoice() {
        return EvidenceKind.INVOICE.is(kind);
    }

    /** However its number was typed, it is the same paper; numbers of two codes are two papers. */
    public String numberKey() {
        var key = Likeness.number(number);
        return code == null ? key : Likeness.number(code) + "/" + key;
    }

    boolean isSamePaperAs(Evidence other) {
        return kind.equals(other.kind) && numberKey().equals(other.numberKey());
    }
}
