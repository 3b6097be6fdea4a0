package org.fivetrust.archives.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.Records.Sent;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The bytes: kept once per principal, read back as they were, every reading on record. */
@ArchivesTest
class ContentApiTest {

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

    private static Sent image(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy(HexFormat.of().parseHex("89504e470d0a1a0a"), 0, bytes, 0, 8);
        return new Sent("村务公开.png", "image/png", bytes);
    }

    private Reply content(String login, UUID record) {
        return community.archives(login).readContent(record);
    }

    private UUID filed(Sent sent) {
        return UUID.fromString(records.file(records.resolution(), sent).id());
    }

    private List<Path> kept() throws IOException {
        try (var files = Files.walk(Path.of("target/store", community.committee()))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {9, 65_536, 65_537, 1_000_000})
    void what_is_filed_is_read_back_byte_for_byte(int size) throws Exception {
        var sent = image(size);
        var filed = records.file(records.resolution(), sent).created();
        assertThat(filed.path("sha256").asString()).isEqualTo(HexFormat.of().formatHex(sent.sha256()));

        var read = content("reporter", UUID.fromString(filed.path("id").asString()));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.bytes()).isEqualTo(sent.bytes());
        assertThat(read.header("Repr-Digest"))
                .contains("sha-256=:" + Base64.getEncoder().encodeToString(sent.sha256()) + ":");
        assertThat(read.header("Content-Type")).contains("image/png");
        assertThat(read.header("Content-Length")).contains(Integer.toString(size));
        assertThat(read.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(read.header("Content-Disposition"))
                .contains(
                        "attachment; filename=\"____.png\"; filename*=UTF-8''%E6%9D%91%E5%8A%A1%E5%85%AC%E5%BC%80.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"director.", "secretary.", "supervisor."})
    void the_communitys_own_people_read(String person) {
        assertThat(content(person + community.code(), filed(image(9))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"archivist", "auditor"})
    void the_archivist_and_the_auditor_read(String login) {
        assertThat(content(login, filed(image(9))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "accountant", "custodian", "leader", "district"})
    void nobody_else_reads(String login) throws SQLException {
        var record = filed(image(9));

        content(login, record).refused(403, "access.role");
        assertThat(readings(record)).isEmpty();
    }

    @Test
    void every_reading_is_on_record_for_ever() throws SQLException {
        var record = filed(image(9));
        assertThat(content("auditor", record).status()).isEqualTo(200);
        assertThat(content(community.login("reporter"), record).status()).isEqualTo(200);
        content("reporter.elsewhere", record).refused(404, "access.not-found");

        assertThat(readings(record)).containsExactly("auditor", community.login("reporter"));
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
    void the_same_bytes_are_kept_once_and_the_second_record_says_so() throws IOException {
        var first = records.file(records.resolution(), image(500)).created();
        var second = records.file(records.resolution("title", "副本"), image(500)).created();

        assertThat(first.path("sameContentAs").isNull()).isTrue();
        assertThat(second.path("sameContentAs")).isEqualTo(first.path("id"));
        assertThat(kept()).hasSize(1);
    }

    @Test
    void nobody_learns_that_another_principal_holds_the_same() throws IOException {
        records.file(records.resolution(), image(501)).created();
        var other = World.over(client).community();
        var otherRecords = new Records(other);

        assertThat(otherRecords
                        .file(otherRecords.resolution(), image(501))
                        .created()
                        .path("sameContentAs")
                        .isNull())
                .isTrue();
        assertThat(kept()).hasSize(1);
        assertThat(Path.of("target/store", other.committee())).isDirectory();
    }

    @Test
    void the_same_bytes_at_once_are_all_well() {
        var sent = image(200_000);
        var records =
                IntStream.range(0, 6).parallel().mapToObj(_ -> filed(sent)).toList();

        records.forEach(
                record -> assertThat(content("archivist", record).bytes()).isEqualTo(sent.bytes()));
    }

    /** Item numbers have five digits: the row after the last one fails, and its bytes have their place by then. */
    @Test
    void bytes_whose_row_was_never_written_are_not_seen_and_not_in_the_way() throws Exception {
        var sent = image(502);
        lastItem(99_999);
        records.file(records.resolution(), sent).refused(422, "request.constraint");

        assertThat(kept()).hasSize(1);
        assertThat(community
                        .archives("archivist")
                        .listRecords("principal", community.committee())
                        .items())
                .isEmpty();
        lastItem(0);
        var filed = records.file(records.resolution(), sent).created();
        assertThat(filed.path("item").asInt()).isEqualTo(1);
        assertThat(filed.path("sameContentAs").isNull()).isTrue();
        assertThat(kept()).hasSize(1);
    }

    /** Of this year's resolutions. */
    private void lastItem(int number) throws SQLException {
        TestPostgres.execute(
                "archives", """
                insert into number_series (principal, series, last) values ('%s', 'item/%s/文书-居民自治', %s)
                on conflict (principal, series) do update set last = excluded.last
                """.formatted(community.committee(), World.today().getYear(), number));
    }

    @Test
    void damaged_bytes_are_never_handed_out_as_if_they_were_whole() throws IOException {
        var record = filed(image(9));
        var file = kept().getFirst();
        var bytes = Files.readAllBytes(file);
        bytes[8]++;

        Files.write(file, bytes);
        content("archivist", record).refused(500, "request.broken");
        Files.write(file, new byte[3]);
        content("archivist", record).refused(500, "request.broken");
        Files.delete(file);
        var problem = content("archivist", record).refused(500, "request.broken");
        assertThat(problem.toString()).doesNotContain("target/store");
    }

    @Test
    void damage_further_down_breaks_the_transfer_off() throws IOException {
        var record = filed(image(900_000));
        var file = kept().getFirst();
        var bytes = Files.readAllBytes(file);
        bytes[100]++;
        Files.write(file, bytes);

        assertThatThrownBy(() -> content("archivist", record)).hasStackTraceContaining("prematurely");
    }

    @Test
    void filing_the_same_bytes_again_mends_them() throws IOException {
        var sent = image(503);
        var record = filed(sent);
        Files.write(kept().getFirst(), "damaged".getBytes(UTF_8));
        filed(sent);

        assertThat(content("archivist", record).status()).isEqualTo(200);
    }

    @Test
    void content_is_for_those_with_a_token() {
        var record = filed(image(9));
        content("", record).refused(401, "access.token");
        content("archivist", UUID.randomUUID()).refused(404, "access.not-found");
    }
}
