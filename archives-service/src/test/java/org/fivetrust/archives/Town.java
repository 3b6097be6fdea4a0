package org.fivetrust.archives;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.FrontDoor;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.TestTokens;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** A new community, with what it files and borrows. */
public final class Town extends FrontDoor {

    public static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    public static Town over(WebTestClient client) {
        var patient = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .build();
        return new Town(patient);
    }

    private Town(WebTestClient client) {
        super(client);
    }

    /** A file as it is sent. */
    public record Sent(String name, String type, byte[] bytes) {

        public byte[] sha256() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        public static Sent pdf(String words) {
            return new Sent("决议.pdf", "application/pdf", ("%PDF-1.7\n" + words).getBytes(StandardCharsets.UTF_8));
        }
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
        return client().post()
                .uri("/v1/records")
                .header("Authorization", TestTokens.bearer(login))
                .header("Idempotency-Key", key)
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange();
    }

    /** A multipart body exactly as written, lines ending as they must. */
    public ResponseSpec fileRaw(String contentType, String body) {
        return client().post()
                .uri("/v1/records")
                .header("Authorization", TestTokens.bearer("archivist"))
                .header("Idempotency-Key", IdempotencyKeys.next())
                .header("Content-Type", contentType)
                .bodyValue(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    public JsonNode filed(Map<String, Object> metadata, Sent sent) {
        return read(file("archivist", IdempotencyKeys.next(), metadata, sent)
                .expectStatus()
                .isCreated());
    }

    public UUID filed() {
        return UUID.fromString(filed(resolution(), Sent.pdf(UUID.randomUUID().toString()))
                .path("id")
                .asString());
    }

    /** The reporter, who has been given another office as well. */
    public ResponseSpec postAsReporterWith(String role, String path, Object body) {
        return postAs(reporter(), List.of("reporter", role), path, body);
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
        return post(reporter(), IdempotencyKeys.next(), "/v1/records/" + record + "/loans", wish());
    }

    public UUID asked(UUID record) {
        return UUID.fromString(
                read(ask(record).expectStatus().isCreated()).path("id").asString());
    }

    public String status(String path) {
        return seen(reporter(), path).path("status").asString();
    }
}
