package org.fivetrust.funds.statement.model;

import org.fivetrust.shared.kernel.BoundedPattern;

/** Amounts like 1,234,567.89. */
final class Thousands {

    private static final BoundedPattern GROUPED = BoundedPattern.of("[+-]?[0-9]{1,3}(,[0-9]{3}){0,5}(\\.[0-9]{0,18})?");

    private Thousands() {}

    static boolean areWellPlaced(String amount) {
        return GROUPED.matches(amount);
    }
}
