package org.fivetrust.assets.asset.model;

import java.util.Set;

/** The status of an asset and its transitions; the model and the database refuse every other one. */
public enum AssetStatus {
    /** On the register and at hand. */
    IN_USE,
    /** A disposal is being decided on. */
    DISPOSAL_REQUESTED,
    /** Gone for good; its card stays. */
    DISPOSED;

    private Set<AssetStatus> next() {
        return switch (this) {
            case IN_USE -> Set.of(DISPOSAL_REQUESTED);
            // back, when the disposal comes to nothing
            case DISPOSAL_REQUESTED -> Set.of(IN_USE, DISPOSED);
            case DISPOSED -> Set.of();
        };
    }

    public boolean mayBecome(AssetStatus status) {
        return next().contains(status);
    }
}
