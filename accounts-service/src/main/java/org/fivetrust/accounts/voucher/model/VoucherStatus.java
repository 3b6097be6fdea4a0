package org.fivetrust.accounts.voucher.model;

/** How far a voucher has come. From POSTED nothing leads back; a DISCARDED draft is only read. */
public enum VoucherStatus {
    DRAFT,
    SUBMITTED,
    REVIEWED,
    POSTED,
    DISCARDED
}
