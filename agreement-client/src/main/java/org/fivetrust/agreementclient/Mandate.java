package org.fivetrust.agreementclient;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed, short-lived extract of an agreement in force (常设授权): which standing acts who may do, by which clause.
 *
 * @param held why less is granted now than the agreement grants
 */
record Mandate(
        String principal,
        String area,
        UUID agreement,
        int agreementVersion,
        String agreementDigest,
        UUID resolution,
        Map<String, Standing> standing,
        @Nullable Refusal held,
        Instant expiresAt) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param upTo the most that one act moves; none where the clause names none */
    record Standing(
            String kind,
            Set<String> roles,
            List<Clause> clauses,
            @Nullable String upTo) {

        boolean allows(@Nullable Money amount) {
            return upTo == null || amount == null || !amount.isMoreThan(Money.parse(upTo));
        }
    }

    private record Claims(
            String sub,
            String area,
            UUID agreement,
            int agreementVersion,
            String agreementDigest,
            UUID resolution,
            List<Standing> standing,
            AgreementAnswer.@Nullable No held,
            long exp) {}

    static Mandate of(JWTClaimsSet claims) {
        var said = JSON.readValue(claims.toString(), Claims.class);
        return new Mandate(
                said.sub(),
                said.area(),
                said.agreement(),
                said.agreementVersion(),
                said.agreementDigest(),
                said.resolution(),
                said.standing().stream().collect(Collectors.toUnmodifiableMap(Standing::kind, one -> one)),
                said.held() == null ? null : said.held().toRefusal(),
                Instant.ofEpochSecond(said.exp()));
    }

    /** A genuine one, but somebody else's, is none. */
    void mustBeOf(PrincipalId principal, String area) {
        if (!this.principal.equals(principal.value()) || !this.area.equals(area)) {
            throw Signatures.forged();
        }
    }

    /** @param amount what the act moves; none for an act without money of its own */
    Ruling rule(String kind, @Nullable Money amount, Set<String> roles, UUID ruling, Instant now, LocalDate today) {
        var standing = this.standing.get(kind);
        var basis = basis(ruling, standing, now, today);
        if (standing == null && held != null) {
            return new Ruling.Forbidden(basis, held);
        }
        if (standing == null) {
            return new Ruling.Forbidden(
                    basis,
                    Refusal.rule("agreement.out-of-scope")
                            .with("kind", kind)
                            .curedBy(Cure.of("agreement.amend-scope", "committee-director, street-leader")
                                    .at("/v1/agreements")));
        }
        if (standing.roles().stream().noneMatch(roles::contains)) {
            return new Ruling.Forbidden(
                    basis,
                    Refusal.person("agreement.role-not-entitled")
                            .with("kind", kind)
                            .with("roles", standing.roles().stream().sorted().collect(Collectors.joining(", ")))
                            .citing(standing.clauses()));
        }
        return standing.allows(amount)
                ? new Ruling.Permitted(basis)
                : new Ruling.Forbidden(
                        basis,
                        Refusal.rule("agreement.above-cap")
                                .with("kind", kind)
                                .with("amount", String.valueOf(amount))
                                .with("most", String.valueOf(standing.upTo()))
                                .citing(standing.clauses()));
    }

    private Basis basis(UUID ruling, @Nullable Standing standing, Instant now, LocalDate today) {
        return new Basis(
                ruling,
                agreement,
                agreementVersion,
                agreementDigest,
                resolution,
                standing == null ? List.of() : standing.clauses(),
                today,
                now);
    }
}
