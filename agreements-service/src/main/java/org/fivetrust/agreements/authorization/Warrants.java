package org.fivetrust.agreements.authorization;

import com.nimbusds.jwt.JWTClaimsSet;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementEffect;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.authorization.WarrantMessages.WarrantAnswer;
import org.fivetrust.agreements.authorization.WarrantMessages.WarrantView;
import org.fivetrust.agreements.authorization.model.WarrantRequest;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Warrants: issued with the last step, spent once, and never worth more than their agreement. */
@Component
public class Warrants {

    private static final Refusal WITHDRAWN = Refusal.state("matter.closed").with("status", "WITHDRAWN");

    private final Signer signer;
    private final Agreements agreements;
    private final DatabaseClient database;
    private final AuthorizationSettings.OfWarrants settings;
    private final JsonMapper json;
    private final Clock clock;

    Warrants(
            Signer signer,
            Agreements agreements,
            DatabaseClient database,
            AuthorizationSettings.OfWarrants settings,
            JsonMapper json,
            Clock clock) {
        this.signer = signer;
        this.agreements = agreements;
        this.database = database;
        this.settings = settings;
        this.json = json;
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
            String token,
            UUID agreement,
            String area,
            boolean withdrawn,
            String basis) {

        String status(Holding holding, Instant now) {
            if (spentAt != null) {
                return "SPENT";
            }
            if (withdrawn) {
                return "VOID";
            }
            if (!now.isBefore(expiresAt)) {
                return "EXPIRED";
            }
            return switch (holding) {
                case Holding.Holds _ -> "LIVE";
                case Holding.Suspended _ -> "SUSPENDED";
                case Holding.Void _ -> "VOID";
            };
        }

        WarrantView view(Holding holding, Instant now) {
            return new WarrantView(
                    id,
                    principal,
                    matter,
                    act,
                    kind,
                    digest,
                    issuedAt,
                    expiresAt,
                    status(holding, now),
                    settledBy(holding),
                    spentAt,
                    token);
        }

        WarrantAnswer answer(Holding holding, Instant now) {
            if (withdrawn && spentAt == null) {
                return new WarrantAnswer(status(holding, now), WITHDRAWN);
            }
            var because = spentAt == null && now.isBefore(expiresAt) ? holding.against() : Optional.<Refusal>empty();
            return new WarrantAnswer(status(holding, now), because.orElse(null));
        }
    }

    private static @Nullable String settledBy(Holding holding) {
        return holding instanceof Holding.Holds(var clause) && clause != null ? clause.number() : null;
    }

    /** A warrant and what its agreement lets become of it now. */
    private record WarrantState(Row row, Holding holding) {}

    /** In the transaction of the last step; its token goes to the area. */
    public Mono<String> issue(WarrantRequest request) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        var expires = now.plus(settings.life());
        var claims = new JWTClaimsSet.Builder()
                .issuer(Signer.ISSUER)
                .jwtID(id.toString())
                .subject(request.principal())
                .claim("act", request.act().toString())
                .claim("kind", request.kind())
                .claim("digest", request.digest())
                .claim("matter", request.matter().toString())
                .claim("agreement", request.agreement().toString())
                .claim("agreementVersion", request.agreementVersion())
                .claim("approvers", request.approvers())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .build();
        return signer.sign(Signer.WARRANT, claims).delayUntil(token -> add(id, request, token, now, expires));
    }

    private Holding holding(AgreementEffect agreementEffect, String kind, String area, String basis) {
        return agreementEffect.of(
                kind, Area.valueOf(area), json.readValue(basis, Basis.class).clauses(), LocalDate.now(clock));
    }

    private Mono<Void> add(UUID id, WarrantRequest request, String token, Instant now, Instant expires) {
        return database.sql("""
                        insert into warrant (principal, id, matter, act, kind, digest, token, issued_at, expires_at,
                            settled_by)
                        values (:principal, :id, :matter, :act, :kind, :digest, :token, :at, :expires, :settled)
                        """)
                .bind("principal", request.principal())
                .bind("id", id)
                .bind("matter", request.matter())
                .bind("act", request.act())
                .bind("kind", request.kind())
                .bind("digest", request.digest())
                .bind("token", token)
                .bind("at", now)
                .bind("expires", expires)
                .bind("settled", Parameters.in(R2dbcType.VARCHAR, settledBy(request.holding())))
                .then();
    }

    Mono<WarrantView> find(Scope scope, UUID id) {
        return found(scope, id).map(warrantState -> warrantState.row().view(warrantState.holding(), clock.instant()));
    }

    /** Whether it may be executed at this moment; the agreement is held until the transaction has ended. */
    Mono<WarrantAnswer> ask(Scope scope, UUID id) {
        return found(scope, id)
                .delayUntil(seen -> agreements.lockAgainstChange(
                        new PrincipalId(seen.row().principal()), seen.row().agreement()))
                .then(Mono.defer(() -> found(scope, id)))
                .map(warrantState -> warrantState.row().answer(warrantState.holding(), clock.instant()));
    }

    private Mono<WarrantState> found(Scope scope, UUID id) {
        return database.sql("""
                        select w.id, w.principal, w.matter, w.act, w.kind, w.digest, w.issued_at, w.expires_at, w.spent_at,
                               w.token, m.agreement, m.area, m.status = 'WITHDRAWN' as withdrawn, r.basis::text as basis
                        from warrant w
                        join matter m on m.principal = w.principal and m.id = w.matter
                        join ruling r on r.principal = m.principal and r.id = m.ruling
                        where w.id = :id
                        """ + scope.condition("w.principal"))
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("warrant", id)))
                .zipWhen(
                        row -> agreements.effect(row.agreement()),
                        (row, agreementEffect) ->
                                new WarrantState(row, holding(agreementEffect, row.kind(), row.area(), row.basis())));
    }

    /** Reported by the area that executed it; its matter is then done, although the report came late. */
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
                                where principal = :principal and status in ('APPROVED', 'EXPIRED')
                                    and id = (select matter from warrant where principal = :principal and id = :id)
                                """)
                        .bind("at", clock.instant())
                        .bind("principal", principal.value())
                        .bind("id", id)
                        .then());
    }
}
