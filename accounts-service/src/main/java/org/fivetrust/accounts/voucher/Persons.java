package org.fivetrust.accounts.voucher;

import org.fivetrust.accounts.voucher.model.Person;
import org.fivetrust.shared.web.Caller;

/** The hand of whoever calls. */
final class Persons {

    private Persons() {}

    static Person of(Caller caller) {
        return new Person(caller.subject(), caller.name(), caller.roles());
    }
}
