package org.fivetrust.funds.bankline.model;

import java.util.UUID;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.shared.kernel.PrincipalId;

/**
 * Which payment, and which sending of it.
 *
 * @param attempt counts its sendings from 1
 */
public record LineQuestion(PrincipalId principal, UUID payment, int attempt) {

    /** Its identifier from end to end, the same in each sending. */
    public BankId id() {
        return BankId.of(payment);
    }
}
