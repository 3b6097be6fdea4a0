package org.fivetrust.accounts.audit;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/** Says why an auditor is not let in, where every other refusal is said. */
@ControllerAdvice
class AuditRefusals {

    @ModelAttribute
    void refuse(ServerWebExchange exchange) {
        if (exchange.getAttribute(AuditGate.DECLINED) instanceof RuntimeException because) {
            throw because;
        }
    }
}
