package org.fivetrust.seals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fivetrust.testing.Keys;
import org.fivetrust.testing.Stub;
import org.fivetrust.testing.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A community nobody has heard of before, and the centre that works for it, as HTTP clients. */
public record Town(WebTestClient client, String community) {

    public static final String DIGEST = "sha-256:" + "a1".repeat(32);

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

    public Map<String, Object> officialSeal() {
        return Map.of(
                "principal", principal(),
                "name", "滨河街道" + community + "社区居民委员会",
                "kind", "OFFICIAL",
                "material", "铜",
                "engravedOn", "2025-11-03",
                "custodian", "王芳");
    }

    public UUID registered() {
        return registered(Map.of());
    }

    public UUID registered(Map<String, Object> differently) {
        var body = new HashMap<>(officialSeal());
        body.putAll(differently);
        return id(created("custodian", "/v1/seals", body));
    }

    /** Four copies of a finished contract. */
    public Map<String, Object> contract(UUID seal) {
        return Map.of(
                "principal",
                principal(),
                "seal",
                seal,
                "document",
                contract(DIGEST, 0),
                "copies",
                4,
                "purpose",
                "活动室租赁合同签订",
                "category",
                "contract");
    }

    public static Map<String, Object> contract(String digest, int blanks) {
        return Map.of("title", "活动室租赁合同", "record", "A017-1", "digest", digest, "pages", 6, "blankFields", blanks);
    }

    public Map<String, Object> contractWith(UUID seal, String field, Object value) {
        var body = new HashMap<>(contract(seal));
        body.put(field, value);
        return body;
    }

    public UUID asked(UUID seal) {
        return id(created(reporter(), "/v1/seal-requests", contract(seal)));
    }

    public UUID authorised(UUID seal) {
        var request = asked(seal);
        Stub.approve(client, request);
        return request;
    }

    public static Map<String, Object> papers(int copies) {
        return Map.of("documentDigest", DIGEST, "copies", copies);
    }

    public ResponseSpec imprint(UUID request, Map<String, Object> papers) {
        return post("custodian", Keys.next(), imprints(request), papers);
    }

    public static String imprints(UUID request) {
        return "/v1/seal-requests/" + request + "/imprints";
    }

    public static UUID id(JsonNode thing) {
        return UUID.fromString(thing.path("id").asString());
    }
}
