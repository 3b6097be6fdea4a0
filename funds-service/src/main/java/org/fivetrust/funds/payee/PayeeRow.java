package org.fivetrust.funds.payee;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.payee.PayeeMessages.AccountView;
import org.fivetrust.funds.payee.PayeeMessages.View;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.data.relational.core.mapping.Table;

/** A payee as {@code payee_view} shows it. */
@Table("payee_view")
record PayeeRow(String principal, UUID id, String name, Payee.Kind kind, String registeredBy, Instant registeredAt) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    View view(List<AccountView> accounts) {
        return new View(id, principal, name, kind, accounts, registeredBy, registeredAt);
    }
}
