package org.fivetrust.agreements.authority.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;

/** Related acts within the splitting window: how much they moved, and which they were. */
public record Related(Money sum, List<UUID> matters) {

    public static final Related NONE = new Related(Money.ZERO, List.of());

    public Related {
        matters = List.copyOf(matters);
    }
}
