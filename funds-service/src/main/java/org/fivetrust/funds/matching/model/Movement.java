package org.fivetrust.funds.matching.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;

/**
 * A movement of a sub-ledger that the bank may show.
 *
 * @param numberKey under which bank account it is
 * @param matched whether another entry is it
 */
public record Movement(PrincipalId principal, Key key, Money amount, String numberKey, boolean matched) {

    /** A line of a sub-ledger. */
    public record Key(UUID account, int seq) {}

    boolean isOpen(String accountKey) {
        return !matched && numberKey.equals(accountKey);
    }
}
