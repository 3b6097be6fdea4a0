package org.fivetrust.accounts.statement.model;

import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Money;

/** A line whose amount is undetermined, because some vouchers have several debits and several credits. */
record UndeterminedAmount(Layout.Line line, Bounds amount, List<VoucherTransfer> vouchers) {

    private static final int NAMED = 20;

    /** The failed check that the least and the most possible amount are equal. */
    StatementCheck told() {
        var some = vouchers.stream().limit(NAMED).map(VoucherTransfer::label).collect(Collectors.joining("、"));
        var count = vouchers.size();
        return new StatementCheck(
                "第" + line.number() + "行“" + line.name() + "”的金额可由凭证确定（最少额与最多额一致）：" + some
                        + (count > NAMED ? " 等 " + count + " 张" : "") + "多借多贷",
                "What stands on line " + line.number() + " is certain from the vouchers; " + some
                        + (count > NAMED ? " and " + (count - NAMED) + " more" : "")
                        + " moved from several accounts to several, so the least and the most of it",
                false,
                Money.ofFen(amount.least()),
                Money.ofFen(amount.most()));
    }
}
