package org.fivetrust.agreements.authority;

import com.nimbusds.jwt.JWTClaimsSet;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.Restraint;
import org.fivetrust.agreements.authority.ActMessages.Mandate;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Mandates: what one area may do by itself for one principal, signed, for a short while. */
@RestController
@Hidden
class MandateController {

    private final Grounds grounds;
    private final Restraints restraints;
    private final Signer signer;
    private final Transactions transactions;
    private final AuthoritySettings.OfMandates settings;
    private final Clock clock;

    MandateController(
            Grounds grounds,
            Restraints restraints,
            Signer signer,
            Transactions transactions,
            AuthoritySettings.OfMandates settings,
            Clock clock) {
        this.grounds = grounds;
        this.restraints = restraints;
        this.signer = signer;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** The agreement in force, and what holds it back. */
    private record Footing(Ground ground, Restraint restraint) {}

    @GetMapping("/internal/mandates/{area}/{principal}")
    Mono<ResponseEntity<Mandate>> mandate(@PathVariable String area, @PathVariable String principal) {
        var owner = new PrincipalId(principal);
        var wanted = area(area);
        return grounds.inForce(owner, LocalDate.now(clock))
                .zipWhen(ground -> restraints.of(owner, ground.agreement()), Footing::new)
                .as(transactions.within(Scope.only(owner)))
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement in force", principal)))
                .flatMap(footing -> issue(footing, wanted, owner));
    }

    /** An area takes 404 as "no mandate"; the body says why. */
    private Mono<ResponseEntity<Mandate>> issue(Footing footing, Area area, PrincipalId owner) {
        var held = footing.restraint().against(area);
        return held == null
                ? signer.sign(Signer.MANDATE, claims(footing, area, owner))
                        .map(token -> ResponseEntity.ok(new Mandate(token, null)))
                : Mono.just(ResponseEntity.status(HttpStatus.NOT_FOUND).body(new Mandate(null, held)));
    }

    private static Area area(String name) {
        return Arrays.stream(Area.values())
                .filter(area -> area.service().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("area", name));
    }

    private JWTClaimsSet claims(Footing footing, Area area, PrincipalId principal) {
        var ground = footing.ground();
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(Signer.ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .subject(principal.value())
                .claim("area", area.service())
                .claim("street", ground.street())
                .claim("agreement", ground.agreement().toString())
                .claim("agreementVersion", ground.version())
                .claim("agreementDigest", ground.digest())
                .claim("resolution", ground.resolution().toString())
                .claim("standing", standing(footing, area))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end(footing, now)))
                .build();
    }

    /** Never longer than the agreement stays as it is: not into its end, nor into a freeze. */
    private Instant end(Footing footing, Instant now) {
        var life = now.plus(settings.life());
        var until = footing.restraint().unchangedUntil(footing.ground().termTo(), LocalDate.now(clock));
        var change = until.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        return life.isBefore(change) ? life : change;
    }

    private List<Map<String, Object>> standing(Footing footing, Area area) {
        var today = LocalDate.now(clock);
        return footing.ground().covenant().standing(area).stream()
                .filter(one -> footing.restraint().lets(one.kind(), today))
                .map(one -> Map.of(
                        "kind",
                        one.kind(),
                        "roles",
                        one.roles().stream().sorted().toList(),
                        "clauses",
                        List.of(Map.of(
                                "number", one.clause().number(),
                                "text", one.clause().text(),
                                "english", one.clause().english()))))
                .toList();
    }
}
