package org.fivetrust.accounts.voucher.model;

import java.util.Set;

/** The moves of a voucher. The database repeats them. */
public enum Step {
    DRAFTED("VOUCHER", Set.of(VoucherStatus.DRAFT), VoucherStatus.DRAFT),
    SUBMITTED("VOUCHER", Set.of(VoucherStatus.DRAFT), VoucherStatus.SUBMITTED),
    RETURNED("REVIEW", Set.of(VoucherStatus.SUBMITTED, VoucherStatus.REVIEWED), VoucherStatus.DRAFT),
    REVIEWED("REVIEW", Set.of(VoucherStatus.SUBMITTED), VoucherStatus.REVIEWED),
    POSTED("POSTING", Set.of(VoucherStatus.REVIEWED), VoucherStatus.POSTED),
    DISCARDED("VOUCHER", Set.of(VoucherStatus.DRAFT), VoucherStatus.DISCARDED);

    private final String act;
    private final Set<VoucherStatus> from;
    private final VoucherStatus to;

    Step(String act, Set<VoucherStatus> from, VoucherStatus to) {
        this.act = act;
        this.from = from;
        this.to = to;
    }

    /** The kind of act that a mandate permits. */
    public String act() {
        return act;
    }

    public boolean leadsOnFrom(VoucherStatus status) {
        return from.contains(status);
    }

    public VoucherStatus to() {
        return to;
    }
}
