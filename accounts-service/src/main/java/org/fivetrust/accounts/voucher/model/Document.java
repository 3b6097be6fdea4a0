package org.fivetrust.accounts.voucher.model;

import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.Likeness;
import org.jspecify.annotations.Nullable;

/**
 * A paper behind a voucher (附件), where it is known by more than being counted.
 *
 * @param record where the archives keep it
 * @param sha256 digest of an electronic original, in hexadecimal digits
 * @param place where the paper behind a scan lies
 * @param shared why another unit's books show it too (分割单)
 */
public record Document(
        String kind,
        @Nullable String number,
        @Nullable String record,
        @Nullable Form form,
        @Nullable String sha256,
        @Nullable String place,
        @Nullable String shared) {

    /** What it is made of, where somebody said so. */
    public enum Form {
        PAPER,
        ELECTRONIC,
        SCAN
    }

    public Document(String kind, @Nullable String number, @Nullable String record) {
        this(kind, number, record, null, null, null, null);
    }

    /** What is another word for one kind of paper makes no other paper. */
    public String kindKey() {
        return EvidenceKind.of(kind).map(Enum::name).orElseGet(() -> Likeness.name(kind));
    }

    public boolean electronic() {
        return form == Form.ELECTRONIC;
    }
}
