package org.fivetrust.archives.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.Records.Sent;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ArchivesTest
class RecordApiTest {

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

    private List<JsonNode> items(String login, Object... parameters) {
        return community
                .archives(login)
                .listRecords(Stream.concat(Stream.of("principal", community.committee()), Arrays.stream(parameters))
                        .toArray())
                .items();
    }

    @Test
    void a_record_is_described_as_it_was_filed() {
        var sent = Sent.pdf("第三季度决议");
        var filed = records.file(records.resolution(), sent)
                .located("/v1/records/[0-9a-f-]{36}")
                .created();

        var seen = community
                .archives("reporter")
                .readRecord(filed.path("id").asString())
                .ok();

        assertThat(seen).isEqualTo(filed);
        assertThat(seen.path("archivalNumber").asString())
                .matches("[A-Z]\\d{3}-WS·" + World.today().getYear() + "·Y·ZZ-0001");
        assertThat(seen.path("title").asString()).isEqualTo("第三季度居民代表会议决议");
        assertThat(seen.path("documentNumber").asString()).isEqualTo("东居〔2026〕7号");
        assertThat(seen.path("formedOn").asString()).isEqualTo(World.today().toString());
        assertThat(seen.path("securityLevel").asString()).isEqualTo("INTERNAL");
        assertThat(seen.path("retention").asString()).isEqualTo("Y");
        assertThat(seen.path("retentionTerms").asString()).isEqualTo("永久");
        assertThat(seen.path("retentionToConfirm").asBoolean()).isFalse();
        assertThat(seen.path("fileName").asString()).isEqualTo("决议.pdf");
        assertThat(seen.path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(seen.path("size").asInt()).isEqualTo(sent.bytes().length);
        assertThat(seen.path("status").asString()).isEqualTo("AVAILABLE");
        assertThat(seen.path("filedBy").asString()).isEqualTo("archivist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archivist", "civil-affairs", "accountant"})
    void those_whom_the_clause_names_file(String login) {
        community
                .archives(login)
                .fileRecord(Records.form(records.resolution(), Sent.pdf(login)))
                .created();
        community
                .archives("reporter")
                .fileRecord(Records.form(records.resolution(), Sent.pdf("reporter")))
                .created();
    }

    @Test
    void nobody_else_files() {
        var problem = community
                .archives("cashier")
                .fileRecord(Records.form(records.resolution(), Sent.pdf("x")))
                .refused(403, "agreement.role-not-entitled");

        assertThat(problem.path("clauses").get(0).path("number").asString()).isEqualTo("3.1");
        assertThat(items("auditor")).isEmpty();
    }

    @Test
    void item_numbers_have_no_gap_whoever_files_at_once() {
        records.filed();
        NeighbourStub.forbids("agreement.out-of-scope");
        records.file(records.resolution("category", "杂"), Sent.pdf("x")).refused(422, "archives.unknown-category");
        records.file(records.resolution("title", "a\u0000b"), Sent.pdf("x")).refused(400, "request.malformed");

        var numbers = IntStream.range(0, 12)
                .parallel()
                .map(n -> records.file(records.resolution(), Sent.pdf("n" + n))
                        .created()
                        .path("item")
                        .asInt())
                .sorted()
                .boxed()
                .toList();

        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(2, 13).boxed().toList());
    }

    @Test
    void each_year_and_category_is_counted_apart_within_one_fonds() {
        var first = records.file(records.resolution(), Sent.pdf("a"))
                .created()
                .path("archivalNumber")
                .asString();
        var fonds = first.substring(0, 4);

        assertThat(records.file(
                                Map.of(
                                        "principal", community.committee(),
                                        "title", "凭证",
                                        "category", "会计",
                                        "kind", "记账凭证",
                                        "year", World.today().getYear()),
                                Sent.pdf("b"))
                        .created()
                        .path("archivalNumber")
                        .asString())
                .isEqualTo(fonds + "-KU·" + World.today().getYear() + "·D30-0001");
        assertThat(records.file(records.resolution("year", World.today().getYear() - 1), Sent.pdf("c"))
                        .created()
                        .path("archivalNumber")
                        .asString())
                .isEqualTo(fonds + "-WS·" + (World.today().getYear() - 1) + "·Y·ZZ-0001");
        assertThat(records.file(records.resolution(), Sent.pdf("d"))
                        .created()
                        .path("archivalNumber")
                        .asString())
                .endsWith("-0002");
        assertThat(records.file(records.resolution("principal", community.collective()), Sent.pdf("e"))
                        .created()
                        .path("archivalNumber")
                        .asString())
                .doesNotStartWith(fonds)
                .endsWith("-0001");
    }

