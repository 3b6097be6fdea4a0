package org.fivetrust.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fivetrust.testing.Keys;
import org.fivetrust.testing.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A community nobody has heard of before, and the centre that works for it, as HTTP clients. */
public record Town(WebTestClient client, String community) {

    public static Town over(WebTestClient client) {
        return new Town(client, "c" + UUID.randomUUID().toString().substring(0, 8));
    }

    public String principal() {
        return community + "-committee";
    }

    public String reporter() {
        return "reporter." + community;
    }

    public ResponseSpec post(String login, String key, String path, Object body) {
        return send(TestTokens.bearer(login), key, path, body);
    }

    /** The reporter, who has been given another office as well. */
    public ResponseSpec postAsReporterWith(String role, String path, Object body) {
        return send(TestTokens.bearer(reporter(), List.of("reporter", role), "*"), Keys.next(), path, body);
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
        return read(post(login, Keys.next(), path, body).expectStatus().isCreated());
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
        return answer.expectBody(JsonNode.class).returnResult().getResponseBody();
    }

    public static JsonNode refused(ResponseSpec answer, int status, String code) {
        var problem = read(
                answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    /** A minibus of 2017, written off but for its residual. */
    public Map<String, Object> minibus() {
        return Map.of(
                "principal", principal(),
                "name", "小型客车",
                "category", "A02",
                "cost", "128000.00",
                "acquiredOn", "2017-03-15",
                "usefulLifeMonths", 96,
                "residualRate", "0.04",
                "place", "社区车库",
                "keeper", "李师傅",
                "source", "集体积累");
    }

    public UUID registered() {
        return UUID.fromString(
                created("accountant", "/v1/assets", minibus()).path("id").asString());
    }

    public Map<String, Object> sale(UUID asset) {
        return Map.of(
                "principal",
                principal(),
                "asset",
                asset,
                "manner",
                "SALE",
                "reason",
                "已到使用年限",
                "appraisedValue",
                "9600.00",
                "price",
                "11300.00",
                "counterparty",
                Map.of("name", "宏远二手车行", "account", "6222021234567890"),
                "evidence",
                List.of(Map.of("kind", "appraisal", "number", "评-2026-17")));
    }

    public UUID asked(UUID asset) {
        return UUID.fromString(
                created(reporter(), "/v1/disposals", sale(asset)).path("id").asString());
    }

    public String assetStatus(UUID asset) {
        return seen(reporter(), "/v1/assets/" + asset).path("status").asString();
    }
}
