package org.fivetrust.gateway;

import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What browsers are told, and who may read the metrics. */
@GatewayTest
class SecureAnswersTest {

    @Autowired
    private WebTestClient client;

    private WebTestClient.ResponseSpec get(String path, String name, String value) {
        return client.get().uri(path).header(name, value).exchange();
    }

    @Test
    void overHttpsBrowsersAreToldToStayThere() {
        get("/actuator/health", "X-Forwarded-Proto", "https")
                .expectHeader()
                .valueMatches("Strict-Transport-Security", "max-age=31536000.*");
    }

    @Test
    void soTheyAreByTheAnswerOfAService() {
        get("/v1/books", "X-Forwarded-Proto", "https").expectHeader().exists("Strict-Transport-Security");
    }

    @Test
    void overHttpTheyAreNot() {
        get("/actuator/health", "X-Forwarded-Proto", "http").expectHeader().doesNotExist("Strict-Transport-Security");
    }

    @Test
    void thePagesOfTheCatalogueRunNothingFromElsewhere() {
        get("/webjars/swagger-ui/index.html", "Accept", "text/html")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'self';.*frame-ancestors 'none'.*");
    }

    @Test
    void anAnswerIsNoPage() {
        get("/v1/books", "Accept", "application/json")
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none';.*frame-ancestors 'none'.*");
    }

    @Test
    void aTokenForAnotherAudienceIsNone() {
        get("/v1/books", "Authorization", TestTokens.forAudience("somebody-else"))
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void theMetricsAreForTheMonitorOnly() {
        client.get().uri("/actuator/prometheus").exchange().expectStatus().isUnauthorized();
        get("/actuator/prometheus", "Authorization", TestTokens.bearer("cashier"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("access.role");
        get("/actuator/prometheus", "Authorization", TestTokens.monitor())
                .expectStatus()
                .isOk();
    }
}
