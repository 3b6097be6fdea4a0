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
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the delivery log, retries deliveries, sends past events again. */
@Component
class DeliveryWorkflow {

    private static final long MOST_IN_ONE_REPLAY = 50_000;

    private final WebhookWorkflow webhooks;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Clock clock;

    DeliveryWorkflow(WebhookWorkflow webhooks, Deliveries deliveries, Transactions transactions, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
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

    Mono<View> retry(Caller caller, UUID webhook, UUID id) {
        return Mono.defer(() -> webhooks.visible(caller, webhook))
                .doOnNext(DeliveryWorkflow::mustBeActive)
                .then(deliveries.find(caller.scope(), webhook, id))
                .doOnNext(DeliveryWorkflow::mustBePending)
                .delayUntil(delivery -> deliveries.hurry(webhook, delivery.principal()))
                .then(Mono.defer(() -> deliveries.find(caller.scope(), webhook, id)))
                .as(transactions.within(caller.scope()));
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

    Mono<Replay> replay(Caller caller, UUID webhook, Ask ask) {
        var id = UUID.randomUUID();
        return Mono.defer(() -> webhooks.visible(caller, webhook))
                .doOnNext(WebhookWorkflow::mustNotHaveEnded)
                .then(deliveries.countMeant(webhook, ask))
                .doOnNext(DeliveryWorkflow::mustNotBeTooMany)
                .delayUntil(events -> deliveries.record(webhook, id, ask, events, caller))
                .delayUntil(_ -> deliveries.replay(webhook, id, ask))
                .map(events -> new Replay(id, events, clock.instant()))
                .as(transactions.within(caller.scope()));
    }

    private static void mustNotBeTooMany(long events) {
        if (events > MOST_IN_ONE_REPLAY) {
            throw new Refused(Refusal.rule("webhook.replay-too-large")
                    .with("events", events)
                    .with("most", MOST_IN_ONE_REPLAY));
        }
    }
}
