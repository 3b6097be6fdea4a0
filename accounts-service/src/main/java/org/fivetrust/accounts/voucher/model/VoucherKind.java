package org.fivetrust.accounts.voucher.model;

/** What kind of entry a voucher is: everyday, red-letter (红字冲销), closing (结转) or what there was before (期初). */
public enum VoucherKind {
    NORMAL,
    REVERSAL,
    CLOSING,
    OPENING
}
