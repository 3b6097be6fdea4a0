package org.fivetrust.accounts.statement.model;

import org.fivetrust.shared.kernel.Money;

/** Two figures that must be one (勾稽关系). */
public record Check(String name, String english, boolean holds, Money left, Money right) {

    static Check of(String name, String english, long left, long right) {
        return new Check(name, english, left == right, Money.ofFen(left), Money.ofFen(right));
    }
}
