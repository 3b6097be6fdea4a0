package org.fivetrust.agreements.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.authorization.model.KeyRing;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Mandates as an area receives them, their end, and the keys behind them. */
@AgreementsTest
class MandateApiTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Autowired
    private WebTestClient client;

    @Autowired
    private SigningKeys keys;

    private Community community;

    @BeforeEach
    void settle() {
        NeighbourStub.reset();
        community = World.over(client).community().registered("URBAN");
    }

    private Reply ask(String area) {
        return community.authority(area).readMandate(area, community.committee());
    }

    private SignedJWT mandate(String area) throws Exception {
        return SignedJWT.parse(ask(area).ok().path("mandate").asString());
    }

    private JWKSet published() throws Exception {
        return JWKSet.parse(community.agreements("").readWarrantKeys().text());
    }

    private boolean isVerified(SignedJWT jwt) throws Exception {
        var key = published().getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        return jwt.verify(new ECDSAVerifier(key.toECKey()));
    }

    private long revocations() {
        return NeighbourStub.events("mandate.revoked").stream()
                .filter(event -> event.path("principal").asString().equals(community.committee()))
                .count();
    }

    @Test
    void a_principal_without_an_agreement_has_no_mandate() {
        ask("funds").is(404);
        ask("kitchen").is(404);
    }

    @Test
    void a_draft_gives_no_mandate() {
        community
                .draft(terms -> terms.template("urban").until(LocalDate.of(2027, 1, 1)))
                .id();
        ask("funds").is(404);
    }

    @Test
    void only_services_are_given_mandates() {
        community.agreement(terms -> terms.template("urban"));
        client.get()
                .uri("/internal/mandates/funds/" + community.committee())
                .header("Authorization", TestTokens.bearer("head"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void a_mandate_names_its_agreement_and_the_clause_of_every_standing_act() throws Exception {
        var agreement = community.agreement(terms -> terms.template("urban"));
        for (var area : List.of("accounts", "funds", "assets", "archives", "seals")) {
            var jwt = mandate(area);
            var claims = jwt.getJWTClaimsSet();
            assertThat(isVerified(jwt)).isTrue();
            assertThat(jwt.getHeader().getType().getType()).isEqualTo("mandate+jwt");
            assertThat(claims.getSubject()).isEqualTo(community.committee());
            assertThat(claims.getStringClaim("area")).isEqualTo(area);
            assertThat(claims.getStringClaim("agreement")).isEqualTo(agreement);
            assertThat(claims.getListClaim("standing"))
                    .isNotNull()
                    .allSatisfy(one -> assertThat(((List<?>) ((Map<?, ?>) one).get("clauses")))
                            .isNotEmpty()
                            .allSatisfy(clause -> assertThat(
                                            ((Map<?, ?>) clause).get("number").toString())
                                    .matches("[0-9.]+")));
        }
        assertThat(mandate("accounts").getJWTClaimsSet().getListClaim("standing"))
                .isNotEmpty();
    }

    @Test
    void a_mandate_ends_soon_and_never_after_the_term() throws Exception {
        var today = LocalDate.now(CHINA);
        community.agreement(terms -> terms.template("urban").until(today));
        var end = mandate("funds").getJWTClaimsSet().getExpirationTime().toInstant();
        assertThat(end)
                .isBeforeOrEqualTo(today.plusDays(1).atStartOfDay(CHINA).toInstant())
                .isBeforeOrEqualTo(Instant.now().plus(Duration.ofMinutes(15)));
    }

    @Test
    void every_area_hears_at_once_when_what_is_in_force_changes() {
        var agreement = community.agreement(terms -> terms.template("urban"));
        await("the five areas told of the new agreement").until(() -> revocations() == 5);
        community
                .agreements("director")
                .terminateAgreement(agreement, Map.of("reason", "收回"))
                .ok();
        await("the five areas told of its end").until(() -> revocations() == 10);
        ask("funds").is(404);
    }

    /** Plans as a test wants them: a turn that is over at once, and no waiting. */
    private static KeyRing.Plan plan(Duration turn) {
        return new KeyRing.Plan(turn, null, Duration.ZERO, Duration.ofDays(30));
    }

    @Test
    void a_new_key_takes_over_while_what_the_old_one_signed_is_still_verified() throws Exception {
        community.agreement(terms -> terms.template("urban"));
        var before = mandate("funds");
        var old = before.getHeader().getKeyID();
        keys.turn(plan(Duration.ZERO)).block();
        await("the new key").until(() -> {
            try {
                return !mandate("funds").getHeader().getKeyID().equals(old);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        var after = mandate("funds");
        assertThat(isVerified(after)).isTrue();
        assertThat(isVerified(before)).isTrue();
        keys.turn(plan(Duration.ofDays(90))).block();
        var retired = keys.read().block().rows().get(old);
        assertThat(retired.secret()).isNull();
        assertThat(retired.retiredAt()).isNotNull();
        assertThat(retired.publishedUntil())
                .isAfterOrEqualTo(before.getJWTClaimsSet().getExpirationTime().toInstant());
        assertThat(isVerified(before)).isTrue();
    }

    @Test
    void a_key_whose_last_signature_has_expired_is_unpublished_and_kept_on_record() throws Exception {
        var kid = "k" + UUID.randomUUID();
        var jwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"" + kid
                + "\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            statement.execute("insert into signing_key (kid, secret, public_jwk, made_at, active_from, retired_at,"
                    + " published_until) values ('" + kid + "', null, '" + jwk + "', now() - interval '200 days',"
                    + " now() - interval '200 days', now() - interval '110 days', now() - interval '80 days')");
        }
        assertThat(published().getKeyByKeyId(kid)).isNull();
        var kept = community.agreements("auditor").listSigningKeys().ok().path("items");
        assertThat(kept).anySatisfy(one -> {
            assertThat(one.path("kid").asString()).isEqualTo(kid);
            assertThat(one.path("jwk").has("d")).isFalse();
        });
    }

    @Test
    void private_keys_lie_sealed() throws Exception {
        mandateOfAnyone();
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select secret, public_jwk from signing_key where secret is not null");
            var seen = 0;
            while (found.next()) {
                assertThat(found.getString(1)).startsWith("sealed.");
                assertThat(found.getString(2)).doesNotContain("\"d\"");
                seen++;
            }
            assertThat(seen).isPositive();
        }
    }

    private void mandateOfAnyone() throws Exception {
        community.agreement(terms -> terms.template("urban"));
        mandate("funds");
    }
}
