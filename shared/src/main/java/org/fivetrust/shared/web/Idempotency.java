package org.fivetrust.shared.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Saying it twice changes nothing. The key stands in the same transaction as the work, with the first answer; while the
 * first attempt runs a second one is told so, and another body under the same key is refused.
 */
public class Idempotency {

    /** Longer than any call a service makes while it holds a key across transactions. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private static final Refusal IN_FLIGHT = Refusal.state("request.in-flight");

    private final IdempotencyRows rows;
    private final Transactions transactions;
    private final Streets streets;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(IdempotencyRows rows, Transactions transactions, Streets streets, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.streets = streets;
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

    /** What is known of a key, or why this attempt cannot go on. */
    public sealed interface Look<T> {

        record Clear<T>(Attempt<T> attempt) implements Look<T> {}

        record Barred<T>(Refusal because) implements Look<T> {}
    }

    /** Work that fits in one transaction. */
    public <T> Mono<ResponseEntity<T>> once(Claim claim, Class<T> type, Mono<Done<T>> work) {
        return admit(claim).then(Mono.defer(() -> admitted(claim, type, work)));
    }

    /** Refuses a claim on a principal that is not the caller's. Not within a transaction. */
    public Mono<Void> admit(Claim claim) {
        return streets.admit(claim.caller(), claim.principal());
    }

    private <T> Mono<ResponseEntity<T>> admitted(Claim claim, Class<T> type, Mono<Done<T>> work) {
        if (claim.key() == null) {
            return work.map(Idempotency::answer)
                    .as(transactions.within(claim.caller().scope()));
        }
        return attempt(claim, type)
                .flatMap(attempt -> switch (attempt) {
                    case Attempt.Replay<T>(var answer) -> Mono.just(answer);
                    case Attempt.First<T> _, Attempt.Resumed<T> _ -> work.flatMap(done -> keep(claim, done));
                })
                .as(transactions.within(claim.caller().scope()));
    }

    /** Looks the key up and takes it for the rest of the caller's transaction. */
    public <T> Mono<Attempt<T>> attempt(Claim claim, Class<T> type) {
        return rows.take(claim).map(known -> switch (look(known, claim, type)) {
            case Look.Clear<T>(var attempt) -> attempt;
            case Look.Barred<T>(var because) -> throw new Refused(because);
        });
    }

    /** What a key that is known as this means for an attempt under it; an attempt without a key is always the first. */
    public <T> Look<T> look(KnownKey known, Claim claim, Class<T> type) {
        if (!known.free()) {
            return new Look.Barred<>(IN_FLIGHT);
        }
        if (known.digest() == null) {
            return new Look.Clear<>(new Attempt.First<>());
        }
        if (!known.digest().equals(rows.digest(claim))) {
            return new Look.Barred<>(Refusal.rule("request.key-reused"));
        }
        if (known.status() != null && known.answer() != null) {
            return new Look.Clear<>(
                    new Attempt.Replay<>(replay(known.status(), known.location(), known.answer(), type)));
        }
        if (known.act() == null) {
            return new Look.Clear<>(new Attempt.First<>());
        }
        if (known.leaseUntil() != null && known.leaseUntil().isAfter(clock.instant())) {
            return new Look.Barred<>(IN_FLIGHT);
        }
        return new Look.Clear<>(new Attempt.Resumed<>(known.act()));
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
    public Mono<Void> lease(Claim claim, UUID act) {
        return rows.lease(claim, act, LEASE);
    }

    /** Lets the next attempt go on at once with the same act. */
    public Mono<Void> release(Claim claim) {
        return rows.release(claim);
    }

    /** Lets the next attempt start anew: the act it named came to nothing. */
    public Mono<Void> forget(Claim claim) {
        return rows.forget(claim);
    }

    /**
     * Stores the first answer, in the transaction of the work. Where another attempt has answered since the key was
     * looked up, what was done meanwhile is undone.
     */
    public <T> Mono<ResponseEntity<T>> keep(Claim claim, Done<T> done) {
        return rows.answer(claim, done)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> new Refused(IN_FLIGHT)))
                .thenReturn(answer(done));
    }

    /** The operation and its body, as the key stands for them. */
    public String digest(Claim claim) {
        return rows.digest(claim);
    }

    /** What is said at first. */
    public static <T> ResponseEntity<T> answer(Done<T> done) {
        var builder = ResponseEntity.status(done.status());
        return done.location() == null
                ? builder.body(done.body())
                : builder.location(URI.create(done.location())).body(done.body());
    }
}
