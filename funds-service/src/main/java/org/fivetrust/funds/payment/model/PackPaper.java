package org.fivetrust.funds.payment.model;

import java.util.List;

/**
 * Papers of one kind that a payment wants.
 *
 * @param least how many different ones
 */
public record PackPaper(String paper, int least) {

    /** How many are still wanted beside these. */
    public int missingOf(List<Evidence> evidence) {
        var there = evidence.stream()
                .filter(one -> one.kind().equals(paper))
                .map(Evidence::numberKey)
                .distinct()
                .count();
        return (int) Math.max(0, least - there);
    }
}
