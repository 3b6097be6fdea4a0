package org.fivetrust.archives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.Keys;
import org.fivetrust.testing.TestTokens;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** A community nobody has heard of before, and the centre that works for it, as HTTP clients. */
public record Town(WebTestClient client, String community) {

    public static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    public static Town over(WebTestClient client) {
        var patient = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .build();
        return new Town(patient, "c" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** A file as it is sent. */
    public record Sent(String name, String type, byte[] bytes) {

        public static Sent pdf(String words) {
            return new Sent("决议.pdf", "application/pdf", ("%PDF-1.7\n" + words).getBytes(StandardCharsets.UTF_8));
        }
    }

    public String principal() {
        return community + "-committee";
    }

    public String reporter() {
        return "reporter." + community;
    }

    public Map<String, Object> resolution() {
        return Map.of(
                "principal",
                principal(),
                "title",
                "第三季度居民代表会议决议",
                "category",
                "文书-居民自治",
                "kind",
                "居民会议、居民代表会议的通知、议程、签到、记录、决议",
                "year",
                TODAY.getYear(),
                "documentNumber",
                "东居〔2026〕7号",
                "formedOn",
                TODAY.toString());
    }

    public Map<String, Object> resolutionWith(String field, Object value) {
        var metadata = new HashMap<>(resolution());
        metadata.put(field, value);
        return metadata;
    }

    public ResponseSpec file(String login, String key, Map<String, Object> metadata, Sent sent) {
        var parts = new MultipartBodyBuilder();
        parts.part("metadata", metadata, MediaType.APPLICATION_JSON);
        content(parts, sent);
        return file(login, key, parts);
    }

    public static void content(MultipartBodyBuilder parts, Sent sent) {
        parts.part("content", new ByteArrayResource(sent.bytes()), MediaType.parseMediaType(sent.type()))
                .filename(sent.name());
    }

    public ResponseSpec file(String login, String key, MultipartBodyBuilder parts) {
        return client.post()
                .uri("/v1/records")
                .header("Authorization", TestTokens.bearer(login))
                .header("Idempotency-Key", key)
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange();
    }

    /** A multipart body exactly as written, lines ending as they must. */
    public ResponseSpec fileRaw(String contentType, String body) {
        return client.post()
                .uri("/v1/records")
                .header("Authorization", TestTokens.bearer("archivist"))
                .header("Idempotency-Key", Keys.next())
                .header("Content-Type", contentType)
                .bodyValue(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    public JsonNode filed(Map<String, Object> metadata, Sent sent) {
        return read(
                file("archivist", Keys.next(), metadata, sent).expectStatus().isCreated());
    }

    public UUID filed() {
        return UUID.fromString(filed(resolution(), Sent.pdf(UUID.randomUUID().toString()))
                .path("id")
                .asString());
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

    public ResponseSpec get(String login, String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .exchange();
    }

    public JsonNode seen(String login, String path) {
        return read(get(login, path).expectStatus().isOk());
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

    public Map<String, Object> wish() {
        return Map.of(
                "purpose",
                "办理房屋确权",
                "borrower",
                "王建国",
                "dueOn",
                TODAY.plusDays(15).toString());
    }

    public ResponseSpec ask(UUID record) {
        return post(reporter(), Keys.next(), "/v1/records/" + record + "/loans", wish());
    }

    public UUID asked(UUID record) {
        return UUID.fromString(
                read(ask(record).expectStatus().isCreated()).path("id").asString());
    }

    public String status(String path) {
        return seen(reporter(), path).path("status").asString();
    }
}
