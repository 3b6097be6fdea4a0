package org.fivetrust.accounts.voucher;

import org.fivetrust.accounts.voucher.model.Hand;
import org.fivetrust.shared.web.Caller;

/** The hand of whoever calls. */
final class Hands {

    private Hands() {}

    static Hand of(Caller caller) {
        return new Hand(caller.subject(), caller.name(), caller.roles());
    }
}
