package org.fivetrust.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsApplication;
import org.fivetrust.funds.FundsApplication;
import org.fivetrust.gateway.GatewayApplication;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestNeighbourhood;
import org.fivetrust.testing.TestTokens;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service as it runs, on an embedded PostgreSQL that waits for its disk; every principal has a mandate. */
final class Service implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<ConfigurableApplicationContext> contexts;
    final int port;
    final int gatewayPort;

    private Service(ConfigurableApplicationContext... contexts) {
        this.contexts = List.of(contexts);
        this.port = port(contexts[0]);
        this.gatewayPort = port(contexts[contexts.length - 1]);
    }

    static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Before anything starts. */
    static void durable() {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        System.setProperty("postgres.durable", "true");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    /** accounts-service with the gateway before it. */
    static Service start() {
        durable();
        var accounts = run(AccountsApplication.class, "accounts", Map.of());
        return new Service(
                accounts,
                GatewayApplication.builder()
                        .run(
                                "--server.port=0",
                                "--ACCOUNTS_URL=http://localhost:" + port(accounts),
                                "--RATE_LIMIT=1000000",
                                "--ISSUER_URI=" + NeighbourStub.url(),
                                "--JWKS_URI=" + NeighbourStub.url() + "/oauth2/jwks"));
    }

    /** funds-service, which asks the agreements-service of this port. */
    static Service funds(int agreements) {
        return new Service(
                run(FundsApplication.class, "funds", Map.of("AGREEMENTS_URL", "http://localhost:" + agreements)));
    }

    private static ConfigurableApplicationContext run(Class<?> application, String name, Map<String, Object> settings) {
        return ServiceConfiguration.builder(application, name)
                .initializers(
                        new TestNeighbourhood(),
                        context -> context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("neighbours that run", settings)))
                .run(
                        "--server.port=0",
                        "--spring.cloud.discovery.enabled=false",
                        "--spring.cloud.refresh.enabled=false",
                        "--spring.cloud.gateway.server.webflux.enabled=false");
    }

    JsonNode send(String login, String path, String type, byte[] body) throws Exception {
        return send(login, path, type, BodyPublishers.ofByteArray(body));
    }

    JsonNode send(String login, String path, String type, BodyPublisher body) throws Exception {
        return answer(
                path,
                request(login, path)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body));
    }

    JsonNode read(String login, String path) throws Exception {
        return answer(path, request(login, path));
    }

    private HttpRequest.Builder request(String login, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", TestTokens.bearer(login));
    }

    private static JsonNode answer(String path, HttpRequest.Builder request) throws Exception {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
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
        contexts.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
