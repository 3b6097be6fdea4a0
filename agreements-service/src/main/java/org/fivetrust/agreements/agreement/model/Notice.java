package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Notice that an agreement ends (Civil Code, article 933: either side, any time). New acts are frozen from one day;
 * from the other on nothing is in force.
 */
public record Notice(Side side, LocalDate freezeOn, LocalDate effectiveOn, boolean immediate) {

    /** Who gives it. */
    public enum Side {
        COMMUNITY,
        STREET
    }

    /** Without a day it ends at once; without a day of freezing nothing is frozen before the end. */
    public static Notice of(Side side, @Nullable LocalDate freezeOn, @Nullable LocalDate effectiveOn, LocalDate today) {
        var ends = effectiveOn == null ? today : effectiveOn;
        return new Notice(side, freezeOn == null ? ends : freezeOn, ends, effectiveOn == null);
    }

    public List<Violation> faults(LocalDate today) {
        var faults = new ArrayList<Violation>();
        if (effectiveOn.isBefore(today)) {
            faults.add(Violation.worded("in-past", "/effectiveOn"));
        }
        if (freezeOn.isBefore(today)) {
            faults.add(Violation.worded("in-past", "/freezeOn"));
        }
        if (freezeOn.isAfter(effectiveOn)) {
            faults.add(Violation.worded("after-effective", "/freezeOn"));
        }
        return List.copyOf(faults);
    }

    /**
     * An end at once only takes power from the sub-district and needs no proof. An ordered end settles days for both
     * sides: the community's assembly decides it.
     */
    public boolean needsResolution() {
        return side == Side.COMMUNITY && !immediate;
    }
}
