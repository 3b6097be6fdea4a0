package org.fivetrust.funds.payment.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fivetrust.funds.payment.model.PaymentListOrder.RefusedRow;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is against a list.
 *
 * @param whole what is against all of it
 * @param rows what is against single rows
 */
public record ListJudgement(@Nullable Refused whole, List<RefusedRow> rows) {

    private static final Refusal REFUSED = Refusal.rule("funds.payment-list-refused");

    public ListJudgement {
        rows = List.copyOf(rows);
    }

    /** Whether, in the mode EACH, some of its rows are kept without the others. */
    public boolean keepsSome(PaymentListOrder order) {
        return order.mode() == ListMode.EACH
                && whole == null
                && rows.size() < order.rows().size();
    }

    /** Why the list cannot be kept as it stands; where several things are against it, all are named at their places. */
    public Optional<Refused> against(PaymentListOrder order) {
        var before = order.mode() == ListMode.EACH ? Stream.<RefusedRow>empty() : order.refused().stream();
        var faults = Stream.concat(before, rows.stream())
                .filter(row -> whole == null
                        || !row.because().code().equals(whole.because().code()))
                .toList();
        if (faults.isEmpty()) {
            return Optional.ofNullable(whole);
        }
        var violations = new ArrayList<Violation>();
        if (whole != null) {
            violations.add(Violation.of(whole.because(), ""));
            violations.addAll(whole.violations());
        }
        faults.forEach(row -> violations.add(Violation.of(row.because(), "/rows/" + (row.no() - 1))));
        return Optional.of(new Refused(
                REFUSED.with("faults", violations.size())
                        .with("rows", order.rows().size() + order.refused().size()),
                violations));
    }
}
