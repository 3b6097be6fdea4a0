package org.fivetrust.agreements.authority.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;

/**
 * Related acts within the splitting window, how much they moved and which they were; and what else bears on the act.
 */
public record Related(Money sum, List<UUID> matters, RulingContext surroundings) {

    public static final Related NONE = new Related(Money.ZERO, List.of(), RulingContext.NONE);

    public Related {
        matters = List.copyOf(matters);
    }

    /** The same acts, other surroundings. */
    public Related in(RulingContext others) {
        return new Related(sum, matters, others);
    }
}
