package org.fivetrust.archives.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.archives.Town.read;
import static org.fivetrust.archives.Town.refused;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.archives.Town;
import org.fivetrust.archives.Town.Sent;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What comes in: whole or not at all, what it says it is, and within limits. */
@ArchivesTest
class IntakeApiTest {

    private static final int LARGEST = 1024 * 1024;

    private static final String FORM = "multipart/form-data; boundary=X";

    private Town town;

    @BeforeEach
    void aTown(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    @AfterEach
    void nothingIsLeftHalfway() throws IOException {
        assertThat(drafts()).isEmpty();
    }

    private static List<Path> drafts() throws IOException {
        try (var drafts = Files.list(Path.of("target/store/.incoming"))) {
            return drafts.toList();
        }
    }

    private WebTestClient.ResponseSpec file(Sent sent) {
        return town.file("archivist", IdempotencyKeys.next(), town.resolution(), sent);
    }

    private void assertNothingFiled() {
        assertThat(town.seen("archivist", "/v1/records?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        assertThat(Path.of("target/store", town.principal())).doesNotExist();
    }

    private static Sent random(int seed) {
        var bytes = new byte[LARGEST];
        new Random(seed).nextBytes(bytes);
        return new Sent("a.txt", "text/plain", Base64.getEncoder().encode(Arrays.copyOf(bytes, LARGEST / 4 * 3)));
    }

    private static Sent pdf(int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        System.arraycopy("%PDF-1.7\n".getBytes(UTF_8), 0, bytes, 0, 9);
        return new Sent("a.pdf", "application/pdf", bytes);
    }

    @Test
    void theLargestIsTaken() {
        assertThat(read(file(pdf(LARGEST)).expectStatus().isCreated())
                        .path("size")
                        .asInt())
                .isEqualTo(LARGEST);
    }

    @Test
    void whatIsKeptIsWhatWasSent() {
        IntStream.range(0, 16)
                .mapToObj(IntakeApiTest::random)
                .parallel()
                .forEach(sent -> assertThat(read(file(sent).expectStatus().isCreated())
                                .path("sha256")
                                .asString())
                        .isEqualTo(HexFormat.of().formatHex(sent.sha256())));
    }

    @Test
    void whoHangsUpLeavesNothing(@LocalServerPort int port) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write("""
                    POST /v1/records HTTP/1.1
                    Host: localhost
                    Authorization: %s
                    Idempotency-Key: %s
                    Content-Type: multipart/form-data; boundary=X
                    Content-Length: %d

                    --X
                    Content-Disposition: form-data; name="content"; filename="a.pdf"
                    Content-Type: application/pdf

                    """.formatted(TestTokens.bearer("archivist"), IdempotencyKeys.next(), LARGEST)
                    .replace("\n", "\r\n")
                    .getBytes(UTF_8));
            out.write(new byte[LARGEST / 2]);
            out.flush();
            await().ignoreExceptions().until(() -> drafts().size() == 1);
        }

        await().until(() -> drafts().isEmpty());
        assertNothingFiled();
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGEST + 1, 2 * LARGEST, 4 * LARGEST})
    void whatIsLargerIsRefused(int size) {
        assertThat(refused(file(pdf(size)), 422, "archives.too-large")
                        .path("detail")
                        .asString())
                .contains("1048576");
        assertNothingFiled();
    }

    /** Whether the sender reads the reason depends on how fast the connection breaks. */
    @Test
    void whoDoesNotEndIsCutOff() {
        try {
            refused(file(pdf(40 * LARGEST)), 422, "archives.too-large");
        } catch (RuntimeException cutOff) {
            assertThat(cutOff).hasStackTraceContaining("reactor.netty");
        }
        assertNothingFiled();
    }

    @Test
    void whatIsEmptyIsRefused() {
        refused(file(new Sent("a.pdf", "application/pdf", new byte[0])), 422, "archives.content-empty");
        assertNothingFiled();
    }

