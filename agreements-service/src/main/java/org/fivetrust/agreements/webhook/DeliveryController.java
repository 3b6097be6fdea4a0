package org.fivetrust.agreements.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.webhook.DeliveryMessages.Ask;
import org.fivetrust.agreements.webhook.DeliveryMessages.Replay;
import org.fivetrust.agreements.webhook.DeliveryMessages.Status;
import org.fivetrust.agreements.webhook.DeliveryMessages.View;
import org.fivetrust.agreements.webhook.DeliveryMessages.Whole;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Webhooks")
class DeliveryController {

    private final DeliveryWorkflow deliveries;

    DeliveryController(DeliveryWorkflow deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping("/v1/webhooks/{id}/deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "The delivery log, oldest first (投递日志)")
    Listed<View> list(Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable Status status) {
        return Listed.of(page -> deliveries.list(caller, id, status, page));
    }

    @GetMapping("/v1/webhooks/{id}/deliveries/{delivery}")
    @Operation(operationId = "readWebhookDelivery", summary = "One delivery with every attempt (单次投递及各次尝试)")
    Mono<Whole> find(Caller caller, @PathVariable UUID id, @PathVariable UUID delivery) {
        return deliveries.find(caller, id, delivery);
    }

    @PostMapping("/v1/webhooks/{id}/deliveries/{delivery}/retry")
    @OpenTo(Permission.SUBSCRIBE)
    @Operation(
            operationId = "retryWebhookDelivery",
            summary = "Try again now (立即重试)",
            description = "Ends the pause of its queue; earlier events are delivered first. (先投递其前序事件)")
    @ApiResponse(responseCode = "202", description = "Queued (已排队)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> retry(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @PathVariable UUID delivery) {
        return deliveries.retry(caller, key, id, delivery);
    }

    @PostMapping("/v1/webhooks/{id}/replays")
    @OpenTo(Permission.SUBSCRIBE)
    @Operation(
            operationId = "replayEvents",
            summary = "Send past events again (重放)",
            description = "Of what the subscription is meant for, from a moment or, for one principal, from a number; "
                    + "also what happened before it was made. Events keep their ids. (事件编号不变，可早于订阅时间)")
    @ApiResponse(responseCode = "202", description = "Queued (已排队)", useReturnTypeSchema = true)
    Mono<ResponseEntity<Replay>> replay(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Ask ask) {
        return deliveries.replay(caller, key, id, ask);
    }
}
