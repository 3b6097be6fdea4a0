package org.fivetrust.shared.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code idempotency}; all of it in the caller's transaction. */
class IdempotencyRows {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    IdempotencyRows(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** @param free whether nobody else holds the key; from now on the caller does */
    record Kept(
            boolean free,
            @Nullable String digest,
            @Nullable UUID act,
            @Nullable Instant leaseUntil,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String answer) {}

    /** One for each claim, in their order. */
    Flux<Kept> take(List<Claim> claims) {
        return database.sql("""
                        select coalesce(pg_try_advisory_xact_lock(hashtextextended(
                                   asked.principal || E'\\n' || asked.subject || E'\\n' || asked.key, 1)), true) as free,
                               kept.digest, kept.act, kept.lease_until, kept.status, kept.location, kept.answer
                          from unnest(:principals, :subjects, :keys) with ordinality
                               as asked (principal, subject, key, place)
                          left join lateral (
                              select * from idempotency
                               where principal = asked.principal and subject = asked.subject and key = asked.key
                               limit 1) kept on true
                         order by asked.place
                        """)
                .bind("principals", texts(claims, claim -> claim.principal().value()))
                .bind("subjects", texts(claims, claim -> claim.caller().subject()))
                .bind("keys", texts(claims, IdempotencyRows::key))
                .mapProperties(Kept.class)
                .all();
    }

    /** How many of them are written down; none where another attempt has answered since the key was looked up. */
    <T> Mono<Long> answer(List<Idempotency.Answered<T>> answered) {
        return database.sql("""
                        insert into idempotency (principal, subject, key, digest, status, location, answer, at)
                        select said.*, :at
                          from unnest(:principals, :subjects, :keys, :digests, :statuses, :locations, :answers)
                               as said (principal, subject, key, digest, status, location, answer)
                        on conflict (principal, subject, key)
                        do update set status = coalesce(idempotency.status, excluded.status),
                                      location = coalesce(idempotency.location, excluded.location),
                                      answer = coalesce(idempotency.answer, excluded.answer), lease_until = null
                        where idempotency.status is null or idempotency.act is not null
                        """)
                .bind(
                        "principals",
                        texts(answered, one -> one.claim().principal().value()))
                .bind("subjects", texts(answered, one -> one.claim().caller().subject()))
                .bind("keys", texts(answered, one -> key(one.claim())))
                .bind("digests", texts(answered, one -> digest(one.claim())))
                .bind(
                        "statuses",
                        answered.stream().map(one -> one.done().status()).toArray(Integer[]::new))
                .bind("locations", texts(answered, one -> one.done().location()))
                .bind(
                        "answers",
                        texts(
                                answered,
                                one -> json.writeValueAsString(one.done().body())))
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> lease(Claim claim, UUID act, Duration life) {
        return database.sql("""
                        insert into idempotency (principal, subject, key, digest, act, lease_until, at)
                        values (:principal, :subject, :key, :digest, :act, :until, :at)
                        on conflict (principal, subject, key)
                        do update set act = excluded.act, lease_until = excluded.lease_until
                        """)
                .bind("principal", claim.principal().value())
                .bind("subject", claim.caller().subject())
                .bind("key", Objects.requireNonNull(key(claim)))
                .bind("digest", digest(claim))
                .bind("act", act)
                .bind("until", clock.instant().plus(life))
                .bind("at", clock.instant())
                .then();
    }

    Mono<Void> release(Claim claim) {
        return change(claim, "update idempotency set lease_until = null");
    }

    Mono<Void> forget(Claim claim) {
        return change(claim, "update idempotency set act = null, lease_until = null");
    }

    private Mono<Void> change(Claim claim, String update) {
        return database.sql(update + " where principal = :principal and subject = :subject and key = :key")
                .bind("principal", claim.principal().value())
                .bind("subject", claim.caller().subject())
                .bind("key", Objects.requireNonNull(key(claim)))
                .then();
    }

    private static <X> @Nullable String[] texts(List<X> all, Function<X, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable String key(Claim claim) {
        return claim.key() == null ? null : claim.key().value();
    }

    /** What was asked: the operation and its body. */
    String digest(Claim claim) {
        var said = Objects.requireNonNull(claim.key()).operation() + "\n" + json.writeValueAsString(claim.body());
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
