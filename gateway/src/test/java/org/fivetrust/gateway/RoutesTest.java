package org.fivetrust.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.fivetrust.testing.OpenApiCheck;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
class RoutesTest {

    @Autowired
    WebTestClient client;

    @LocalServerPort
    int port;

    /** Each test has a rate limit of its own, so that the tests do not slow one another. */
    private static String anybody() {
        return TestTokens.bearer("reporter.c" + UUID.randomUUID().toString().substring(0, 8));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            agreements, /v1/communities
            agreements, /v1/principals
            agreements, /v1/resolutions
            agreements, /v1/agreements/1/signatures
            agreements, /v1/rulings
            agreements, /v1/matters?mine=true
            agreements, /v1/matters/1/steps/2/approve
            agreements, /v1/warrants/1
            agreements, /v1/calendar
            agreements, /v1/logs/agreements/checkpoint
            agreements, /v1/logs/agreements/proofs
            agreements, /.well-known/evidence/agreements
            agreements, /access/v1/evaluation
            agreements, /access/v1/search/subject
            agreements, /.well-known/authzen-configuration
            agreements, /.well-known/jwks.json
            accounts, /v1/books
            accounts, /v1/books/1/trial-balance?from=2025-01
            accounts, /v1/vouchers/1/proof
            accounts, /v1/logs/accounts/checkpoint
            accounts, /.well-known/evidence/accounts
            funds, /v1/trust-accounts/1/balance
            funds, /v1/receipts
            funds, /v1/payments/1/release
            funds, /v1/payment-lists/1/release
            funds, /v1/budgets
            funds, /v1/earmarks
            funds, /v1/imprests
            funds, /v1/receipt-books
            funds, /v1/bank-statements
            funds, /v1/reconciliations
            funds, /v1/transfers/1/execute
            funds, /v1/logs/funds/proofs
            funds, /.well-known/evidence/funds
            assets, /v1/assets/1/label
            assets, /v1/depreciation-runs
            assets, /v1/leases
            assets, /v1/stocktakes
            assets, /v1/disposals
            assets, /v1/logs/assets/verifications
            assets, /.well-known/evidence/assets
            archives, /v1/records/1/content
            archives, /v1/loans/1/return
            archives, /v1/holds
            archives, /v1/retention/due
            archives, /v1/retention-tables
            archives, /v1/destructions
            archives, /v1/fixity-runs
            archives, /v1/logs/archives/leaves
            archives, /.well-known/evidence/archives
            agreements, /problems/agreement.out-of-scope
            agreements, /problems/request.malformed
            funds, /problems/funds.short
            assets, /problems/assets.disposed
            agreements, /openapi/agreements
            funds, /openapi/funds
            """)
    void everyPathHasItsOwner(String service, String path) {
        client.get()
                .uri(path)
                .header("Authorization", anybody())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Served-By", service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "accounts", "funds", "assets", "archives"})
    void everyDocumentedPathHasItsOwner(String service) {
        var paths = OpenApiCheck.operations(service).stream()
                .map(operation -> operation.substring(operation.indexOf('/')))
                .map(path -> path.replace("{area}", service).replaceAll("\\{\\w+}", "1"))
                .distinct();

        assertThat(paths).isNotEmpty().allSatisfy(path -> everyPathHasItsOwner(service, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/seals",
                "/v1/seal-requests",
                "/v1/seal-verifications",
                "/v1/refusal-list",
                "/v1/logs/seals/checkpoint",
                "/.well-known/evidence/seals"
            })
    void sealsAreSoughtAtTheSealsService(String path) {
        client.get()
                .uri(path)
                .header("Authorization", anybody())
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).startsWith("seals"));
    }

    @Test
    void theCatalogueFetchesEachServicesOwnDocument() {
        client.get().uri("/openapi/accounts").exchange().expectStatus().isOk();
        client.get().uri("/openapi/accounts.yaml").exchange().expectStatus().isOk();
        Neighbours.ACCOUNTS.verify(getRequestedFor(urlEqualTo("/v3/api-docs")));
        Neighbours.ACCOUNTS.verify(getRequestedFor(urlEqualTo("/v3/api-docs.yaml")));
    }

    @Test
    void aBrowserIsToldWhatAnswersHere() {
        client.get()
                .uri("/")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("五代管", "Five Trusts", "/swagger-ui.html", "/openapi"));
    }

    @Test
    void theJoinedDocumentNeedsEveryService() {
        client.get()
                .uri("/openapi")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.neighbour-silent");
    }

    @Test
    void oneSwaggerPageNamesAllServices() {
        client.get().uri("/swagger-ui.html").exchange().expectStatus().is3xxRedirection();
        client.get()
                .uri("/v3/api-docs/swagger-config")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.urls.length()")
                .isEqualTo(6);
    }

    @Test
    void theRequestIdGoesAllTheWayAndBack() {
        client.get()
                .uri("/v1/books/named")
                .header("Authorization", anybody())
                .header("X-Request-Id", "walk-1")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "walk-1");
        Neighbours.ACCOUNTS.verify(getRequestedFor(urlEqualTo("/v1/books/named"))
                .withHeader("X-Request-Id", equalTo("walk-1"))
                .withHeader(
                        "traceparent",
                        com.github.tomakehurst.wiremock.client.WireMock.containing("0af7651916cd43dd8448eb211c80319c"))
                .withHeader("X-Forwarded-Host", equalTo("localhost:" + port)));
    }

    @Test
    void anUnknownPathIsAProblemToo() {
        client.get()
                .uri("/v1/nothing")
                .header("Authorization", anybody())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.no-such-path")
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/request.no-such-path")
                .jsonPath("$.instance")
                .isEqualTo("/v1/nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/events",
                "//internal/events",
                "/v1/../internal/events",
                "/v1/books/../../internal/events",
                "/v1/books/%2e%2e/%2e%2e/internal/events",
                "/v1/books/%2E%2E%2F%2E%2E%2Finternal/events",
                "/v1/books/..;/../internal/events",
                "/v1/books/..%5c..%5cinternal/events",
                "/v1/books//../..//internal/events",
                "/%69nternal/events",
                "/openapi/../internal/events",
                "/problems/../internal/events",
                "/problems/accounts.%2e%2e%2finternal",
                "http://localhost/internal/events"
            })
    void whatIsInternalStaysInternal(String target) throws IOException {
        var line = Raw.statusLine(port, target, TestTokens.service("funds"));
        assertThat(line).matches("HTTP/1.1 (400|404) .*");
        for (var service :
                new com.github.tomakehurst.wiremock.WireMockServer[] {Neighbours.AGREEMENTS, Neighbours.ACCOUNTS}) {
            service.verify(0, getRequestedFor(urlPathMatching(".*internal.*")));
        }
    }
}
