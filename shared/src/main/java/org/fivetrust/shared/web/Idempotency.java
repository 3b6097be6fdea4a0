package org.fivetrust.shared.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Saying it twice changes nothing. The key stands in the same transaction as the work, with the first answer; while the
 * first attempt runs, a second one is refused, and so is another body under the same key.
 */
public class Idempotency {

    /** Longer than all calls together that a service makes while it holds a key across transactions. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    private static final Refusal IN_FLIGHT = Refusal.state("request.in-flight");

    private final IdempotencyRows rows;
    private final Transactions transactions;
    private final Subdistricts subdistricts;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(
            IdempotencyRows rows, Transactions transactions, Subdistricts subdistricts, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.subdistricts = subdistricts;
        this.json = json;
        this.clock = clock;
    }

    /** What is known of a key before the work starts. */
    public sealed interface Attempt<T> {

        /** Nobody has used it: do the work. */
        record First<T>() implements Attempt<T> {}

        /** An earlier attempt wrote its intent and fell silent: go on with that very act. */
        record Resumed<T>(UUID act) implements Attempt<T> {}

        /** It was done: say the same again. */
        record Replay<T>(ResponseEntity<T> answer) implements Attempt<T> {}
    }

    /** Work that fits in one transaction. */
    public <T> Mono<ResponseEntity<T>> once(
            IdempotentRequest idempotentRequest, Class<T> type, Mono<CommandResult<T>> work) {
        return admit(idempotentRequest).then(Mono.defer(() -> admitted(idempotentRequest, type, work)));
    }

    /**
     * Work on what is found in the same transaction; found within the caller's scope, it is one of the caller's. What
     * the work has written stays although it declines; a refusal that it throws undoes everything.
     *
     * @param request the request, once it is known whose thing was found
     */
    public <F, T> Mono<ResponseEntity<T>> onFound(
            Caller caller,
            Mono<F> found,
            Function<F, IdempotentRequest> request,
            Class<T> type,
            Function<F, Mono<Outcome<CommandResult<T>>>> work) {
        return found.flatMap(one -> tried(request.apply(one), type, Mono.defer(() -> work.apply(one))))
                .as(transactions.within(caller.scope()))
                .map(Outcome::orRefuse);
    }

    /**
     * Work that calls somebody and therefore stands in no transaction; it is given an id that stays the same while
     * attempts under one key are resumed.
     */
    public <T> Mono<ResponseEntity<T>> across(
            IdempotentRequest idempotentRequest, Class<T> type, Function<UUID, Mono<CommandResult<T>>> work) {
        if (idempotentRequest.key() == null) {
            return Mono.defer(() -> work.apply(UUID.randomUUID())).map(Idempotency::answer);
        }
        return admit(idempotentRequest)
                .then(Mono.defer(() -> attempt(idempotentRequest, type)
                        .map(attempt -> held(attempt, UUID.randomUUID()))
                        .delayUntil(held ->
                                held.answer() == null ? lease(idempotentRequest, held.act()) : Mono.<Void>empty())
                        .as(transactions.within(idempotentRequest.caller().scope()))))
                .flatMap(held ->
                        held.answer() == null ? run(idempotentRequest, held.act(), work) : Mono.just(held.answer()));
    }

    private record Held<T>(UUID act, @Nullable ResponseEntity<T> answer) {}

    private static <T> Held<T> held(Attempt<T> attempt, UUID fresh) {
        return switch (attempt) {
            case Attempt.First<T> _ -> new Held<>(fresh, null);
            case Attempt.Resumed<T>(var act) -> new Held<>(act, null);
            case Attempt.Replay<T>(var answer) -> new Held<>(fresh, answer);
        };
    }

    private <T> Mono<ResponseEntity<T>> run(
            IdempotentRequest idempotentRequest, UUID act, Function<UUID, Mono<CommandResult<T>>> work) {
        var scope = idempotentRequest.caller().scope();
        return Mono.defer(() -> work.apply(act))
                .onErrorResume(failure -> release(idempotentRequest)
                        .as(transactions.within(scope))
                        .then(Mono.error(failure)))
                .flatMap(commandResult -> keep(idempotentRequest, commandResult).as(transactions.within(scope)));
    }

    /** Refuses a claim on a principal that is not the caller's. Not within a transaction. */
    public Mono<Void> admit(IdempotentRequest idempotentRequest) {
        return subdistricts.admit(idempotentRequest.caller(), idempotentRequest.principal());
    }

