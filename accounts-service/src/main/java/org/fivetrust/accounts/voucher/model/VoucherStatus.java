package org.fivetrust.accounts.voucher.model;

/** How far a voucher has come. From POSTED nothing leads back. */
public enum VoucherStatus {
    DRAFT,
    SUBMITTED,
    REVIEWED,
    POSTED
}
