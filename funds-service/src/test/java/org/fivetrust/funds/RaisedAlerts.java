package org.fivetrust.funds;

import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.world.Community;

/** Alerts that a test raises itself. */
record RaisedAlerts(Alerts alerts, Transactions transactions) {

    static Alert finding(Community community, UUID subject) {
        return new Alert(
                        new PrincipalId(community.committee()),
                        AlertRule.LARGE_CASH,
                        subject,
                        Map.of("amount", "3600.00", "limit", "1000.00"))
                .by("cashier")
                .seen("/v1/payments/" + subject);
    }

    void raise(Alert alert) {
        alerts.raise(alert)
                .as(transactions.within(Scope.only(alert.principal())))
                .block();
    }

    /** @return its id */
    String raised(Community community) {
        var subject = UUID.randomUUID();
        raise(finding(community, subject));
        return community
                .funds("head")
                .listAlerts("subject", subject)
                .items()
                .getFirst()
                .path("id")
                .asString();
    }
}
