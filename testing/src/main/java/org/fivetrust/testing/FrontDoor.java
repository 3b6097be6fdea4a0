package org.fivetrust.testing;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A new community, and the centre that works for it, at the door of one service. */
public class FrontDoor {

    private final WebTestClient client;
    private final String community = "c" + UUID.randomUUID().toString().substring(0, 8);

    public FrontDoor(WebTestClient client) {
        this.client = client;
    }

    public WebTestClient client() {
        return client;
    }

    public String community() {
        return community;
    }

    public String principal() {
        return community + "-committee";
    }

    public String reporter() {
        return "reporter." + community;
    }

    public ResponseSpec post(String login, String path, Object body) {
        return post(login, IdempotencyKeys.next(), path, body);
    }

    public ResponseSpec post(String login, String key, String path, Object body) {
        return send(TestTokens.bearer(login), key, path, body);
    }

    /** Somebody who holds several offices at once. */
    public ResponseSpec postAs(String subject, List<String> roles, String path, Object body) {
        return send(TestTokens.bearer(subject, roles, "*"), IdempotencyKeys.next(), path, body);
    }

    private ResponseSpec send(String token, String key, String path, Object body) {
        return client.post()
                .uri(path)
                .header("Authorization", token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public JsonNode created(String login, String path, Object body) {
        return read(post(login, path, body).expectStatus().isCreated());
    }

    public JsonNode done(String login, String path, Object body) {
        return read(post(login, path, body).expectStatus().isOk());
    }

    public ResponseSpec get(String login, String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .exchange();
    }

    public JsonNode seen(String login, String path) {
        return read(get(login, path).expectStatus().isOk());
    }

    /** Several people press the button at the same moment. */
    public static <T> List<T> atOnce(int people, IntFunction<T> action) {
        var ready = new CountDownLatch(people);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, people)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> {
                                ready.countDown();
                                awaitAll(ready);
                                return action.apply(n);
                            },
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static void awaitAll(CountDownLatch ready) {
        try {
            ready.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }

    public static JsonNode read(ResponseSpec answer) {
        var body = answer.expectBody(JsonNode.class).returnResult().getResponseBody();
        if (body == null) {
            throw new AssertionError("an empty answer");
        }
        return body;
    }

    /** A problem of this status and code. */
    public static JsonNode refused(ResponseSpec answer, int status, String code) {
        var problem = read(
                answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        var told = problem.path("code").asString("");
        if (!told.equals(code)) {
            throw new AssertionError("expected " + code + " but was told " + problem);
        }
        return problem;
    }
}
