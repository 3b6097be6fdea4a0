package org.fivetrust.agreements.webhook;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.fivetrust.agreements.secrecy.model.Vault;
import org.fivetrust.agreements.webhook.Lanes.Head;
import org.fivetrust.agreements.webhook.Lanes.Lane;
import org.fivetrust.agreements.webhook.model.Patience;
import org.fivetrust.agreements.webhook.model.Tried;
import org.fivetrust.shared.web.Scope;
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
 * Delivers: at least once, in order per subscription and principal. A lane is leased to one instance; its head goes
 * out, and only after it the next. Rounds start at a fixed rate and do not wait for each other, so a receiver that
 * takes its time holds nobody else up; and of one receiver only a few lanes are under way at once.
 */
@Component
class Dispatch {

    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private static final int IN_ONE_GO = 200;

    private final AtomicInteger busy = new AtomicInteger();
    private final FanOut fanOut;
    private final Lanes lanes;
    private final Sender sender;
    private final Vault vault;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Patience patience;
    private final int hands;

    Dispatch(
            FanOut fanOut,
            Lanes lanes,
            Sender sender,
            Vault vault,
            Transactions transactions,
            JsonMapper json,
            WebhookSettings settings) {
        this.fanOut = fanOut;
        this.lanes = lanes;
        this.sender = sender;
        this.vault = vault;
        this.transactions = transactions;
        this.json = json;
        this.patience = settings.retries();
        this.hands = settings.lanesAtOnce();
    }

    @Scheduled(fixedRateString = "${webhook.look-every}")
    Mono<Void> round() {
        return Mono.defer(fanOut::all)
                .thenMany(Flux.defer(this::due))
                .flatMap(this::walk, hands)
                .then()
                .doOnError(broken -> log.warn("webhooks are not delivered: {}", broken.toString()))
                .onErrorComplete();
    }

    private Flux<Lane> due() {
        var free = hands - busy.get();
        return free <= 0
                ? Flux.empty()
                : lanes.take(free)
                        .collectList()
                        .as(transactions.within(Scope.ALL))
                        .flatMapIterable(taken -> taken)
                        .doOnNext(_ -> busy.incrementAndGet());
    }

    private Mono<Void> walk(Lane lane) {
        return step(lane)
                .expand(this::step)
                .take(IN_ONE_GO)
                .then(release(lane))
                .doOnError(broken -> log.warn("a lane of webhook {} broke: {}", lane.webhook(), broken.toString()))
                .onErrorComplete()
                .doFinally(_ -> busy.decrementAndGet());
    }

    private Mono<Void> release(Lane lane) {
        return Mono.defer(() -> lanes.release(lane)).as(transactions.within(Scope.ALL));
    }

    /** Sends the head; the lane again if it may go on. */
    private Mono<Lane> step(Lane lane) {
        return Mono.defer(() -> lanes.head(lane))
                .as(transactions.within(Scope.ALL))
                .flatMap(this::deliver)
                .map(_ -> lane);
    }

    private Mono<Head> deliver(Head head) {
        return sender.send(
                        head.address(),
                        head.sealedSecrets().stream()
                                .map(secret -> open(head, secret))
                                .toList(),
                        event(head))
                .flatMap(tried -> book(head, tried));
    }

    private String open(Head head, String secret) {
        return vault.open(Webhooks.purpose(head.webhook()), secret);
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

    private Mono<Head> book(Head head, Tried tried) {
        return (switch (tried.outcome()) {
                    case DELIVERED ->
                        lanes.book(head, tried, null).filter(ours -> ours == 1).map(_ -> head);
                    case GONE ->
                        failed(head, tried)
                                .then(lanes.stop(head, "ENDED", "GONE"))
                                .then(Mono.<Head>empty());
                    case FAILED -> failed(head, tried).then(giveUp(head, tried)).then(Mono.<Head>empty());
                })
                .as(transactions.within(Scope.ALL));
    }

    private Mono<Long> failed(Head head, Tried tried) {
        return lanes.book(
                head,
                tried,
                patience.before(head.failures() + 1, ThreadLocalRandom.current().nextDouble()));
    }

    private Mono<Void> giveUp(Head head, Tried tried) {
        var since = head.failingSince();
        return since != null && patience.isOver(since, tried.at())
                ? lanes.stop(head, "DISABLED", "FAILING")
                : Mono.empty();
    }
}
