package org.fivetrust.accounts.voucher.model;

import java.util.Locale;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** What the law wants of a voucher beyond its figures; how much each weighs is dated data. */
public enum VoucherRule {
    /** The summary holds Chinese text. */
    SUMMARY_CHINESE,
    /** Papers are attached, or it says with which voucher they are. */
    ATTACHMENTS,
    /** One voucher, one kind of business. */
    MIXED_BUSINESS,
    /** An error of an earlier year is corrected in blue, not in red. */
    EARLIER_YEAR_RED,
    /** An error of an earlier year does not go into this year's income and expense. */
    EARLIER_YEAR_RESULT;

    Violation broken(String pointer) {
        return Violation.worded("voucher." + name().toLowerCase(Locale.ROOT).replace('_', '-'), pointer);
    }
}
