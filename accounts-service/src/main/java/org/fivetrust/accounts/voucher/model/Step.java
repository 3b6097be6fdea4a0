package org.fivetrust.accounts.voucher.model;

import java.util.Set;

/** The moves of a voucher, all of them; the same table stands in the database. */
public enum Step {
    DRAFTED(Set.of(VoucherStatus.DRAFT), VoucherStatus.DRAFT),
    SUBMITTED(Set.of(VoucherStatus.DRAFT), VoucherStatus.SUBMITTED),
    RETURNED(Set.of(VoucherStatus.SUBMITTED, VoucherStatus.REVIEWED), VoucherStatus.DRAFT),
    REVIEWED(Set.of(VoucherStatus.SUBMITTED), VoucherStatus.REVIEWED),
    POSTED(Set.of(VoucherStatus.REVIEWED), VoucherStatus.POSTED),
    DISCARDED(Set.of(VoucherStatus.DRAFT), VoucherStatus.DISCARDED);

    private final Set<VoucherStatus> from;
    private final VoucherStatus to;

    Step(Set<VoucherStatus> from, VoucherStatus to) {
        this.from = from;
        this.to = to;
    }

    public boolean leadsOnFrom(VoucherStatus status) {
        return from.contains(status);
    }

    public VoucherStatus to() {
        return to;
    }
}
