package org.fivetrust.accounts.statement.model;

import org.fivetrust.shared.kernel.Money;

/** Two figures that must be one (勾稽关系). */
public record StatementCheck(String name, String english, boolean holds, Money left, Money right) {

    static StatementCheck of(String name, String english, long left, long right) {
        return new StatementCheck(name, english, left == right, Money.ofFen(left), Money.ofFen(right));
    }
}
