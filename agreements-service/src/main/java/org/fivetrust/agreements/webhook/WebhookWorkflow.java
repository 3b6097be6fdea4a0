package org.fivetrust.agreements.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fivetrust.agreements.webhook.WebhookMessages.Ask;
import org.fivetrust.agreements.webhook.WebhookMessages.Change;
import org.fivetrust.agreements.webhook.WebhookMessages.Ping;
import org.fivetrust.agreements.webhook.WebhookMessages.Rotate;
import org.fivetrust.agreements.webhook.WebhookMessages.Secret;
import org.fivetrust.agreements.webhook.WebhookMessages.Status;
import org.fivetrust.agreements.webhook.WebhookMessages.View;
import org.fivetrust.agreements.webhook.model.DeliveryAttempt;
import org.fivetrust.agreements.webhook.model.EgressPolicy;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes, pauses and ends subscriptions, and renews their secrets. */
@Component
class WebhookWorkflow {

    private static final List<String> EVERYONE = List.of("*");

    private final Webhooks webhooks;
    private final EventTypes eventTypes;
    private final Sender sender;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final EgressPolicy egressPolicy;
    private final Duration overlap;
    private final Clock clock;

    WebhookWorkflow(
            Webhooks webhooks,
            EventTypes eventTypes,
            Sender sender,
            Idempotency idempotency,
            Transactions transactions,
            WebhookSettings settings,
            Clock clock) {
        this.eventTypes = eventTypes;
        this.webhooks = webhooks;
        this.sender = sender;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.egressPolicy = settings.borders();
        this.overlap = settings.secretOverlap();
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> subscribe(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        egressPolicy.check("/address", ask.address());
        eventTypes.mustExist(ask.types());
        if (ask.principals() != null) {
            ask.principals().forEach(name -> caller.mustActFor(new PrincipalId(name)));
        }
        var id = UUID.randomUUID();
        var secret = webhooks.newSecret();
        var principals = principals(caller, ask.principals());
        var subscribed = webhooks.known(principals)
                .collectList()
                .doOnNext(known -> mustBeKnown(ask.principals(), known))
                .then(webhooks.add(id, ask, principals, caller))
                .then(webhooks.addSecret(id, secret))
                .then(Mono.defer(() -> webhooks.find(id)))
                .map(row -> CommandResult.created("/v1/webhooks/" + id, row.view()));
        return idempotency
                .once(IdempotentRequest.byCaller(caller, key, ask), View.class, subscribed)
                .flatMap(answer -> told(caller, answer, View::id, View::with));
    }

    /** A secret is kept encrypted in one place only; the answer kept under a key does not hold it. */
    private <T> Mono<ResponseEntity<T>> told(
            Caller caller, ResponseEntity<T> kept, Function<T, UUID> id, BiFunction<T, String, T> with) {
        var body = Objects.requireNonNull(kept.getBody());
        return webhooks.secrets(id.apply(body))
                .map(secrets -> secrets.isEmpty()
                        ? kept
                        : ResponseEntity.status(kept.getStatusCode())
                                .headers(kept.getHeaders())
                                .body(with.apply(body, secrets.getFirst())))
                .as(transactions.within(caller.scope()));
    }

    private static List<String> principals(Caller caller, @Nullable List<String> named) {
        if (named != null) {
            return named.stream().distinct().toList();
        }
        return switch (caller.scope()) {
            case Scope.Everyone _, Scope.OfSubdistrict _ -> EVERYONE;
            case Scope.Named(var own) when own.isEmpty() -> throw InvalidValue.worded("named-by-token", "/principals");
            case Scope.Named(var own) -> own.stream().sorted().toList();
        };
    }

    private static void mustBeKnown(@Nullable List<String> named, List<String> known) {
        if (named == null) {
            return;
        }
        var registered = new HashSet<>(known);
        var unknown = new ArrayList<Violation>();
        IntStream.range(0, named.size())
                .filter(place -> !registered.contains(named.get(place)))
                .forEach(place -> unknown.add(Violation.worded("principal-elsewhere", "/principals/" + place)));
        if (!unknown.isEmpty()) {
            throw new InvalidValue(unknown);
        }
    }

    /** The subscription, if it is visible to the caller; in the caller's transaction. */
    Mono<WebhookRow> visible(Caller caller, UUID id) {
        caller.mustHave(Permission.SUBSCRIBE.roles());
        return webhooks.find(id)
                .filter(row -> row.isVisibleTo(caller))
                .switchIfEmpty(Mono.error(() -> new NotFound("webhook", id)));
    }

    private Mono<WebhookRow> locked(Caller caller, UUID id) {
        return webhooks.lock(id)
                .then(Mono.defer(() -> visible(caller, id)))
                .doOnNext(WebhookWorkflow::mustNotHaveEnded);
    }

    static void mustNotHaveEnded(WebhookRow row) {
        if (Status.valueOf(row.status()) == Status.ENDED) {
            throw new Refused(Refusal.state("webhook.ended").with("webhook", row.id()));
        }
    }

    Mono<View> find(Caller caller, UUID id) {
        return Mono.defer(() -> visible(caller, id)).map(WebhookRow::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable Status status, PageRequest page) {
        caller.mustHave(Permission.SUBSCRIBE.roles());
        return webhooks.list(caller, status, page)
                .map(rows -> rows.map(WebhookRow::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<View> change(Caller caller, UUID id, Change change) {
        return Mono.defer(() -> locked(caller, id))
                .then(Mono.defer(() -> webhooks.change(id, change.status(), null)))
                .then(Mono.defer(() -> change.status() == Status.ACTIVE ? webhooks.refresh(id) : Mono.empty()))
                .then(Mono.defer(() -> visible(caller, id)))
                .map(WebhookRow::view)
                .as(transactions.within(caller.scope()));
    }

    /** Keeps the subscription and its log and erases its secrets. */
    Mono<Void> end(Caller caller, UUID id) {
        return Mono.defer(() -> locked(caller, id))
                .then(Mono.defer(() -> webhooks.change(id, Status.ENDED, "BY_OWNER")))
                .then(Mono.defer(() -> webhooks.endSecrets(id, clock.instant())))
                .as(transactions.within(caller.scope()));
    }

    Mono<ResponseEntity<Secret>> rotate(Caller caller, @Nullable IdempotencyKey key, UUID id, Rotate rotate) {
        var secret = webhooks.newSecret();
        var until = clock.instant().plus(rotate.overlap() == null ? overlap : rotate.overlap());
        var rotated = Mono.defer(() -> locked(caller, id))
                .then(Mono.defer(() -> webhooks.endSecrets(id, until)))
                .then(Mono.defer(() -> webhooks.addSecret(id, secret)))
                .thenReturn(CommandResult.ok(new Secret("", until)));
        return idempotency
                .once(IdempotentRequest.byCaller(caller, key, rotate), Secret.class, rotated)
                .flatMap(answer -> told(caller, answer, _ -> id, Secret::with));
    }

    private record Target(String address, List<String> secrets) {}

    /** Sends at once, outside the queues, also while the subscription is paused. */
    Mono<ResponseEntity<Ping>> ping(Caller caller, @Nullable IdempotencyKey key, UUID id) {
        return idempotency.across(
                IdempotentRequest.byCaller(caller, key, id),
                Ping.class,
                event -> ping(caller, id, event).map(CommandResult::ok));
    }

    private Mono<Ping> ping(Caller caller, UUID id, UUID event) {
        return Mono.defer(() -> visible(caller, id))
                .doOnNext(WebhookWorkflow::mustNotHaveEnded)
                .zipWhen(row -> webhooks.secrets(id), (row, secrets) -> new Target(row.address(), secrets))
                .as(transactions.within(caller.scope()))
                .flatMap(target ->
                        sender.send(target.address(), target.secrets(), WireEvent.ping(event, id, clock.instant())))
                .map(deliveryAttempt -> new Ping(
                        event,
                        deliveryAttempt.outcome() == DeliveryAttempt.Outcome.DELIVERED,
                        deliveryAttempt.code(),
                        deliveryAttempt.fault(),
                        deliveryAttempt.took().toMillis()));
    }
}
