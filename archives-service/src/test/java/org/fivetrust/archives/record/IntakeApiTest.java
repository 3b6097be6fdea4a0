package org.fivetrust.archives.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.Records.Sent;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What comes in: whole or not at all, what it says it is, and within limits. */
@ArchivesTest
class IntakeApiTest {

    private static final int LARGEST = 1024 * 1024;

    private static final String FORM = "multipart/form-data; boundary=X";

    @Autowired
    private WebTestClient client;

    private Community community;
    private Records records;

    @BeforeEach
    void aTown() {
        NeighbourStub.reset();
        community = World.over(client).community();
        records = new Records(community);
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

    private Reply file(Sent sent) {
        return records.file(records.resolution(), sent);
    }

    private void assertNothingFiled() {
        assertThat(community
                        .archives("archivist")
                        .listRecords("principal", community.committee())
                        .items())
                .isEmpty();
        assertThat(Path.of("target/store", community.committee())).doesNotExist();
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
    void the_largest_is_taken() {
        assertThat(file(pdf(LARGEST)).created().path("size").asInt()).isEqualTo(LARGEST);
    }

    @Test
    void what_is_kept_is_what_was_sent() {
        IntStream.range(0, 16)
                .mapToObj(IntakeApiTest::random)
                .parallel()
                .forEach(sent -> assertThat(file(sent).created().path("sha256").asString())
                        .isEqualTo(HexFormat.of().formatHex(sent.sha256())));
    }

    /** The beginning of a form. */
    private static void begin(Socket socket, String token) throws IOException {
        socket.getOutputStream().write("""
                    POST /v1/records HTTP/1.1
                    Host: localhost
                    Authorization: %s
                    Idempotency-Key: %s
                    Content-Type: multipart/form-data; boundary=X
                    Content-Length: %d

                    --X
                    Content-Disposition: form-data; name="content"; filename="a.pdf"
                    Content-Type: application/pdf

                    """.formatted(token, IdempotencyKeys.next(), LARGEST)
                .replace("\n", "\r\n")
                .getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "auditor"})
    void who_may_not_file_is_told_before_the_record_comes(String person, @LocalServerPort int port) throws IOException {
        var login = person.equals("auditor") ? person : community.login(person);
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            begin(socket, TestTokens.bearer(login));

            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine())
                    .contains("403");
        }
    }

    @Test
    void who_hangs_up_leaves_nothing(@LocalServerPort int port) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            begin(socket, TestTokens.bearer("archivist"));
            var out = socket.getOutputStream();
            out.write(new byte[LARGEST / 2]);
            out.flush();
            await().ignoreExceptions().until(() -> drafts().size() == 1);
        }

        await().until(() -> drafts().isEmpty());
        assertNothingFiled();
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGEST + 1, 2 * LARGEST, 4 * LARGEST})
    void what_is_larger_is_refused(int size) {
        assertThat(file(pdf(size))
                        .refused(422, "archives.too-large")
                        .path("detail")
                        .asString())
                .contains("1048576");
        assertNothingFiled();
    }

    /** Whether the sender reads the reason depends on how fast the connection breaks. */
    @Test
    void who_does_not_end_is_cut_off() {
        try {
            file(pdf(40 * LARGEST)).refused(422, "archives.too-large");
        } catch (RuntimeException cutOff) {
            assertThat(cutOff).hasStackTraceContaining("reactor.netty");
        }
        assertNothingFiled();
    }

    @Test
    void what_is_empty_is_refused() {
        file(new Sent("a.pdf", "application/pdf", new byte[0])).refused(422, "archives.content-empty");
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
    void what_is_not_what_it_says_or_not_on_the_list_is_refused(String type, String bytes, String code) {
        file(new Sent("a", type, bytes.getBytes(UTF_8))).refused(422, code);
        assertNothingFiled();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "application/xml; charset=utf-8, <?xml version=\"1.0\"?>, application/xml",
        "text/plain, 居务公开, text/plain",
        "text/csv, 'a,b', text/csv",
        "application/PDF, %PDF-1.4, application/pdf"
    })
    void what_is_on_the_list_is_filed(String type, String bytes, String kept) {
        assertThat(file(new Sent("a", type, bytes.getBytes(UTF_8)))
                        .created()
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
    void a_files_name_is_never_a_path(String name, String kept) throws IOException {
        var filed = file(new Sent(name, "application/pdf", "%PDF-1.7".getBytes(UTF_8)))
                .created();

        assertThat(filed.path("fileName").asString()).isEqualTo(kept);
        try (var files = Files.walk(Path.of("target/store", community.committee()))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly(filed.path("sha256").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/b", "..", "DONGFANG", "x\u0000y-committee"})
    void a_principals_name_is_never_a_path_either(String principal) {
        records.file(records.resolution("principal", principal), pdf(20)).refused(400, "request.malformed");
    }

    @Test
    void everything_wrong_is_told_at_once() {
        var parts = new Form();
        parts.json("metadata", Map.of("principal", "X", "title", " ", "year", 1900, "retention", "5年"));
        parts.text("attachment", "x");

        var problem = community.archives("archivist").fileRecord(parts).refused(400, "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactlyInAnyOrder(
                        "/content", "/attachment", "/category", "/principal", "/retention", "/title", "/year");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "null", "\"x\"", "", "{\"surprise\":1}", "{\"year\":\"last\"}", "{\"principal\":{}}"})
    void metadata_that_cannot_be_read_is_told_in_the_clients_terms(String metadata) {
        var parts = new Form();
        parts.json("metadata", metadata);
        Records.content(parts, pdf(20));

        var problem = community.archives("archivist").fileRecord(parts).refused(400, "request.malformed");

        assertThat(problem.path("violations")).isNotEmpty();
        assertThat(problem.toString()).doesNotContain("org.fivetrust");
    }

    @Test
    void metadata_is_not_endless() {
        var problem = records.file(records.resolution("title", "题".repeat(100_000)), pdf(20))
                .refused(400, "request.malformed");

        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/metadata");
    }

    @Test
    void each_part_comes_once() {
        var parts = new Form();
        parts.json("metadata", records.resolution());
        Records.content(parts, pdf(20));
        Records.content(parts, pdf(30));

        var problem = community.archives("archivist").fileRecord(parts).refused(400, "request.malformed");

        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/content");
        assertNothingFiled();
    }

    @Test
    void the_order_of_parts_does_not_matter() {
        var parts = new Form();
        Records.content(parts, pdf(200_000));
        parts.json("metadata", records.resolution());

        community.archives("archivist").fileRecord(parts).created();
    }

    @Test
    void a_body_cut_short_is_malformed() {
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
                """.formatted(community.committee());
        for (var end : new int[] {5, 60, 120, whole.length() - 30, whole.length() - 5}) {
            community
                    .archives("archivist")
                    .fileRecord(FORM, Form.lines(whole.substring(0, end)))
                    .refused(400, "request.malformed");
        }
        assertNothingFiled();
        community.archives("archivist").fileRecord(FORM, Form.lines(whole)).created();
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
    void a_body_that_is_no_form_is_malformed(String body) {
        community.archives("archivist").fileRecord(FORM, Form.lines(body)).refused(400, "request.malformed");
        community
                .archives("archivist")
                .fileRecord("multipart/form-data", Form.lines(body))
                .refused(400, "request.malformed");
    }

    @Test
    void only_a_form_is_taken() {
        community
                .archives("archivist")
                .fileRecord("application/json", Form.lines("{}"))
                .refused(415, "request.media-type");
        community.caller("archivist").post("/v1/records").refused(415, "request.media-type");
    }
}
