package org.fivetrust.agreements.webhook;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreements.webhook.DeliveryMessages.Ask;
import org.fivetrust.agreements.webhook.DeliveryMessages.Replay;
import org.fivetrust.agreements.webhook.DeliveryMessages.Status;
import org.fivetrust.agreements.webhook.DeliveryMessages.View;
import org.fivetrust.agreements.webhook.DeliveryMessages.Whole;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the delivery log, retries deliveries, sends past events again. */
@Component
class DeliveryWorkflow {

    private static final long MOST_IN_ONE_REPLAY = 50_000;

    private final WebhookWorkflow webhooks;
    private final Deliveries deliveries;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    DeliveryWorkflow(
            WebhookWorkflow webhooks,
            Deliveries deliveries,
            Idempotency idempotency,
            Transactions transactions,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Page<View>> list(Caller caller, UUID webhook, @Nullable Status status, PageRequest page) {
        return Mono.defer(() -> webhooks.visible(caller, webhook))
                .then(Mono.defer(() -> deliveries.list(caller.scope(), webhook, status, page)))
                .as(transactions.within(caller.scope()));
    }

    Mono<Whole> find(Caller caller, UUID webhook, UUID id) {
        return Mono.defer(() -> webhooks.visible(caller, webhook))
                .then(Mono.zip(
                        deliveries.find(caller.scope(), webhook, id),
                        deliveries.attempts(webhook, id).collectList(),
                        Whole::new))
                .as(transactions.within(caller.scope()));
    }

    Mono<ResponseEntity<View>> retry(Caller caller, @Nullable IdempotencyKey key, UUID webhook, UUID id) {
        var hurried = Mono.defer(() -> webhooks.visible(caller, webhook))
                .doOnNext(DeliveryWorkflow::mustBeActive)
                .then(deliveries.find(caller.scope(), webhook, id))
                .doOnNext(DeliveryWorkflow::mustBePending)
                .delayUntil(delivery -> deliveries.hurry(webhook, delivery.principal()))
                .then(Mono.defer(() -> deliveries.find(caller.scope(), webhook, id)))
                .map(DeliveryWorkflow::accepted);
        return idempotency.once(IdempotentRequest.byCaller(caller, key, id), View.class, hurried);
    }

    private static <T> CommandResult<T> accepted(T body) {
        return new CommandResult<>(HttpStatus.ACCEPTED.value(), null, body);
    }

    private static void mustBeActive(WebhookRow row) {
        if (!row.status().equals(WebhookMessages.Status.ACTIVE.name())) {
            throw new Refused(Refusal.state("webhook.not-active").with("status", row.status()));
        }
    }

    private static void mustBePending(View delivery) {
        if (delivery.status() == Status.DELIVERED) {
            throw new Refused(Refusal.state("webhook.delivered").with("delivery", delivery.id()));
        }
    }

    Mono<ResponseEntity<Replay>> replay(Caller caller, @Nullable IdempotencyKey key, UUID webhook, Ask ask) {
        var id = UUID.randomUUID();
        var replayed = Mono.defer(() -> webhooks.visible(caller, webhook))
                .doOnNext(WebhookWorkflow::mustNotHaveEnded)
                .then(deliveries.countMeant(webhook, ask))
                .doOnNext(DeliveryWorkflow::mustNotBeTooMany)
                .delayUntil(events -> deliveries.record(webhook, id, ask, events, caller))
                .delayUntil(_ -> deliveries.replay(webhook, id, ask))
                .map(events -> accepted(new Replay(id, events, clock.instant())));
        return idempotency.once(IdempotentRequest.byCaller(caller, key, ask), Replay.class, replayed);
    }

    private static void mustNotBeTooMany(long events) {
        if (events > MOST_IN_ONE_REPLAY) {
            throw new Refused(Refusal.rule("webhook.replay-too-large")
                    .with("events", events)
                    .with("most", MOST_IN_ONE_REPLAY));
        }
    }
}
