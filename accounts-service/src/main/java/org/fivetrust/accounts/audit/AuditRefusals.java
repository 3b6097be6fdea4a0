package org.fivetrust.accounts.audit;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/** Throws the refusal of {@link AuditGate} where the handling of errors makes it a problem response. */
@ControllerAdvice
class AuditRefusals {

    @ModelAttribute
    void refuse(ServerWebExchange exchange) {
        if (exchange.getAttribute(AuditGate.DECLINED) instanceof RuntimeException because) {
            throw because;
        }
    }
}
