package org.fivetrust.agreements.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.fivetrust.agreements.crypto.FieldCipher;
import org.fivetrust.agreements.webhook.DeliveryQueues.DeliveryQueue;
import org.fivetrust.agreements.webhook.DeliveryQueues.Head;
import org.fivetrust.agreements.webhook.model.DeliveryAttempt;
import org.fivetrust.agreements.webhook.model.RetryPolicy;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.TransactionActivity;
import org.fivetrust.shared.web.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers at least once, in order per subscription and principal. A queue is leased to one instance, which sends one
 * delivery after the other. Rounds start at a fixed rate and do not wait for each other, so a slow receiver delays no
 * other one; only a few queues of one receiver are sent at once.
 */
@Component
class DeliveryWorker {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final int IN_ONE_GO = 200;

    /** Longer than the first retries take: each of them is a transaction. */
    private static final Duration QUIET_AFTER = Duration.ofSeconds(10);

    private static final Duration LOOK_WHEN_QUIET_EVERY = Duration.ofSeconds(10);

    private final AtomicInteger busy = new AtomicInteger();
    private final FanOut fanOut;
    private final DeliveryQueues deliveryQueues;
    private final Sender sender;
    private final FieldCipher fieldCipher;
    private final Transactions transactions;
    private final JsonMapper json;
    private final RetryPolicy retryPolicy;
    private final int hands;
    private final TransactionActivity activity;
    private final Clock clock;
    private volatile Instant looked = Instant.EPOCH;

    DeliveryWorker(
            FanOut fanOut,
            DeliveryQueues deliveryQueues,
            Sender sender,
            FieldCipher fieldCipher,
            Transactions transactions,
            JsonMapper json,
            WebhookSettings settings,
            TransactionActivity activity,
            Clock clock) {
        this.fanOut = fanOut;
        this.deliveryQueues = deliveryQueues;
        this.sender = sender;
        this.fieldCipher = fieldCipher;
        this.transactions = transactions;
        this.json = json;
        this.retryPolicy = settings.retries();
        this.hands = settings.lanesAtOnce();
        this.activity = activity;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "${webhook.look-every}")
    Mono<Void> round() {
        return Mono.defer(() -> isQuiet() ? Mono.empty() : look())
                .flatMap(_ -> deliverAll())
                .doOnError(broken -> log.warn("webhooks are not delivered: {}", broken.toString()))
                .onErrorComplete();
    }

    /** Without transactions there are no new events here; those of other instances are looked for less often. */
    private boolean isQuiet() {
        return activity.age().compareTo(QUIET_AFTER) > 0
                && looked.plus(LOOK_WHEN_QUIET_EVERY).isAfter(clock.instant());
    }

    private Mono<Boolean> look() {
        looked = clock.instant();
        return deliveryQueues.waiting();
    }

    private Mono<Void> deliverAll() {
        return fanOut.all()
                .thenMany(Flux.defer(this::due))
                .flatMap(this::walk, hands)
                .then();
    }

    private Flux<DeliveryQueue> due() {
        var free = hands - busy.get();
        return free <= 0
                ? Flux.empty()
                : deliveryQueues
                        .take(free)
                        .collectList()
                        .as(transactions.within(Scope.ALL))
                        .flatMapIterable(taken -> taken)
                        .doOnNext(_ -> busy.incrementAndGet());
    }

    private Mono<Void> walk(DeliveryQueue deliveryQueue) {
        return step(deliveryQueue)
                .expand(this::step)
                .take(IN_ONE_GO)
                .then(release(deliveryQueue))
                .doOnError(broken ->
                        log.warn("a lane of webhook {} broke: {}", deliveryQueue.webhook(), broken.toString()))
                .onErrorComplete()
                .doFinally(_ -> busy.decrementAndGet());
    }

    private Mono<Void> release(DeliveryQueue deliveryQueue) {
        return Mono.defer(() -> deliveryQueues.release(deliveryQueue)).as(transactions.within(Scope.ALL));
    }

    /** Sends the next delivery; returns the queue if it may continue. */
    private Mono<DeliveryQueue> step(DeliveryQueue deliveryQueue) {
        return Mono.defer(() -> deliveryQueues.head(deliveryQueue))
                .as(transactions.within(Scope.ALL))
                .flatMap(this::deliver)
                .map(_ -> deliveryQueue);
    }

    private Mono<Head> deliver(Head head) {
        return sender.send(
                        head.address(),
                        head.sealedSecrets().stream()
                                .map(secret -> open(head, secret))
                                .toList(),
                        event(head))
                .flatMap(deliveryAttempt -> book(head, deliveryAttempt));
    }

    private String open(Head head, String secret) {
        return fieldCipher.open(Webhooks.purpose(head.webhook()), secret);
    }

    private WireEvent event(Head head) {
        return WireEvent.of(
                head.event(),
                head.type(),
                head.subject(),
                head.at(),
                head.principal(),
                head.seq(),
                json.readValue(head.data(), new TypeReference<>() {}));
    }

    private Mono<Head> book(Head head, DeliveryAttempt deliveryAttempt) {
        return (switch (deliveryAttempt.outcome()) {
                    case DELIVERED ->
                        deliveryQueues
                                .book(head, deliveryAttempt, null)
                                .filter(ours -> ours == 1)
                                .map(_ -> head);
                    case GONE ->
                        failed(head, deliveryAttempt)
                                .then(deliveryQueues.stop(head, "ENDED", "GONE"))
                                .then(Mono.<Head>empty());
                    case FAILED ->
                        failed(head, deliveryAttempt)
                                .then(giveUp(head, deliveryAttempt))
                                .then(Mono.<Head>empty());
                })
                .as(transactions.within(Scope.ALL));
    }

    private Mono<Long> failed(Head head, DeliveryAttempt deliveryAttempt) {
        return deliveryQueues.book(
                head,
                deliveryAttempt,
                retryPolicy.before(
                        head.failures() + 1, ThreadLocalRandom.current().nextDouble()));
    }

    private Mono<Void> giveUp(Head head, DeliveryAttempt deliveryAttempt) {
        var since = head.failingSince();
        return since != null && retryPolicy.isOver(since, deliveryAttempt.at())
                ? deliveryQueues.stop(head, "DISABLED", "FAILING")
                : Mono.empty();
    }
}