    @ParameterizedTest(name = "{0}, {1}, {2} is kept {3}, to confirm: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "会计, 记账凭证, -, D30, false",
                "会计, 记账凭证, 永久, Y, false",
                "会计, -, D10, D10, false",
                "会计, -, -, Y, true",
                "KU, 银行对账单, -, D10, false",
                "accounting, 固定资产卡片, -, D5, false",
                "Contract, 一般合同、协议, -, D10, false"
            })
    void the_period_is_the_tables_or_a_persons_decision(
            String category, String kind, String retention, String kept, boolean toConfirm) {
        var metadata = records.resolution("category", category);
        metadata.put("kind", kind);
        metadata.put("retention", retention);

        var filed = records.file(metadata, Sent.pdf("x")).created();

        assertThat(filed.path("retention").asString()).isEqualTo(kept);
        assertThat(filed.path("retentionToConfirm").asBoolean()).isEqualTo(toConfirm);
    }

    @Test
    void the_periods_last_day_is_told() {
        var metadata = records.resolution("retention", "D10");
        metadata.put("kind", "选票、委托投票书");

        assertThat(records.file(metadata, Sent.pdf("x"))
                        .created()
                        .path("keepUntil")
                        .asString())
                .isEqualTo((World.today().getYear() + 10) + "-12-31");
    }

    @ParameterizedTest(name = "{0} = {1} is refused: {2}")
    @CsvSource({
        "category, 杂项, archives.unknown-category",
        "kind, 杂项, archives.unknown-kind",
        "retention, D30, archives.retention-too-short",
        "year, 2999, archives.date-in-the-future",
        "formedOn, 2100-01-01, archives.date-in-the-future"
    })
    void what_the_rules_do_not_allow_is_not_filed(String field, String value, String code) {
        records.file(records.resolution(field, value), Sent.pdf("x")).refused(422, code);
        assertThat(items("archivist")).isEmpty();
    }

    @Test
    void the_same_key_gives_the_same_record() {
        var key = IdempotencyKeys.next();
        var sent = Sent.pdf("once");
        var first = community
                .archives("archivist")
                .withKey(key)
                .fileRecord(Records.form(records.resolution(), sent))
                .created();

        assertThat(community
                        .archives("archivist")
                        .withKey(key)
                        .fileRecord(Records.form(records.resolution(), sent))
                        .replayed()
                        .created())
                .isEqualTo(first);
        assertThat(items("archivist")).hasSize(1);
    }

    @Test
    void the_same_key_with_other_bytes_or_other_words_is_refused() {
        var key = IdempotencyKeys.next();
        community
                .archives("archivist")
                .withKey(key)
                .fileRecord(Records.form(records.resolution(), Sent.pdf("once")))
                .created();

        community
                .archives("archivist")
                .withKey(key)
                .fileRecord(Records.form(records.resolution(), Sent.pdf("Once")))
                .refused(422, "request.key-reused");
        community
                .archives("archivist")
                .withKey(key)
                .fileRecord(Records.form(records.resolution("title", "另一件"), Sent.pdf("once")))
                .refused(422, "request.key-reused");
        assertThat(items("archivist")).hasSize(1);
    }

    @Test
    void without_a_key_nothing_is_filed() {
        community
                .archives("archivist")
                .withKey("")
                .fileRecord(Records.form(records.resolution(), Sent.pdf("x")))
                .refused(400, "request.malformed");
    }

    @Test
    void without_an_agreement_nothing_is_filed() {
        NeighbourStub.noAgreement();
        records.file(records.resolution(), Sent.pdf("x")).refused(422, "agreement.not-in-force");
        assertThat(items("archivist")).isEmpty();
    }

    @Test
    void silence_is_neither_a_permit_nor_a_refusal() {
        NeighbourStub.silent();
        records.file(records.resolution(), Sent.pdf("x")).refused(503, "request.neighbour-silent");
        assertThat(items("archivist")).isEmpty();
    }

    @Test
    void while_the_mandate_lives_filing_goes_on_alone() {
        records.filed();
        NeighbourStub.silent();
        records.filed();
        assertThat(items("archivist")).hasSize(2);
    }

    @Test
    void records_are_found_by_words_year_and_category() {
        var resolution = records.file(records.resolution(), Sent.pdf("a")).created();
        records.file(
                        Map.of(
                                "principal",
                                community.committee(),
                                "title",
                                "100%完好_确认书",
                                "category",
                                "资产",
                                "year",
                                2020),
                        Sent.pdf("b"))
                .created();
        var reporter = community.login("reporter");

        assertThat(items(reporter, "q", "代表会议")).hasSize(1);
        assertThat(items(reporter, "q", "〔2026〕7号")).hasSize(1);
        assertThat(items(
                        reporter,
                        "q",
                        resolution.path("archivalNumber").asString().substring(5)))
                .hasSize(1);
        assertThat(items(reporter, "q", "0%完")).hasSize(1);
        assertThat(items(reporter, "q", "_")).hasSize(1);
        assertThat(items(reporter, "q", "没有")).isEmpty();
        assertThat(items(reporter, "year", "2020")).hasSize(1);
        assertThat(items(reporter, "category", "资产")).hasSize(1);
        assertThat(items(reporter, "category", "assets")).hasSize(1);
        assertThat(items(reporter, "category", "实物")).isEmpty();
        assertThat(items(reporter, "year", 2020, "category", "文书-居民自治")).isEmpty();
        community.archives(reporter).listRecords("year", "last").refused(400, "request.malformed");
    }

    @Test
    void pages_follow_one_another_and_the_stream_has_them_all() {
        IntStream.range(0, 5).forEach(_ -> records.filed());
        var reporter = community.login("reporter");
        var page = community.archives(reporter).listRecords("limit", 3).ok();

        assertThat(page.path("items")).hasSize(3);
        assertThat(community
                        .archives(reporter)
                        .listRecords("limit", 3, "cursor", page.path("next").asString())
                        .items())
                .hasSize(2);
        assertThat(community
                        .archives(reporter)
                        .with("Accept", "application/x-ndjson")
                        .listRecords()
                        .lines())
                .hasSize(5);
        community.archives(reporter).listRecords("cursor", "Zm9v").refused(400, "request.malformed");
    }

    @Test
    void another_communitys_records_are_not_there() {
        var record = records.filed();
        var stranger = "reporter.elsewhere";

        community.archives(stranger).readRecord(record).refused(404, "access.not-found");
        community.archives(stranger).readContent(record).refused(404, "access.not-found");
        assertThat(items(stranger)).isEmpty();
        community
                .archives(stranger)
                .fileRecord(Records.form(records.resolution(), Sent.pdf("x")))
                .refused(403, "access.principal");
        community.archives("auditor").readRecord(UUID.randomUUID()).refused(404, "access.not-found");
        community.archives("auditor").readRecord("seven").refused(404, "access.not-found");
    }

    @Test
    void what_is_filed_is_never_changed_or_deleted() throws SQLException {
        var record = records.filed();
        for (var statement : new String[] {
            "update archive_record set title = 'x'",
            "delete from archive_record",
            "update content_reading set read_by = 'x'",
            "delete from content_reading"
        }) {
            try (var connection = TestPostgres.application("archives");
                    var sql = connection.createStatement()) {
                sql.execute("set app.principals = '*'");
                assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("permission denied");
            }
        }
        try (var connection = TestPostgres.owner("archives");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute("delete from archive_record where id = '" + record + "'"))
                    .hasMessageContaining("never changed or deleted");
        }
    }

    @Test
    void the_database_itself_shows_nothing_outside_the_scope() throws SQLException {
        records.filed();
        try (var connection = TestPostgres.application("archives");
                var sql = connection.createStatement()) {
            var found = sql.executeQuery("select count(*) from record_view");
            found.next();
            assertThat(found.getInt(1)).isZero();
        }
    }
}
