package org.fivetrust.accounts.voucher.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;

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

    /** All of them or none: the first refusal stands for all, the faults of all are told together. */
    static Decision ofAll(Step step, Map<UUID, Decision> decisions) {
        var faults = new ArrayList<Violation>();
        for (var each : decisions.entrySet()) {
            switch (each.getValue()) {
                case Taken _ -> {}
                case Declined(var because) -> {
                    return new Declined(because.with("voucher", each.getKey()));
                }
                case Unsound(var found) ->
                    found.forEach(fault ->
                            faults.add(new Violation("/vouchers/" + each.getKey() + fault.pointer(), fault.message())));
            }
        }
        return faults.isEmpty() ? new Taken(step) : new Unsound(faults);
    }
}
