package org.fivetrust.accounts.voucher.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** What comes of wanting to take a voucher a step on. */
public sealed interface Decision {

    record Taken(Step step) implements Decision {}

    record Declined(Refusal because) implements Decision {}

    /** What it says does not hold; every fault is named. */
    record Unsound(List<Violation> faults) implements Decision {

        public static final Refusal REFUSAL = Refusal.rule("accounts.voucher-unsound");

        public Unsound {
            faults = List.copyOf(faults);
        }

        public Refusal because() {
            return REFUSAL.with("count", faults.size());
        }
    }

    /** The refusal to answer with; null if the step is taken. */
    default @Nullable Refused refused() {
        return switch (this) {
            case Taken _ -> null;
            case Declined(var because) -> new Refused(because);
            case Unsound unsound -> new Refused(unsound.because(), unsound.faults());
        };
    }

    /** For the edge, where a refusal ends the transaction and becomes the response. */
    default Decision orRefuse() {
        var refused = refused();
        if (refused != null) {
            throw refused;
        }
        return this;
    }

    /** One step of all vouchers or of none: the first refusal is the answer, or the faults of all. */
    static Decision ofAll(Step step, List<Voucher> vouchers, Function<Voucher, Decision> decide) {
        var faults = new ArrayList<Violation>();
        for (var voucher : vouchers) {
            switch (decide.apply(voucher)) {
                case Taken _ -> {}
                case Declined(var because) -> {
                    return new Declined(because.with("voucher", voucher.id()));
                }
                case Unsound(var found) ->
                    found.forEach(fault -> faults.add(fault.at("/vouchers/" + voucher.id() + fault.pointer())));
            }
        }
        return faults.isEmpty() ? new Taken(step) : new Unsound(faults);
    }
}
