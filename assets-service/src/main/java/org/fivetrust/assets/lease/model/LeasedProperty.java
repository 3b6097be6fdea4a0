package org.fivetrust.assets.lease.model;

import java.util.UUID;
import org.fivetrust.assets.asset.model.CardNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is let (租赁物).
 *
 * @param part which part of the asset; none: all of it
 */
public record LeasedProperty(
        UUID asset, String name, CardNumber card, @Nullable String part) {

    @Override
    public String toString() {
        return part == null ? name : name + " " + part;
    }
}
