package org.fivetrust.agreements.authorization;

import com.nimbusds.jwt.JWTClaimsSet;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.StandingClause;
import org.fivetrust.agreements.authorization.WarrantMessages.Mandate;
import org.fivetrust.agreements.ruling.model.RulingQuery;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Mandates: what one area may do by itself for one principal, signed, for a short while. While the agreement is held
 * back, and after its end, they grant nothing but what gives back.
 */
@RestController
@Hidden
class MandateController {

    private final Agreements agreements;
    private final Signer signer;
    private final Transactions transactions;
    private final AuthorizationSettings.OfMandates settings;
    private final Clock clock;

    MandateController(
            Agreements agreements,
            Signer signer,
            Transactions transactions,
            AuthorizationSettings.OfMandates settings,
            Clock clock) {
        this.agreements = agreements;
        this.signer = signer;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** The agreement in force, and what holds it back. */
    private record Standing(AgreementVersion version, AgreementHold hold) {}

    @GetMapping("/internal/mandates/{area}/{principal}")
    Mono<ResponseEntity<Mandate>> mandate(@PathVariable String area, @PathVariable String principal) {
        var owner = new PrincipalId(principal);
        var wanted = area(area);
        var today = LocalDate.now(clock);
        return agreements
                .inForce(owner, today)
                .switchIfEmpty(Mono.defer(() -> agreements.last(owner, today)))
                .zipWhen(agreements::hold, Standing::new)
                .as(transactions.within(Scope.only(owner)))
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement in force", principal)))
                .flatMap(agreement -> issue(agreement, wanted, owner));
    }

    /** An area takes 404 as "no mandate"; the body says why. What only comes back is granted all the same. */
    private Mono<ResponseEntity<Mandate>> issue(Standing agreement, Area area, PrincipalId owner) {
        var held = leavingOut(agreement, area, owner);
        var standing = standing(agreement, area, hasEnded(agreement));
        return held == null || !standing.isEmpty()
                ? signer.sign(Signer.MANDATE, claims(agreement, area, owner, standing, held))
                        .map(token -> ResponseEntity.ok(new Mandate(token, null)))
                : Mono.just(ResponseEntity.status(HttpStatus.NOT_FOUND).body(new Mandate(null, held)));
    }

    private boolean hasEnded(Standing agreement) {
        return agreement.version().hasEndedBefore(LocalDate.now(clock));
    }

    private @Nullable Refusal leavingOut(Standing agreement, Area area, PrincipalId owner) {
        return hasEnded(agreement)
                ? RulingQuery.notInForce(owner)
                : agreement.hold().leavingOut(area, LocalDate.now(clock));
    }

    private static Area area(String name) {
        return Arrays.stream(Area.values())
                .filter(area -> area.service().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("area", name));
    }

    private JWTClaimsSet claims(
            Standing agreement,
            Area area,
            PrincipalId principal,
            List<Map<String, Object>> standing,
            @Nullable Refusal held) {
        var version = agreement.version();
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(Signer.ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .subject(principal.value())
                .claim("area", area.service())
                .claim("street", version.subdistrict())
                .claim("agreement", version.id().toString())
                .claim("agreementVersion", version.version())
                .claim("agreementDigest", version.digest())
                .claim("resolution", version.resolution().toString())
                .claim("standing", standing)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end(agreement, now)));
        return (held == null ? claims : claims.claim("held", told(held))).build();
    }

    /** Why the rest is not granted, as {@code Answer.No} of the areas reads it. */
    private static Map<String, Object> told(Refusal held) {
        return Map.of(
                "kind",
                held.kind().name(),
                "code",
                held.code(),
                "facts",
                held.facts(),
                "cures",
                held.cures().stream().map(MandateController::told).toList());
    }

    private static Map<String, Object> told(Cure cure) {
        var told = new HashMap<String, Object>(Map.of("code", cure.code(), "facts", cure.facts(), "who", cure.who()));
        if (cure.link() != null) {
            told.put("link", cure.link());
        }
        return told;
    }

    /** Never longer than the agreement stays as it is: not into its end, nor into a freeze. */
    private Instant end(Standing agreement, Instant now) {
        var life = now.plus(settings.life());
        if (hasEnded(agreement)) {
            return life;
        }
        var until = agreement.hold().unchangedUntil(agreement.version().to(), LocalDate.now(clock));
        var change = until.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        return life.isBefore(change) ? life : change;
    }

    private List<Map<String, Object>> standing(Standing agreement, Area area, boolean ended) {
        var today = LocalDate.now(clock);
        return agreement.version().compiled().standing(area).stream()
                .filter(one -> ended
                        ? agreement.hold().givesBack(one.kind())
                        : agreement.hold().lets(area, one.kind(), today))
                .map(MandateController::told)
                .toList();
    }

    private static Map<String, Object> told(StandingClause one) {
        var told = new HashMap<String, Object>(Map.of(
                "kind",
                one.kind(),
                "roles",
                one.roles().stream().sorted().toList(),
                "clauses",
                List.of(Map.of(
                        "number", one.clause().number(),
                        "text", one.clause().text(),
                        "english", one.clause().english()))));
        if (one.upTo() != null) {
            told.put("upTo", one.upTo().toString());
        }
        return told;
    }
}
