package org.fivetrust.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.fivetrust.accounts.AccountsApplication;
import org.fivetrust.gateway.GatewayApplication;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestNeighbourhood;
import org.fivetrust.testing.TestTokens;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * accounts-service as it runs, on an embedded PostgreSQL that waits for its disk, with the gateway before it; every
 * principal has a mandate.
 */
final class Service implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final ConfigurableApplicationContext gateway;
    final int port;
    final int gatewayPort;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = port(context);
        this.gateway = GatewayApplication.builder()
                .run(
                        "--server.port=0",
                        "--ACCOUNTS_URL=http://localhost:" + port,
                        "--RATE_LIMIT=1000000",
                        "--ISSUER_URI=" + NeighbourStub.url(),
                        "--JWKS_URI=" + NeighbourStub.url() + "/oauth2/jwks");
        this.gatewayPort = port(gateway);
    }

    private static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    static Service start() {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        System.setProperty("postgres.durable", "true");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        return new Service(ServiceConfiguration.builder(AccountsApplication.class, "accounts")
                .initializers(new TestNeighbourhood())
                .run(
                        "--server.port=0",
                        "--spring.cloud.discovery.enabled=false",
                        "--spring.cloud.refresh.enabled=false",
                        "--spring.cloud.gateway.server.webflux.enabled=false"));
    }

    JsonNode send(String login, String path, String type, byte[] body) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", TestTokens.bearer(login))
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    JsonNode send(String login, String path, Object body) throws Exception {
        return send(login, path, "application/json", JSON.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        gateway.close();
        context.close();
    }
}
