package org.fivetrust.agreements.duty.model;

import java.util.EnumSet;
import java.util.Set;

/** What passes to a new committee: seals, premises, fixed assets, archives and debts. */
public enum HandedOver {
    SEALS,
    PREMISES,
    FIXED_ASSETS,
    ARCHIVES,
    DEBTS;

    /** The parts that are missing; the hand-over is complete when none is. */
    public static Set<HandedOver> missing(Set<HandedOver> told) {
        var missing = EnumSet.allOf(HandedOver.class);
        missing.removeAll(told);
        return missing;
    }
}