    @ParameterizedTest(name = "{1} as {0}: {2}")
    @CsvSource({
        "application/pdf, MZ, archives.type-mismatch",
        "image/png, %PDF-1.7, archives.type-mismatch",
        "application/xml, {}, archives.type-mismatch",
        "application/ofd, %PDF-1.7, archives.type-mismatch",
        "application/x-msdownload, MZ, archives.type-not-allowed",
        "application/octet-stream, %PDF-1.7, archives.type-not-allowed",
        "text/html, <html>, archives.type-not-allowed"
    })
    void whatIsNotWhatItSaysOrNotOnTheListIsRefused(String type, String bytes, String code) {
        refused(file(new Sent("a", type, bytes.getBytes(UTF_8))), 422, code);
        assertNothingFiled();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "application/xml; charset=utf-8, <?xml version=\"1.0\"?>, application/xml",
        "text/plain, 居务公开, text/plain",
        "text/csv, 'a,b', text/csv",
        "application/PDF, %PDF-1.4, application/pdf"
    })
    void whatIsOnTheListIsFiled(String type, String bytes, String kept) {
        assertThat(read(file(new Sent("a", type, bytes.getBytes(UTF_8)))
                                .expectStatus()
                                .isCreated())
                        .path("mediaType")
                        .asString())
                .isEqualTo(kept);
    }

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource({
        "../../../../etc/passwd.pdf, passwd.pdf",
        "..\\..\\boot.pdf, boot.pdf",
        "/etc/cron.d/x, x",
        ".., record",
        "%2e%2e%2fx.pdf, %2e%2e%2fx.pdf"
    })
    void aFilesNameIsNeverAPath(String name, String kept) throws IOException {
        var filed = read(file(new Sent(name, "application/pdf", "%PDF-1.7".getBytes(UTF_8)))
                .expectStatus()
                .isCreated());

        assertThat(filed.path("fileName").asString()).isEqualTo(kept);
        try (var files = Files.walk(Path.of("target/store", town.principal()))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly(filed.path("sha256").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/b", "..", "DONGFANG", "x\u0000y-committee"})
    void aPrincipalsNameIsNeverAPathEither(String principal) {
        refused(
                town.file("archivist", IdempotencyKeys.next(), town.resolutionWith("principal", principal), pdf(20)),
                400,
                "request.malformed");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var parts = new MultipartBodyBuilder();
        parts.part(
                "metadata",
                Map.of("principal", "X", "title", " ", "year", 1900, "retention", "5年"),
                MediaType.APPLICATION_JSON);
        parts.part("attachment", "x");

        var problem = refused(town.file("archivist", IdempotencyKeys.next(), parts), 400, "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactlyInAnyOrder(
                        "/content", "/attachment", "/category", "/principal", "/retention", "/title", "/year");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "null", "\"x\"", "", "{\"surprise\":1}", "{\"year\":\"last\"}", "{\"principal\":{}}"})
    void metadataThatCannotBeReadIsToldInTheClientsTerms(String metadata) {
        var parts = new MultipartBodyBuilder();
        parts.part("metadata", metadata, MediaType.APPLICATION_JSON);
        Town.content(parts, pdf(20));

        var problem = refused(town.file("archivist", IdempotencyKeys.next(), parts), 400, "request.malformed");

        assertThat(problem.path("violations")).isNotEmpty();
        assertThat(problem.toString()).doesNotContain("org.fivetrust");
    }

    @Test
    void metadataIsNotEndless() {
        var problem = refused(
                town.file(
                        "archivist",
                        IdempotencyKeys.next(),
                        town.resolutionWith("title", "题".repeat(100_000)),
                        pdf(20)),
                400,
                "request.malformed");

        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/metadata");
    }

    @Test
    void eachPartComesOnce() {
        var parts = new MultipartBodyBuilder();
        parts.part("metadata", town.resolution(), MediaType.APPLICATION_JSON);
        Town.content(parts, pdf(20));
        Town.content(parts, pdf(30));

        var problem = refused(town.file("archivist", IdempotencyKeys.next(), parts), 400, "request.malformed");

        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/content");
        assertNothingFiled();
    }

    @Test
    void theOrderOfPartsDoesNotMatter() {
        var parts = new MultipartBodyBuilder();
        Town.content(parts, pdf(200_000));
        parts.part("metadata", town.resolution(), MediaType.APPLICATION_JSON);

        town.file("archivist", IdempotencyKeys.next(), parts).expectStatus().isCreated();
    }

    @Test
    void aBodyCutShortIsMalformed() {
        var whole = """
                --X
                Content-Disposition: form-data; name="metadata"
                Content-Type: application/json

                {"principal":"%s","title":"a","category":"会计","year":2026}
                --X
                Content-Disposition: form-data; name="content"; filename="a.pdf"
                Content-Type: application/pdf

                %%PDF-1.7 and more
                --X--
                """.formatted(town.principal());
        for (var end : new int[] {5, 60, 120, whole.length() - 30, whole.length() - 5}) {
            refused(town.fileRaw(FORM, whole.substring(0, end)), 400, "request.malformed");
        }
        assertNothingFiled();
        town.fileRaw(FORM, whole).expectStatus().isCreated();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--X--\n",
                "no boundary at all",
                "--X\nContent-Disposition: form-data\n\nx\n--X--\n",
                "--X\n\nx\n--X--\n",
                "--X\nContent-Disposition: form-data; name=\"content\"\nContent-Type: ///\n\nx\n--X--\n",
                "--X\nContent-Disposition: form-data; name=\"content\"; filename*=UTF-8''%zz\n\nx\n--X--\n",
                "--X\nContent-Disposition: ;;\n\nx\n--X--\n",
                "--X\nContent-Disposition: form-data; name=\"content\"\n--X--\n"
            })
    void aBodyThatIsNoFormIsMalformed(String body) {
        refused(town.fileRaw(FORM, body), 400, "request.malformed");
        refused(town.fileRaw("multipart/form-data", body), 400, "request.malformed");
    }

    @Test
    void onlyAFormIsTaken() {
        refused(town.fileRaw("application/json", "{}"), 415, "request.media-type");
        refused(
                town.client()
                        .post()
                        .uri("/v1/records")
                        .header("Authorization", TestTokens.bearer("archivist"))
                        .header("Idempotency-Key", IdempotencyKeys.next())
                        .exchange(),
                415,
                "request.media-type");
    }
}
