package org.fivetrust.accounts.voucher.model;

import java.util.Set;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The person, or the service, at whose hand a voucher moves. */
public record Person(String subject, String name, Set<String> roles) {

    /** Who draws up vouchers from what other areas did. */
    public static final Person SYSTEM = new Person("svc-accounts", "accounts-service", Set.of("service"));

    private static final Refusal CASHIER = Refusal.person("accounts.cashier-keeps-out");

    public Person {
        roles = Set.copyOf(roles);
    }

    /** The cashier (出纳) keeps out of the books, whatever other office she holds. */
    public @Nullable Refusal obstacle() {
        return roles.contains("cashier") ? CASHIER : null;
    }
}
