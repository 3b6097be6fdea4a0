package org.fivetrust.accounts.voucher;

import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/** Where a voucher belongs; it never moves. */
record Home(UUID id, PrincipalId principal, UUID book) {

    static UUID[] ids(List<Home> homes) {
        return homes.stream().map(Home::id).toArray(UUID[]::new);
    }

    static String[] principals(List<Home> homes) {
        return homes.stream().map(home -> home.principal().value()).toArray(String[]::new);
    }
}
