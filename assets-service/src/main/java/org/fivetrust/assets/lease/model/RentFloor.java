package org.fivetrust.assets.lease.model;

import java.util.List;
import org.fivetrust.shared.kernel.Money;

/**
 * The least rent of a year (租金底价).
 *
 * @param documents numbers of the papers it rests on: one appraisal, or each of the comparables
 */
public record RentFloor(Money perYear, FloorBasis basis, List<String> documents) {

    private static final int COMPARABLES = 2;

    boolean isProven() {
        return documents.size() >= (basis == FloorBasis.COMPARABLES ? COMPARABLES : 1);
    }
}
