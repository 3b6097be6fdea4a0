package org.fivetrust.agreementclient;

import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Stores the authority's public keys, each with the times of its first and last listing; none is deleted. */
class AuthorityKeyStore {

    private final DatabaseClient database;

    AuthorityKeyStore(DatabaseClient database) {
        this.database = database;
    }

    /** A key as it was listed, and when that was so the last time. */
    record Listed(String jwk, Instant lastListedAt) {}

    Mono<Listed> find(String kid) {
        return database.sql("select jwk, last_listed_at from authority_key where kid = :kid")
                .bind("kid", kid)
                .mapProperties(Listed.class)
                .one();
    }

    /** The same number never comes to stand for another key. */
    Mono<Void> listed(JWK key, Instant at) {
        return database.sql("""
                        insert into authority_key as known (kid, jwk, first_seen_at, last_listed_at)
                        values (:kid, :jwk, :at, :at)
                        on conflict (kid) do update set last_listed_at = greatest(known.last_listed_at, :at)
                        where known.jwk = excluded.jwk
                        """)
                .bind("kid", key.getKeyID())
                .bind("jwk", key.toJSONString())
                .bind("at", at)
                .then();
    }
}
