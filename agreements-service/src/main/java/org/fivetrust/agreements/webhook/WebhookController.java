package org.fivetrust.agreements.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.webhook.WebhookMessages.Ask;
import org.fivetrust.agreements.webhook.WebhookMessages.Change;
import org.fivetrust.agreements.webhook.WebhookMessages.Ping;
import org.fivetrust.agreements.webhook.WebhookMessages.Rotate;
import org.fivetrust.agreements.webhook.WebhookMessages.Secret;
import org.fivetrust.agreements.webhook.WebhookMessages.Status;
import org.fivetrust.agreements.webhook.WebhookMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Webhooks", description = "Changes sent to district systems (事件订阅)")
class WebhookController {

    private final WebhookWorkflow webhooks;

    WebhookController(WebhookWorkflow webhooks) {
        this.webhooks = webhooks;
    }

    @PostMapping("/v1/webhooks")
    @OpenTo(Permission.SUBSCRIBE)
    @Operation(
            operationId = "subscribeWebhook",
            summary = "Subscribe to changes (订阅变更)",
            description = "CloudEvents 1.0 signed as Standard Webhooks say; at least once, in order per principal. "
                    + "The secret is in this answer and never again. (至少一次，按委托方有序；密钥仅显示一次)")
    @ApiResponse(responseCode = "201", description = "Subscribed (已订阅)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> subscribe(Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return webhooks.subscribe(caller, key, ask);
    }

    @GetMapping("/v1/webhooks")
    @Operation(operationId = "listWebhooks", summary = "List subscriptions (订阅列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable Status status) {
        return Listed.of(page -> webhooks.list(caller, status, page));
    }

    @GetMapping("/v1/webhooks/{id}")
    @Operation(operationId = "readWebhook", summary = "Read a subscription (查看订阅)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return webhooks.find(caller, id);
    }

    @PatchMapping("/v1/webhooks/{id}")
    @OpenTo(Permission.SUBSCRIBE)
    @Operation(
            operationId = "changeWebhook",
            summary = "Pause or resume (暂停或恢复)",
            description = "What happens in between is kept and delivered afterwards. (暂停期间的事件恢复后补投)")
    Mono<View> change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Change change) {
        return webhooks.change(caller, id, change);
    }

    @DeleteMapping("/v1/webhooks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenTo(Permission.SUBSCRIBE)
    @Operation(operationId = "endWebhook", summary = "End a subscription; it stays on record (终止订阅)")
    Mono<Void> end(Caller caller, @PathVariable UUID id) {
        return webhooks.end(caller, id);
    }

    @PostMapping("/v1/webhooks/{id}/secret")
    @OpenTo(Permission.SUBSCRIBE)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Renew the secret (轮换密钥)",
            description = "For the overlap every message carries a signature by each secret. (并行期内双签名)")
    Mono<ResponseEntity<Secret>> rotate(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Rotate rotate) {
        return webhooks.rotate(caller, key, id, rotate);
    }

    @PostMapping("/v1/webhooks/{id}/ping")
    @OpenTo(Permission.SUBSCRIBE)
    @Operation(operationId = "pingWebhook", summary = "Send a test message now (测试投递)")
    Mono<ResponseEntity<Ping>> ping(Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id) {
        return webhooks.ping(caller, key, id);
    }
}
