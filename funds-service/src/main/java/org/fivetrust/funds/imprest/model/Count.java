package org.fivetrust.funds.imprest.model;

import org.fivetrust.shared.kernel.Money;

/** What was found when the cash was counted (盘点). */
public record Count(Money cash, Money papers, Money expected) {

    /** More than there must be, or less with a minus. */
    public Money difference() {
        return cash.plus(papers).minus(expected);
    }
}
