package org.fivetrust.shared.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
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

    /** From now on the caller holds the key, if it is free. */
    Mono<StoredKey> take(IdempotentRequest idempotentRequest) {
        return database.sql("select "
                        + AdvisoryLock.IDEMPOTENCY_KEY.attempt(":principal || E'\\n' || :subject || E'\\n' || :key")
                        + """
                               as free, kept.digest, kept.act, kept.lease_until, kept.status, kept.location, kept.answer
                          from (select 1) one
                          left join idempotency kept
                            on kept.principal = :principal and kept.subject = :subject and kept.key = :key
                        """)
                .bind("principal", idempotentRequest.principal().value())
                .bind("subject", idempotentRequest.caller().subject())
                .bind("key", Objects.requireNonNull(key(idempotentRequest)))
                .mapProperties(StoredKey.class)
                .one();
    }

    /** Whether it is written down; not where another attempt has answered since the key was looked up. */
    Mono<Boolean> answer(IdempotentRequest idempotentRequest, CommandResult<?> commandResult) {
        var insert = database.sql("""
                        insert into idempotency (principal, subject, key, digest, status, location, answer, at)
                        values (:principal, :subject, :key, :digest, :status, :location, :answer, :at)
                        on conflict (principal, subject, key)
                        do update set status = coalesce(idempotency.status, excluded.status),
                                      location = coalesce(idempotency.location, excluded.location),
                                      answer = coalesce(idempotency.answer, excluded.answer), lease_until = null
                        where idempotency.status is null or idempotency.act is not null
                        """)
                .bind("principal", idempotentRequest.principal().value())
                .bind("subject", idempotentRequest.caller().subject())
                .bind("key", Objects.requireNonNull(key(idempotentRequest)))
                .bind("digest", digest(idempotentRequest))
                .bind("status", commandResult.status())
                .bind("answer", json.writeValueAsString(commandResult.body()))
                .bind("at", clock.instant());
        insert = commandResult.location() == null
                ? insert.bindNull("location", String.class)
                : insert.bind("location", commandResult.location());
        return insert.fetch().rowsUpdated().map(written -> written == 1);
    }

    Mono<Void> lease(IdempotentRequest idempotentRequest, UUID act, Duration life) {
        return database.sql("""
                        insert into idempotency (principal, subject, key, digest, act, lease_until, at)
                        values (:principal, :subject, :key, :digest, :act, :until, :at)
                        on conflict (principal, subject, key)
                        do update set act = excluded.act, lease_until = excluded.lease_until
                        """)
                .bind("principal", idempotentRequest.principal().value())
                .bind("subject", idempotentRequest.caller().subject())
                .bind("key", Objects.requireNonNull(key(idempotentRequest)))
                .bind("digest", digest(idempotentRequest))
                .bind("act", act)
                .bind("until", clock.instant().plus(life))
                .bind("at", clock.instant())
                .then();
    }

    Mono<Void> release(IdempotentRequest idempotentRequest) {
        return change(idempotentRequest, "update idempotency set lease_until = null");
    }

    Mono<Void> forget(IdempotentRequest idempotentRequest) {
        return change(idempotentRequest, "update idempotency set act = null, lease_until = null");
    }

    private Mono<Void> change(IdempotentRequest idempotentRequest, String update) {
        return database.sql(update + " where principal = :principal and subject = :subject and key = :key")
                .bind("principal", idempotentRequest.principal().value())
                .bind("subject", idempotentRequest.caller().subject())
                .bind("key", Objects.requireNonNull(key(idempotentRequest)))
                .then();
    }

    private static @Nullable String key(IdempotentRequest idempotentRequest) {
        return idempotentRequest.key() == null ? null : idempotentRequest.key().value();
    }

    /** What was asked: the operation and its body. */
    String digest(IdempotentRequest idempotentRequest) {
        var said = Objects.requireNonNull(idempotentRequest.key()).operation() + "\n"
                + json.writeValueAsString(idempotentRequest.body());
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
