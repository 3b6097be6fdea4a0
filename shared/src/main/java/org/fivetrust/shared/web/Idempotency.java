package org.fivetrust.shared.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.IdempotencyRows.Kept;
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
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(IdempotencyRows rows, Transactions transactions, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
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

    /** An attempt and its first answer. */
    public record Answered<T>(Claim claim, Done<T> done) {}

    /** Work that fits in one transaction. */
    public <T> Mono<ResponseEntity<T>> once(Claim claim, Class<T> type, Mono<Done<T>> work) {
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
        return attempts(List.of(claim), type).map(looks -> switch (looks.getFirst()) {
            case Look.Clear<T>(var attempt) -> attempt;
            case Look.Barred<T>(var because) -> throw new Refused(because);
        });
    }

    /** The same for several, each with a key of its own or with none; they stand in the order of the claims. */
    public <T> Mono<List<Look<T>>> attempts(List<Claim> claims, Class<T> type) {
        return rows.take(claims)
                .zipWithIterable(claims, (kept, claim) -> this.<T>judge(kept, claim, type))
                .collectList();
    }

    private <T> Look<T> judge(Kept kept, Claim claim, Class<T> type) {
        if (!kept.free()) {
            return new Look.Barred<>(IN_FLIGHT);
        }
        if (kept.digest() == null) {
            return new Look.Clear<>(new Attempt.First<>());
        }
        if (!kept.digest().equals(rows.digest(claim))) {
            return new Look.Barred<>(Refusal.rule("request.key-reused"));
        }
        if (kept.status() != null && kept.answer() != null) {
            return new Look.Clear<>(new Attempt.Replay<>(replay(kept.status(), kept.location(), kept.answer(), type)));
        }
        if (kept.act() == null) {
            return new Look.Clear<>(new Attempt.First<>());
        }
        if (kept.leaseUntil() != null && kept.leaseUntil().isAfter(clock.instant())) {
            return new Look.Barred<>(IN_FLIGHT);
        }
        return new Look.Clear<>(new Attempt.Resumed<>(kept.act()));
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

    /** Stores the first answer, in the transaction of the work. */
    public <T> Mono<ResponseEntity<T>> keep(Claim claim, Done<T> done) {
        return keepAll(List.of(new Answered<>(claim, done))).map(List::getFirst);
    }

    /**
     * The same for several; what came without a key is answered and not stored. Where another attempt has answered
     * since the key was looked up, what was done meanwhile is undone.
     */
    public <T> Mono<List<ResponseEntity<T>>> keepAll(List<Answered<T>> all) {
        var keyed = all.stream().filter(one -> one.claim().key() != null).toList();
        var answers = all.stream().map(one -> answer(one.done())).toList();
        if (keyed.isEmpty()) {
            return Mono.just(answers);
        }
        return rows.answer(keyed)
                .filter(stored -> stored == keyed.size())
                .switchIfEmpty(Mono.error(() -> new Refused(IN_FLIGHT)))
                .thenReturn(answers);
    }

    private static <T> ResponseEntity<T> answer(Done<T> done) {
        var builder = ResponseEntity.status(done.status());
        return done.location() == null
                ? builder.body(done.body())
                : builder.location(URI.create(done.location())).body(done.body());
    }
}
