package org.fivetrust.shared.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Saying it twice changes nothing. The key stands in the same transaction as the work, with the first answer; while the
 * first attempt runs a second one is told so, and another body under the same key is refused.
 */
public class Idempotency {

    /** Longer than any call a service makes while it holds a key across transactions. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private final DatabaseClient database;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(DatabaseClient database, Transactions transactions, JsonMapper json, Clock clock) {
        this.database = database;
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

    private record Kept(
            boolean free,
            @Nullable String digest,
            @Nullable UUID act,
            @Nullable Instant leaseUntil,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String answer) {}

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
        return database.sql("""
                        select pg_try_advisory_xact_lock(hashtextextended(:lock, 1)) as free,
                               digest, act, lease_until, status, location, answer
                        from (select 1) one
                        left join idempotency
                               on principal = :principal and subject = :subject and key = :key
                        """)
                .bind(
                        "lock",
                        claim.principal() + "\n" + claim.caller().subject() + "\n"
                                + key(claim).value())
                .bind("principal", claim.principal().value())
                .bind("subject", claim.caller().subject())
                .bind("key", key(claim).value())
                .mapProperties(Kept.class)
                .one()
                .map(kept -> judge(kept, digest(claim), type));
    }

    private <T> Attempt<T> judge(Kept kept, String digest, Class<T> type) {
        if (!kept.free()) {
            throw new Refused(Refusal.state("request.in-flight"));
        }
        if (kept.digest() == null) {
            return new Attempt.First<>();
        }
        if (!kept.digest().equals(digest)) {
            throw new Refused(Refusal.rule("request.key-reused"));
        }
        if (kept.status() != null && kept.answer() != null) {
            return new Attempt.Replay<>(ResponseEntity.status(kept.status())
                    .headers(headers -> {
                        headers.set(IdempotencyKey.REPLAYED, "true");
                        if (kept.location() != null) {
                            headers.setLocation(URI.create(kept.location()));
                        }
                    })
                    .body(json.readValue(kept.answer(), type)));
        }
        if (kept.act() == null) {
            return new Attempt.First<>();
        }
        if (kept.leaseUntil() != null && kept.leaseUntil().isAfter(clock.instant())) {
            throw new Refused(Refusal.state("request.in-flight"));
        }
        return new Attempt.Resumed<>(kept.act());
    }

    /** Holds the key across transactions for an act whose intent is written now. */
    public Mono<Void> lease(Claim claim, UUID act) {
        return database.sql("""
                        insert into idempotency (principal, subject, key, digest, act, lease_until, at)
                        values (:principal, :subject, :key, :digest, :act, :until, :at)
                        on conflict (principal, subject, key)
                        do update set act = excluded.act, lease_until = excluded.lease_until
                        """)
                .bind("principal", claim.principal().value())
                .bind("subject", claim.caller().subject())
                .bind("key", key(claim).value())
                .bind("digest", digest(claim))
                .bind("act", act)
                .bind("until", clock.instant().plus(LEASE))
                .bind("at", clock.instant())
                .then();
    }

    /** Lets the next attempt go on at once with the same act. */
    public Mono<Void> release(Claim claim) {
        return change(claim, "update idempotency set lease_until = null");
    }

    /** Lets the next attempt start anew: the act it named came to nothing. */
    public Mono<Void> forget(Claim claim) {
        return change(claim, "update idempotency set act = null, lease_until = null");
    }

    private Mono<Void> change(Claim claim, String update) {
        return database.sql(update + " where principal = :principal and subject = :subject and key = :key")
                .bind("principal", claim.principal().value())
                .bind("subject", claim.caller().subject())
                .bind("key", key(claim).value())
                .then();
    }

    /** Stores the first answer, in the transaction of the work. */
    public <T> Mono<ResponseEntity<T>> keep(Claim claim, Done<T> done) {
        var insert = database.sql("""
                        insert into idempotency (principal, subject, key, digest, status, location, answer, at)
                        values (:principal, :subject, :key, :digest, :status, :location, :answer, :at)
                        on conflict (principal, subject, key)
                        do update set status = excluded.status, location = excluded.location,
                                      answer = excluded.answer, lease_until = null
                        where idempotency.status is null
                        """)
                .bind("principal", claim.principal().value())
                .bind("subject", claim.caller().subject())
                .bind("key", key(claim).value())
                .bind("digest", digest(claim))
                .bind("status", done.status())
                .bind("answer", json.writeValueAsString(done.body()))
                .bind("at", clock.instant());
        var bound = done.location() == null
                ? insert.bindNull("location", String.class)
                : insert.bind("location", done.location());
        return bound.then().thenReturn(answer(done));
    }

    private static <T> ResponseEntity<T> answer(Done<T> done) {
        var builder = ResponseEntity.status(done.status());
        return done.location() == null
                ? builder.body(done.body())
                : builder.location(URI.create(done.location())).body(done.body());
    }

    private static IdempotencyKey key(Claim claim) {
        return Objects.requireNonNull(claim.key(), "an idempotency key");
    }

    private String digest(Claim claim) {
        var said = key(claim).operation() + "\n" + json.writeValueAsString(claim.body());
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
