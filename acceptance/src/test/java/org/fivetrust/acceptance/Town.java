package org.fivetrust.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fivetrust.testing.DocumentedAnswers;

/** The product as its clients see it: one gateway, one issuer, and people with logins. */
final class Town {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int WAITS = 40;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final URI gateway;
    private final URI issuer;

    Town(URI gateway, URI issuer) {
        this.gateway = gateway;
        this.issuer = issuer;
    }

    URI gateway() {
        return gateway;
    }

    URI issuer() {
        return issuer;
    }

    Person person(String login) {
        return new Person(this, login, "en");
    }

    Community community(String code) {
        return new Community(this, code);
    }

    Principal dongfang() {
        return community("dongfang").committee();
    }

    Principal xinghe() {
        return community("xinghe").committee();
    }

    /** A new community. */
    Community newcomer() {
        return community("c" + UUID.randomUUID().toString().substring(0, 8));
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A token that has run out is renewed, and a full gateway is given time, as any client would. */
    Answer send(Person person, HttpRequest.Builder request) {
        var answer = send(request.setHeader("Authorization", "Bearer " + token(person.login()))
                .build());
        if (answer.status() == 401) {
            tokens.remove(person.login());
            answer = send(request.setHeader("Authorization", "Bearer " + token(person.login()))
                    .build());
        }
        for (var wait = 0; answer.status() == 429 && wait < WAITS; wait++) {
            Await.pause(Duration.ofMillis(250));
            answer = send(request.build());
        }
        return answer;
    }

    Answer send(HttpRequest request) {
        var response = exchange(HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(PATIENCE)
                .build());
        var type = response.headers().firstValue("Content-Type").orElse("");
        DocumentedAnswers.matches(
                "",
                new DocumentedAnswers.Answer(
                        request.method(), request.uri().getPath(), response.statusCode(), type, response.body()));
        var body = type.contains("json") && !type.contains("ndjson") ? response.body() : Body.write(response.body());
        return new Answer(
                request.method() + " " + request.uri(), response.statusCode(), response.headers(), Body.read(body));
    }

    /** An answer that does not end by itself. */
    InputStream open(Person person, HttpRequest.Builder request) {
        var asked = request.setHeader("Authorization", "Bearer " + token(person.login()))
                .build();
        var response = exchange(asked, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError(asked.method() + " " + asked.uri() + " -> " + response.statusCode());
        }
        return response.body();
    }

    /** For requests that no {@link Person} would send. */
    String tokenOf(String login) {
        return token(login);
    }

    private String token(String login) {
        return tokens.computeIfAbsent(login, this::signIn);
    }

    private String signIn(String login) {
        var credentials = Base64.getEncoder().encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8));
        var response = exchange(HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        if (response.statusCode() >= 500) {
            throw new UncheckedIOException(new IOException("the issuer answers " + response.statusCode()));
        }
        if (response.statusCode() != 200) {
            throw new AssertionError("no token for " + login + ": " + response.statusCode() + " " + response.body());
        }
        return Body.read(response.body()).path("access_token").asString();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        return exchange(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException silent) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + silent, silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
