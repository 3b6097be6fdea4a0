package org.fivetrust.accounts.voucher.model;

import java.util.Locale;
import java.util.Map;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.InvalidValue.Words;

/** What the law wants of a voucher beyond its figures; how much each weighs is dated data. */
public enum VoucherRule {
    SUMMARY_CHINESE("the summary holds Chinese text (摘要须使用中文)"),
    ATTACHMENTS("papers are attached, or it says with which voucher they are (须附原始凭证或注明附于何凭证)"),
    MIXED_BUSINESS("several debits against several credits: one voucher, one kind of business (不同内容和类别不得填制在一张凭证上)"),
    EARLIER_YEAR_RED("an error of an earlier year is corrected in blue, not in red (以前年度差错用蓝字更正)"),
    EARLIER_YEAR_RESULT("an error of an earlier year does not go into this year's income and expense (以前年度差错不计入本年损益)");

    private final String words;

    VoucherRule(String words) {
        this.words = words;
    }

    /** In both languages where it is a warning, in the reader's where it refuses. */
    Violation broken(String pointer) {
        return new Violation(
                pointer,
                words,
                new Words("voucher." + name().toLowerCase(Locale.ROOT).replace('_', '-'), Map.of()));
    }
}
