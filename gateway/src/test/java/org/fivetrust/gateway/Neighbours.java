package org.fivetrust.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.fivetrust.testing.NeighbourStub;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Four obliging services that answer with their own name, archives that counts bytes, and seals that is dead. */
final class Neighbours implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final int RATE_LIMIT = 20;

    static final int ANONYMOUS_RATE_LIMIT = 10;

    static final int BODIES_PER_CALLER = 4;

    static final WireMockServer AGREEMENTS = service("agreements");
    static final WireMockServer ACCOUNTS = service("accounts");
    static final WireMockServer FUNDS = service("funds");
    static final WireMockServer ASSETS = service("assets");

    static final AtomicLong ARCHIVED_BYTES = new AtomicLong();

    private static final DisposableServer ARCHIVES = archives();

    private static WireMockServer service(String name) {
        var server = new WireMockServer(options().dynamicPort());
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("X-Served-By", name)));
        server.stubFor(get("/v1/payments/slow").willReturn(aResponse().withFixedDelay(5_000)));
        server.stubFor(post("/v1/books/large/imports").willReturn(aResponse().withFixedDelay(5_000)));
        return server;
    }

    private static DisposableServer archives() {
        return HttpServer.create()
                .port(0)
                .handle((request, response) -> request.receive()
                        .doOnNext(bytes -> ARCHIVED_BYTES.addAndGet(bytes.readableBytes()))
                        .then(response.header("X-Served-By", "archives")
                                .sendString(Mono.just("kept"))
                                .then()))
                .bindNow();
    }

    private static int closedPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(Map.ofEntries(
                        Map.entry("AGREEMENTS_URL", AGREEMENTS.baseUrl()),
                        Map.entry("ACCOUNTS_URL", ACCOUNTS.baseUrl()),
                        Map.entry("FUNDS_URL", FUNDS.baseUrl()),
                        Map.entry("ASSETS_URL", ASSETS.baseUrl()),
                        Map.entry("ARCHIVES_URL", "http://localhost:" + ARCHIVES.port()),
                        Map.entry("SEALS_URL", "http://localhost:" + closedPort()),
                        Map.entry("RATE_LIMIT", Integer.toString(RATE_LIMIT)),
                        Map.entry("ANONYMOUS_RATE_LIMIT", Integer.toString(ANONYMOUS_RATE_LIMIT)),
                        Map.entry("BODIES_PER_CALLER", Integer.toString(BODIES_PER_CALLER)),
                        Map.entry("BODY_SILENCE", "3s"),
                        Map.entry("RESPONSE_TIMEOUT", "3s"),
                        Map.entry("ISSUER_URI", NeighbourStub.url()),
                        Map.entry("JWKS_URI", NeighbourStub.url() + "/oauth2/jwks")))
                .applyTo(context);
    }
}
