package org.fivetrust.launcher.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private ConfigurableApplicationContext issuer;

    @BeforeAll
    void start() {
        issuer = IssuerApplication.builder()
                .run(
                        "--server.port=0",
                        "--ISSUER_URI=http://localhost:9000",
                        "--DEMO_PASSWORD=open sesame",
                        "--SERVICE_SECRET=among services",
                        "--ISSUER_KEY=" + folder.resolve("issuer-key.json"));
    }

    @AfterAll
    void stop() {
        issuer.close();
        client.close();
    }

    private HttpRequest.Builder at(String path) {
        var port = issuer.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(String login, String password) throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(form("grant_type=client_credentials").header("Authorization", "Basic " + basic));
    }

    private HttpRequest.Builder form(String fields) {
        return at("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    private static SignedJWT token(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SignedJWT.parse(JSON.readTree(answer.body()).path("access_token").asString());
    }

    private JWKSet keys() throws Exception {
        return JWKSet.parse(send(at("/oauth2/jwks")).body());
    }

    private static boolean isSigned(SignedJWT token, JWKSet keys) throws Exception {
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    @Test
    void aTokenSaysWhoSomeoneIsInWhatRoleAndForWhom() throws Exception {
        var token = token(ask("director.xinghe", "open sesame"));
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("director.xinghe");
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:9000");
        assertThat(claims.getStringClaim("name")).isEqualTo("星河社区居委会主任");
        assertThat(claims.getStringListClaim("roles")).containsExactly("committee-director");
        assertThat(claims.getStringListClaim("principals"))
                .isEqualTo(List.of("xinghe", "xinghe-committee", "xinghe-collective"));
        assertThat(claims.getStringClaim("street")).isEqualTo("binhe");
        assertThat(Duration.between(Instant.now(), claims.getExpirationTime().toInstant()))
                .isBetween(Duration.ofMinutes(58), Duration.ofMinutes(61));
        assertThat(isSigned(token, keys())).isTrue();
    }

    @Test
    void theCentreSeesEveryPrincipal() throws Exception {
        assertThat(token(ask("cashier", "open sesame")).getJWTClaimsSet().getClaim("principals"))
                .isEqualTo("*");
    }

    @Test
    void loginAndPasswordMayComeInTheForm() throws Exception {
        var fields = "grant_type=client_credentials&client_id=auditor&client_secret=open%20sesame";
        assertThat(token(send(form(fields))).getJWTClaimsSet().getSubject()).isEqualTo("auditor");
    }

    @Test
    void aWrongPasswordAStrangerAndAWildcardAreTurnedAway() throws Exception {
        for (var answer :
                List.of(ask("cashier", "wrong"), ask("nobody", "open sesame"), ask("reporter.*", "open sesame"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("invalid_client").doesNotContain("access_token");
        }
    }

    @Test
    void whoGuessesPasswordsOfOnePersonIsSlowedDown() throws Exception {
        for (int guesses = 0; guesses < 5; guesses++) {
            assertThat(ask("leader", "wrong").statusCode()).isEqualTo(401);
        }

        var refused = ask("leader", "wrong");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"access.too-many-attempts\"");
    }

    @Test
    void soIsWhoGuessesInTheForm() throws Exception {
        var fields = "grant_type=client_credentials&client_id=head&client_secret=wrong";
        for (int guesses = 0; guesses < 5; guesses++) {
            assertThat(send(form(fields)).statusCode()).isEqualTo(401);
        }

        assertThat(send(form(fields)).statusCode()).isEqualTo(429);
    }

    @Test
    void theRightPasswordWaitsLikeAnyOther() throws Exception {
        for (int guesses = 0; guesses < 6; guesses++) {
            ask("custodian", "wrong");
        }

        assertThat(ask("custodian", "open sesame").statusCode()).isEqualTo(429);
        assertThat(ask("archivist", "open sesame").statusCode()).isEqualTo(200);
    }

    @Test
    void whoWaitsAsToldIsAnswered() throws Exception {
        for (int guesses = 0; guesses < 6; guesses++) {
            ask("releaser", "wrong");
        }

        await().until(() -> ask("releaser", "open sesame").statusCode() == 200);
    }

    @Test
    void aTokenSaysWhatItIsFor() throws Exception {
        assertThat(token(ask("cashier", "open sesame")).getJWTClaimsSet().getAudience())
                .containsExactly("five-trust");
    }

    @Test
    void aKeySaysWhatItIsFor() throws Exception {
        var key = keys().getKeys().getFirst();
        assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
        assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    }

    @Test
    void anAnswerIsNoPage() throws Exception {
        assertThat(send(at("/anything")).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }

    @Test
    void peopleAndServicesDoNotShareAPassword() throws Exception {
        assertThat(ask("svc-funds", "open sesame").statusCode()).isEqualTo(401);
        assertThat(ask("cashier", "among services").statusCode()).isEqualTo(401);
        assertThat(token(ask("svc-funds", "among services")).getJWTClaimsSet().getStringListClaim("roles"))
                .containsExactly("service");
    }

    @Test
    void onlyThePublicHalfOfTheKeyIsShown() throws Exception {
        assertThat(keys().getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
        assertThat(send(at("/oauth2/jwks")).body()).doesNotContain("\"d\"");
    }

    @Test
    void discoveryNamesWhereTokensAndKeysAre() throws Exception {
        JsonNode document =
                JSON.readTree(send(at("/.well-known/openid-configuration")).body());
        assertThat(document.path("issuer").asString()).isEqualTo("http://localhost:9000");
        assertThat(document.path("token_endpoint").asString()).isEqualTo("http://localhost:9000/oauth2/token");
        assertThat(document.path("jwks_uri").asString()).isEqualTo("http://localhost:9000/oauth2/jwks");
    }

    @Test
    void whateverElseIsAskedForIsRefused() throws Exception {
        assertThat(send(at("/actuator/env")).statusCode()).isIn(401, 403);
        assertThat(send(at("/anything")).statusCode()).isIn(401, 403);
        assertThat(send(at("/actuator/health")).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenOutlivesARestart() throws Exception {
        var token = token(ask("cashier", "open sesame"));
        issuer.close();
        start();
        assertThat(isSigned(token, keys())).isTrue();
    }
}
