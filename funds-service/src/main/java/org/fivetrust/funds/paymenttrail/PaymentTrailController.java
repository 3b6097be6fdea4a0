package org.fivetrust.funds.paymenttrail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.funds.paymenttrail.PaymentTrailMessages.View;
import org.fivetrust.shared.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Payments", description = "Asked for by the community, paid once under a warrant (付款)")
class PaymentTrailController {

    private final PaymentTrailWorkflow trails;

    PaymentTrailController(PaymentTrailWorkflow trails) {
        this.trails = trails;
    }

    @GetMapping("/v1/payments/{id}/trail")
    @Operation(
            operationId = "readPaymentTrail",
            summary = "Where a payment stands (付款轨迹)",
            description =
                    "Every step in the order of time, then what is open and what waits: who has it, since when, by "
                            + "when, and what is missing. While the agreements service does not answer, the steps of approval are "
                            + "left out, and mattersSilent says so. (逐步列明经办人、时间、期限和尚缺依据；协议服务无应答时标明)")
    Mono<View> read(Caller caller, @PathVariable UUID id) {
        return trails.read(caller, id);
    }
}