    private <T> Mono<ResponseEntity<T>> admitted(
            IdempotentRequest idempotentRequest, Class<T> type, Mono<CommandResult<T>> work) {
        return tried(idempotentRequest, type, work.map(Outcome::done))
                .as(transactions.within(idempotentRequest.caller().scope()))
                .map(Outcome::orRefuse);
    }

    private <T> Mono<Outcome<ResponseEntity<T>>> tried(
            IdempotentRequest idempotentRequest, Class<T> type, Mono<Outcome<CommandResult<T>>> work) {
        if (idempotentRequest.key() == null) {
            return work.map(outcome -> outcome.map(Idempotency::answer));
        }
        return attempt(idempotentRequest, type).flatMap(attempt -> switch (attempt) {
            case Attempt.Replay<T>(var answer) -> Mono.just(Outcome.done(answer));
            case Attempt.First<T> _, Attempt.Resumed<T> _ -> work.flatMap(outcome -> kept(idempotentRequest, outcome));
        });
    }

    /** A refusal is not kept: the same request may be sent again under its key. */
    private <T> Mono<Outcome<ResponseEntity<T>>> kept(
            IdempotentRequest idempotentRequest, Outcome<CommandResult<T>> outcome) {
        return switch (outcome) {
            case Outcome.Done<CommandResult<T>>(var commandResult) ->
                keep(idempotentRequest, commandResult).map(Outcome::done);
            case Outcome.Declined<CommandResult<T>>(var because) -> Mono.just(Outcome.declined(because));
        };
    }

    /** Looks the key up and takes it for the rest of the caller's transaction. */
    public <T> Mono<Attempt<T>> attempt(IdempotentRequest idempotentRequest, Class<T> type) {
        return rows.take(idempotentRequest).map(known -> attempt(known, idempotentRequest, type));
    }

    /**
     * What a stored key means for a request under it; a request without a key is always the first. Throws
     * {@link Refused} where the key is in use or stands for another request.
     */
    public <T> Attempt<T> attempt(StoredKey known, IdempotentRequest idempotentRequest, Class<T> type) {
        if (!known.free()) {
            throw new Refused(IN_FLIGHT);
        }
        if (known.digest() == null) {
            return new Attempt.First<>();
        }
        if (!known.digest().equals(rows.digest(idempotentRequest))) {
            throw new Refused(Refusal.rule("request.key-reused"));
        }
        if (known.status() != null && known.answer() != null) {
            return new Attempt.Replay<>(replay(known.status(), known.location(), known.answer(), type));
        }
        if (known.act() == null) {
            return new Attempt.First<>();
        }
        if (known.leaseUntil() != null && known.leaseUntil().isAfter(clock.instant())) {
            throw new Refused(IN_FLIGHT);
        }
        return new Attempt.Resumed<>(known.act());
    }

    private <T> ResponseEntity<T> replay(int status, @Nullable String location, String answer, Class<T> type) {
        return ResponseEntity.status(status)
                .headers(headers -> {
                    headers.set(IdempotencyKey.REPLAYED, "true");
                    if (location != null) {
                        headers.setLocation(URI.create(location));
                    }
                })
                .body(json.readValue(answer, type));
    }

    /** Holds the key across transactions for an act whose intent is written now. */
    public Mono<Void> lease(IdempotentRequest idempotentRequest, UUID act) {
        return rows.lease(idempotentRequest, act, LEASE);
    }

    /** Lets the next attempt go on at once with the same act. */
    public Mono<Void> release(IdempotentRequest idempotentRequest) {
        return rows.release(idempotentRequest);
    }

    /** Lets the next attempt start again: its act was not kept. */
    public Mono<Void> forget(IdempotentRequest idempotentRequest) {
        return rows.forget(idempotentRequest);
    }

    /**
     * Stores the first answer, in the transaction of the work. Where another attempt has answered since the key was
     * looked up, what was done meanwhile is undone.
     */
    public <T> Mono<ResponseEntity<T>> keep(IdempotentRequest idempotentRequest, CommandResult<T> commandResult) {
        return rows.answer(idempotentRequest, commandResult)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> new Refused(IN_FLIGHT)))
                .thenReturn(answer(commandResult));
    }

    /** The operation and its body, as the key stands for them. */
    public String digest(IdempotentRequest idempotentRequest) {
        return rows.digest(idempotentRequest);
    }

    /** What is said at first. */
    public static <T> ResponseEntity<T> answer(CommandResult<T> commandResult) {
        var builder = ResponseEntity.status(commandResult.status());
        return commandResult.location() == null
                ? builder.body(commandResult.body())
                : builder.location(URI.create(commandResult.location())).body(commandResult.body());
    }
}
