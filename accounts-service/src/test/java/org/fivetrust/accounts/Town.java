package org.fivetrust.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

/** A community nobody has heard of before, and the centre that keeps its books, as HTTP clients. */
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

    public ResponseSpec post(String login, String path, Object body) {
        return post(login, Keys.next(), path, body);
    }

    public ResponseSpec post(String login, String key, String path, Object body) {
        return send(TestTokens.bearer(login), key, path, body);
    }

    /** Somebody who holds two offices at once. */
    public ResponseSpec postAs(String subject, List<String> roles, String path, Object body) {
        return send(TestTokens.bearer(subject, roles, "*"), Keys.next(), path, body);
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

    /** A file in the body. */
    public ResponseSpec file(String login, String path, String type, byte[] bytes) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .header("Idempotency-Key", Keys.next())
                .header("Content-Type", type)
                .bodyValue(bytes)
                .exchange();
    }

    public ResponseSpec csv(String book, String query, String text) {
        return file(
                "accountant",
                "/v1/books/" + book + "/imports" + query,
                "text/csv",
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** Taken in, reviewed and posted. */
    public String imported(String book, String csv) {
        var id = read(csv(book, "", csv).expectStatus().isCreated()).path("id").asString();
        together(book, Map.of("import", id));
        return id;
    }

    /** Submitted, reviewed and posted at once. */
    public void together(String book, Map<String, String> which) {
        var vouchers = "/v1/books/" + book + "/vouchers";
        done("accountant", vouchers + "/submit", which);
        done("reviewer", vouchers + "/review", which);
        done("accountant", vouchers + "/post", which);
    }

    public JsonNode closed(String book, String month) {
        return done("accountant", "/v1/books/" + book + "/periods/" + month + "/close", Map.of());
    }

    public ResponseSpec put(String login, String path, String ifMatch, Object body) {
        return client.put()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .headers(headers -> {
                    if (!ifMatch.isEmpty()) {
                        headers.set("If-Match", ifMatch);
                    }
                })
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

    public List<JsonNode> list(String path) {
        return List.copyOf(seen("accountant", path).path("items").values());
    }

    /** What funds-service tells. */
    public void hears(String type, Map<String, ?> data) {
        hearsFrom("funds", type, data);
    }

    public void hearsFrom(String service, String type, Map<String, ?> data) {
        Stub.tell(client, service, principal(), type, data).expectStatus().isNoContent();
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

    public String book() {
        return book("NONPROFIT_2024", "2026-01-01");
    }

    public String book(String standard, String startsOn) {
        return created("accountant", "/v1/books", bookWanted(standard, startsOn))
                .path("id")
                .asString();
    }

    public Map<String, Object> bookWanted(String standard, String startsOn) {
        return Map.of("principal", principal(), "standard", standard, "startsOn", startsOn);
    }

    /** Office supplies paid by bank. */
    public static Map<String, Object> supplies(String date, String amount) {
        return Map.of(
                "date",
                date,
                "type",
                "PAYMENT",
                "attachments",
                2,
                "lines",
                List.of(
                        Map.of("summary", "购买办公用品", "account", "5301", "debit", amount),
                        Map.of("summary", "购买办公用品", "account", "1002", "credit", amount)));
    }

    public String drafted(String book, Map<String, Object> voucher) {
        return created("accountant", "/v1/books/" + book + "/vouchers", voucher)
                .path("id")
                .asString();
    }

    public String reviewed(String book, Map<String, Object> voucher) {
        var id = drafted(book, voucher);
        done("accountant", "/v1/vouchers/" + id + "/submit", Map.of());
        done("reviewer", "/v1/vouchers/" + id + "/review", Map.of());
        return id;
    }

    public JsonNode posted(String book, Map<String, Object> voucher) {
        return done("accountant", "/v1/vouchers/" + reviewed(book, voucher) + "/post", Map.of());
    }
}
