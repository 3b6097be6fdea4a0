package org.fivetrust.agreements.demand.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** So many of so many signed a demand on a day. Impossible figures cannot be written down. */
public record Demand(LocalDate on, int eligible, int signers) {

    public Demand {
        var faults = new ArrayList<Violation>();
        if (eligible < 1) {
            faults.add(Violation.worded("at-least", "/eligible", "least", 1));
        }
        if (signers < 0 || signers > eligible) {
            faults.add(Violation.worded("up-to-eligible", "/signers"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(List.copyOf(faults));
        }
    }
}
