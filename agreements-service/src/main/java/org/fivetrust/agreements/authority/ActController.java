package org.fivetrust.agreements.authority;

import com.nimbusds.jwt.JWTClaimsSet;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.authority.ActMessages.Answer;
import org.fivetrust.agreements.authority.ActMessages.Mandate;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the areas ask: a ruling on an act, a mandate for standing ones. */
@RestController
@Hidden
class ActController {

    private final RulingWorkflow rulings;
    private final Grounds grounds;
    private final Signer signer;
    private final Transactions transactions;
    private final AuthoritySettings.OfMandates settings;
    private final Clock clock;

    ActController(
            RulingWorkflow rulings,
            Grounds grounds,
            Signer signer,
            Transactions transactions,
            AuthoritySettings.OfMandates settings,
            Clock clock) {
        this.rulings = rulings;
        this.grounds = grounds;
        this.signer = signer;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @PutMapping("/internal/acts/{id}")
    Mono<Answer> put(@PathVariable UUID id, @Valid @RequestBody ActMessages.Put put) {
        return rulings.put(id, put);
    }

    @GetMapping("/internal/mandates/{area}/{principal}")
    Mono<Mandate> mandate(@PathVariable String area, @PathVariable String principal) {
        var owner = new PrincipalId(principal);
        return grounds.inForce(owner, LocalDate.now(clock))
                .as(transactions.within(Scope.only(owner)))
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement in force", principal)))
                .flatMap(ground -> signer.sign(Signer.MANDATE, claims(ground, area(area), owner)))
                .map(Mandate::new);
    }

    private static Area area(String name) {
        return Arrays.stream(Area.values())
                .filter(area -> area.service().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("area", name));
    }

    private JWTClaimsSet claims(Ground ground, Area area, PrincipalId principal) {
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
                .claim("standing", standing(ground, area))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end(ground, now)))
                .build();
    }

    /** Never longer than the agreement itself. */
    private Instant end(Ground ground, Instant now) {
        var life = now.plus(settings.life());
        var term = ground.termTo().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        return life.isBefore(term) ? life : term;
    }

    private static List<Map<String, Object>> standing(Ground ground, Area area) {
        return ground.covenant().standing(area).stream()
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
