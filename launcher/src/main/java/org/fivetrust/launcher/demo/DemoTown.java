package org.fivetrust.launcher.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.fivetrust.launcher.StartFailure;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Founds the demo town through the front door, as its own people would. Its keys are fixed: twice changes nothing. */
public final class DemoTown {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 8;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final String issuer;
    private final String gateway;
    private final String password;
    private final Consumer<String> progress;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    /** @param progress is told each step that was taken */
    public DemoTown(String issuer, String gateway, String password, Consumer<String> progress) {
        this.issuer = issuer;
        this.gateway = gateway;
        this.password = password;
        this.progress = progress;
    }

    /** For containers, where no launcher is at hand. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var environment = System.getenv();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new DemoTown(
                        environment.getOrDefault("ISSUER_URL", "http://localhost:9000"),
                        environment.getOrDefault("GATEWAY_URL", "http://localhost:8080"),
                        environment.getOrDefault("DEMO_PASSWORD", "demo"),
                        out::println)
                .seed();
    }

    public void seed() throws IOException, InterruptedException {
        for (var step : steps()) {
            take(step);
            progress.accept(step.name() + " (" + step.login() + ": POST " + step.path() + ")");
        }
        progress.accept("demo town founded");
    }

    static List<TownStep> steps() throws IOException {
        try (var town = Objects.requireNonNull(DemoTown.class.getResourceAsStream("/demo/town.yaml"))) {
            return YAMLMapper.builder().build().readValue(town, new TypeReference<>() {});
        }
    }

    private void take(TownStep step) throws IOException, InterruptedException {
        var answer = send(step);
        for (int attempt = 1; attempt < ATTEMPTS && isPassing(answer); attempt++) {
            Thread.sleep(Duration.ofMillis(250L * attempt));
            answer = send(step);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new StartFailure("The demo town could not be seeded: step " + step.name() + " (" + step.login()
                    + ": POST " + step.path() + ") was answered " + answer.statusCode() + " "
                    + words(answer.body()) + " PROFILE=plain starts without the town.");
        }
        var id = JSON.readTree(answer.body()).path("id");
        if (!id.isMissingNode()) {
            ids.put(step.name(), id.asString());
        }
    }

    /** Silence, contention or a first attempt still running: what a second try may cure. */
    private static boolean isPassing(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 429, 503 -> true;
            case 409 -> answer.body().contains("request.in-flight");
            default -> false;
        };
    }

    private static String words(String body) {
        try {
            var problem = JSON.readTree(body);
            return problem.path("code").asString("") + ": "
                    + problem.path("detail").asString("") + " " + problem.path("violations");
        } catch (RuntimeException notJson) {
            return body;
        }
    }

    private HttpResponse<String> send(TownStep step) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway + named(step.path())))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token(step.login()))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "demo-town." + step.name())
                        .POST(BodyPublishers.ofString(named(JSON.writeValueAsString(step.body()))))
                        .build(),
                BodyHandlers.ofString());
    }

    private String named(String text) {
        var named = text;
        for (var id : ids.entrySet()) {
            named = named.replace("<" + id.getKey() + ">", id.getValue());
        }
        return named;
    }

    private String token(String login) throws IOException, InterruptedException {
        var known = tokens.get(login);
        if (known != null) {
            return known;
        }
        var basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new StartFailure("The demo town could not be seeded: the issuer gives " + login + " no token ("
                    + answer.statusCode() + ").");
        }
        var token = JSON.readTree(answer.body()).path("access_token").asString();
        tokens.put(login, token);
        return token;
    }
}
