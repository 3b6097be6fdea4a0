package org.fivetrust.funds.contract.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The settled price of a contract (结算).
 *
 * @param retained what of it is kept for the defects period
 * @param acceptedOn the day from which that period runs
 * @param releaseOn the first day on which it may be released
 */
public record Settlement(
        Money price,
        Money retained,
        LocalDate acceptedOn,
        LocalDate releaseOn,
        @Nullable LocalDate releasedOn) {

    Settlement released(LocalDate on) {
        return new Settlement(price, retained, acceptedOn, releaseOn, on);
    }
}
