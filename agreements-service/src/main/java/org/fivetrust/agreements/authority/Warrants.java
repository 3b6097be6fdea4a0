package org.fivetrust.agreements.authority;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.fivetrust.agreements.authority.MatterMessages.WarrantView;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Warrants: issued with the last step, spent once. */
@Component
class Warrants {

    private final Signer signer;
    private final DatabaseClient database;
    private final AuthoritySettings.OfWarrants settings;
    private final Clock clock;

    Warrants(Signer signer, DatabaseClient database, AuthoritySettings.OfWarrants settings, Clock clock) {
        this.signer = signer;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            String principal,
            UUID matter,
            UUID act,
            String kind,
            String digest,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant spentAt,
            String token) {

        WarrantView view(Instant now) {
            var status = spentAt != null ? "SPENT" : now.isBefore(expiresAt) ? "LIVE" : "EXPIRED";
            return new WarrantView(
                    id, principal, matter, act, kind, digest, issuedAt, expiresAt, status, spentAt, token);
        }
    }

    /** In the transaction of the last step; its token goes to the area. */
    Mono<String> issue(MatterRow matter, int agreementVersion) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        var expires = now.plus(settings.life());
        var claims = new JWTClaimsSet.Builder()
                .issuer(Signer.ISSUER)
                .jwtID(id.toString())
                .subject(matter.principal())
                .claim("act", matter.act().toString())
                .claim("kind", matter.kind())
                .claim("digest", matter.digest())
                .claim("matter", matter.id().toString())
                .claim("agreement", matter.agreement().toString())
                .claim("agreementVersion", agreementVersion)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .build();
        return signer.sign(Signer.WARRANT, claims).delayUntil(token -> add(id, matter, token, now, expires));
    }

    private Mono<Void> add(UUID id, MatterRow matter, String token, Instant now, Instant expires) {
        return database.sql("""
                        insert into warrant (principal, id, matter, act, kind, digest, token, issued_at, expires_at)
                        values (:principal, :id, :matter, :act, :kind, :digest, :token, :at, :expires)
                        """)
                .bind("principal", matter.principal())
                .bind("id", id)
                .bind("matter", matter.id())
                .bind("act", matter.act())
                .bind("kind", matter.kind())
                .bind("digest", matter.digest())
                .bind("token", token)
                .bind("at", now)
                .bind("expires", expires)
                .then();
    }

    Mono<WarrantView> find(UUID id) {
        return database.sql("""
                        select id, principal, matter, act, kind, digest, issued_at, expires_at, spent_at, token
                        from warrant where id = :id
                        """)
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .map(row -> row.view(clock.instant()))
                .switchIfEmpty(Mono.error(() -> new NotFound("warrant", id)));
    }

    /** Told by the area that executed; its matter is then done. */
    Mono<Void> spent(PrincipalId principal, UUID id, Instant at) {
        return database.sql("""
                        update warrant set spent_at = :at
                        where principal = :principal and id = :id and spent_at is null
                        """)
                .bind("at", at)
                .bind("principal", principal.value())
                .bind("id", id)
                .then()
                .then(database.sql("""
                                update matter set status = 'EXECUTED', changed_at = :at
                                where principal = :principal and status = 'APPROVED'
                                    and id = (select matter from warrant where principal = :principal and id = :id)
                                """)
                        .bind("at", clock.instant())
                        .bind("principal", principal.value())
                        .bind("id", id)
                        .then());
    }
}
