package org.fivetrust.archives.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.archives.Town.read;
import static org.fivetrust.archives.Town.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.archives.Town;
import org.fivetrust.archives.Town.Sent;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The bytes: kept once per principal, read back as they were, every reading on record. */
@ArchivesTest
class ContentApiTest {

    private Town town;

    @BeforeEach
    void aTown(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    private static Sent image(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy(HexFormat.of().parseHex("89504e470d0a1a0a"), 0, bytes, 0, 8);
        return new Sent("村务公开.png", "image/png", bytes);
    }

    private WebTestClient.ResponseSpec content(String login, UUID record) {
        return town.get(login, "/v1/records/" + record + "/content");
    }

    private UUID filed(Sent sent) {
        return UUID.fromString(town.filed(town.resolution(), sent).path("id").asString());
    }

    private List<Path> kept() throws IOException {
        try (var files = Files.walk(Path.of("target/store", town.principal()))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {9, 65_536, 65_537, 1_000_000})
    void whatIsFiledIsReadBackByteForByte(int size) throws Exception {
        var sent = image(size);
        var filed = town.filed(town.resolution(), sent);
        assertThat(filed.path("sha256").asString()).isEqualTo(HexFormat.of().formatHex(sent.sha256()));

        var bytes = content(town.reporter(), UUID.fromString(filed.path("id").asString()))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sent.sha256()) + ":")
                .expectHeader()
                .valueEquals("Content-Type", "image/png")
                .expectHeader()
                .contentLength(size)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals(
                        "Content-Disposition",
                        "attachment; filename=\"____.png\"; filename*=UTF-8''%E6%9D%91%E5%8A%A1%E5%85%AC%E5%BC%80.png")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();

        assertThat(bytes).isEqualTo(sent.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"director.", "secretary.", "supervisor."})
    void theCommunitysOwnPeopleRead(String person) {
        content(person + town.community(), filed(image(9))).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"archivist", "auditor"})
    void theArchivistAndTheAuditorRead(String login) {
        content(login, filed(image(9))).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "accountant", "custodian", "leader", "district"})
    void nobodyElseReads(String login) throws SQLException {
        var record = filed(image(9));

        refused(content(login, record), 403, "access.role");
        assertThat(readings(record)).isEmpty();
    }

    @Test
    void everyReadingIsOnRecordForEver() throws SQLException {
        var record = filed(image(9));
        content("auditor", record).expectStatus().isOk();
        content(town.reporter(), record).expectStatus().isOk();
        refused(content("reporter.elsewhere", record), 404, "access.not-found");

        assertThat(readings(record)).containsExactly("auditor", town.reporter());
        try (var connection = TestPostgres.owner("archives");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute("delete from content_reading where record = '" + record + "'"))
                    .hasMessageContaining("never changed or deleted");
        }
    }

    private static List<String> readings(UUID record) throws SQLException {
        try (var connection = TestPostgres.superuser("archives");
                var sql = connection.createStatement()) {
            var found = sql.executeQuery(
                    "select read_by from content_reading where record = '" + record + "' order by read_at");
            var readers = new ArrayList<String>();
            while (found.next()) {
                readers.add(found.getString(1));
            }
            return readers;
        }
    }

    @Test
    void theSameBytesAreKeptOnceAndTheSecondRecordSaysSo() throws IOException {
        var first = town.filed(town.resolution(), image(500));
        var second = town.filed(town.resolutionWith("title", "副本"), image(500));

        assertThat(first.path("sameContentAs").isNull()).isTrue();
        assertThat(second.path("sameContentAs")).isEqualTo(first.path("id"));
        assertThat(kept()).hasSize(1);
    }

    @Test
    void nobodyLearnsThatAnotherPrincipalHoldsTheSame() throws IOException {
        town.filed(town.resolution(), image(501));
        var other = Town.over(town.client());

        assertThat(other.filed(other.resolution(), image(501))
                        .path("sameContentAs")
                        .isNull())
                .isTrue();
        assertThat(kept()).hasSize(1);
        assertThat(Path.of("target/store", other.principal())).isDirectory();
    }

    @Test
    void theSameBytesAtOnceAreAllWell() {
        var sent = image(200_000);
        var records =
                IntStream.range(0, 6).parallel().mapToObj(_ -> filed(sent)).toList();

        records.forEach(record -> assertThat(content("archivist", record)
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody())
                .isEqualTo(sent.bytes()));
    }

    /** U+0000 is what PostgreSQL cannot keep, so the row fails after the bytes have their place. */
    @Test
    void bytesWhoseRowWasNeverWrittenAreNotSeenAndNotInTheWay() throws IOException {
        var sent = image(502);
        refused(
                town.file("archivist", IdempotencyKeys.next(), town.resolutionWith("title", "a\u0000b"), sent),
                400,
                "request.malformed");

        assertThat(kept()).hasSize(1);
        assertThat(town.seen("archivist", "/v1/records?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        var filed = town.filed(town.resolution(), sent);
        assertThat(filed.path("item").asInt()).isEqualTo(1);
        assertThat(filed.path("sameContentAs").isNull()).isTrue();
        assertThat(kept()).hasSize(1);
    }

    @Test
    void damagedBytesAreNeverHandedOutAsIfTheyWereWhole() throws IOException {
        var record = filed(image(9));
        var file = kept().getFirst();
        var bytes = Files.readAllBytes(file);
        bytes[8]++;

        Files.write(file, bytes);
        refused(content("archivist", record), 500, "request.broken");
        Files.write(file, new byte[3]);
        refused(content("archivist", record), 500, "request.broken");
        Files.delete(file);
        var problem = refused(content("archivist", record), 500, "request.broken");
        assertThat(problem.toString()).doesNotContain("target/store");
    }

    @Test
    void damageFurtherDownBreaksTheTransferOff() throws IOException {
        var record = filed(image(900_000));
        var file = kept().getFirst();
        var bytes = Files.readAllBytes(file);
        bytes[100]++;
        Files.write(file, bytes);

        assertThatThrownBy(() -> content("archivist", record).expectBody(byte[].class))
                .hasStackTraceContaining("prematurely");
    }

    @Test
    void filingTheSameBytesAgainMendsThem() throws IOException {
        var sent = image(503);
        var record = filed(sent);
        Files.write(kept().getFirst(), "damaged".getBytes(UTF_8));
        filed(sent);

        content("archivist", record).expectStatus().isOk();
    }

    @Test
    void contentIsForThoseWithAToken() {
        var record = filed(image(9));
        refused(town.client().get().uri("/v1/records/" + record + "/content").exchange(), 401, "access.token");
        assertThat(read(content("archivist", UUID.randomUUID()).expectStatus().isNotFound())
                        .path("code")
                        .asString())
                .isEqualTo("access.not-found");
    }
}
