package org.fivetrust.funds.receipt;

import java.time.LocalDate;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Cash that was not paid in by its day. */
@Component
class UndepositedIncome implements Alerts.Source {

    private final Receipts receipts;

    UndepositedIncome(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public Flux<Alert> due(LocalDate today) {
        return receipts.undeposited(today)
                .map(receipt -> new Alert(
                                new PrincipalId(receipt.principal()),
                                AlertRule.INCOME_NOT_DEPOSITED,
                                receipt.id(),
                                receipt.figures())
                        .by(receipt.registeredBy())
                        .seen("/v1/receipts/" + receipt.id()));
    }
}
