package org.fivetrust.accounts.audit;

import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/** Says why an auditor is not let in, where every other refusal is said. */
@ControllerAdvice
class AuditRefusals {

    @ModelAttribute
    void refuse(ServerWebExchange exchange) {
        if (exchange.getAttribute(AuditGate.DECLINED) instanceof Refusal because) {
            throw new Refused(because);
        }
    }
}
