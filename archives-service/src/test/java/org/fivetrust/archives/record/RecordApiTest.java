package org.fivetrust.archives.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.archives.Town.TODAY;
import static org.fivetrust.archives.Town.read;
import static org.fivetrust.archives.Town.refused;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.archives.Town;
import org.fivetrust.archives.Town.Sent;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ArchivesTest
class RecordApiTest {

    private Town town;

    @BeforeEach
    void aTown(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    private JsonNode items(String login, String query) {
        return town.seen(login, "/v1/records?principal=" + town.principal() + query)
                .path("items");
    }

    @Test
    void aRecordIsDescribedAsItWasFiled() {
        var sent = Sent.pdf("第三季度决议");
        var filed = read(town.file("archivist", IdempotencyKeys.next(), town.resolution(), sent)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/records/[0-9a-f-]{36}"));

        var seen = town.seen(town.reporter(), "/v1/records/" + filed.path("id").asString());

        assertThat(seen).isEqualTo(filed);
        assertThat(seen.path("archivalNumber").asString()).matches("[A-Z]\\d{3}-WS·" + TODAY.getYear() + "·Y·ZZ-0001");
        assertThat(seen.path("title").asString()).isEqualTo("第三季度居民代表会议决议");
        assertThat(seen.path("documentNumber").asString()).isEqualTo("东居〔2026〕7号");
        assertThat(seen.path("formedOn").asString()).isEqualTo(TODAY.toString());
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
    void thoseWhomTheClauseNamesFile(String login) {
        town.file(login, IdempotencyKeys.next(), town.resolution(), Sent.pdf(login))
                .expectStatus()
                .isCreated();
        town.file(town.reporter(), IdempotencyKeys.next(), town.resolution(), Sent.pdf("reporter"))
                .expectStatus()
                .isCreated();
    }

    @Test
    void nobodyElseFiles() {
        var problem = refused(
                town.file("auditor", IdempotencyKeys.next(), town.resolution(), Sent.pdf("x")),
                403,
                "agreement.role-not-entitled");

        assertThat(problem.path("clauses").get(0).path("number").asString()).isEqualTo("3.1");
        assertThat(items("auditor", "")).isEmpty();
    }

    @Test
    void itemNumbersHaveNoGapWhoeverFilesAtOnce() {
        town.filed();
        NeighbourStub.forbids("agreement.out-of-scope");
        refused(
                town.file("archivist", IdempotencyKeys.next(), town.resolutionWith("category", "杂"), Sent.pdf("x")),
                422,
                "archives.unknown-category");
        refused(
                town.file("archivist", IdempotencyKeys.next(), town.resolutionWith("title", "a\u0000b"), Sent.pdf("x")),
                400,
                "request.malformed");

        var numbers = IntStream.range(0, 12)
                .parallel()
                .map(n -> town.filed(town.resolution(), Sent.pdf("n" + n))
                        .path("item")
                        .asInt())
                .sorted()
                .boxed()
                .toList();

        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(2, 13).boxed().toList());
    }

    @Test
    void eachYearAndCategoryIsCountedApartWithinOneFonds() {
        var first = town.filed(town.resolution(), Sent.pdf("a"))
                .path("archivalNumber")
                .asString();
        var fonds = first.substring(0, 4);

        assertThat(town.filed(
                                Map.of(
                                        "principal", town.principal(),
                                        "title", "凭证",
                                        "category", "会计",
                                        "kind", "记账凭证",
                                        "year", TODAY.getYear()),
                                Sent.pdf("b"))
                        .path("archivalNumber")
                        .asString())
                .isEqualTo(fonds + "-KU·" + TODAY.getYear() + "·D30-0001");
        assertThat(town.filed(town.resolutionWith("year", TODAY.getYear() - 1), Sent.pdf("c"))
                        .path("archivalNumber")
                        .asString())
                .isEqualTo(fonds + "-WS·" + (TODAY.getYear() - 1) + "·Y·ZZ-0001");
        assertThat(town.filed(town.resolution(), Sent.pdf("d"))
                        .path("archivalNumber")
                        .asString())
                .endsWith("-0002");
        assertThat(Town.over(town.client())
                        .filed(town.resolutionWith("principal", town.community() + "-collective"), Sent.pdf("e"))
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
    void thePeriodIsTheTablesOrAPersonsDecision(
            String category, String kind, String retention, String kept, boolean toConfirm) {
        var metadata = town.resolutionWith("category", category);
        metadata.put("kind", kind);
        metadata.put("retention", retention);

        var filed = town.filed(metadata, Sent.pdf("x"));

        assertThat(filed.path("retention").asString()).isEqualTo(kept);
        assertThat(filed.path("retentionToConfirm").asBoolean()).isEqualTo(toConfirm);
    }

    @Test
    void thePeriodsLastDayIsTold() {
        var metadata = town.resolutionWith("retention", "D10");
        metadata.put("kind", "选票、委托投票书");

        assertThat(town.filed(metadata, Sent.pdf("x")).path("keepUntil").asString())
                .isEqualTo((TODAY.getYear() + 10) + "-12-31");
    }

    @ParameterizedTest(name = "{0} = {1} is refused: {2}")
    @CsvSource({
        "category, 杂项, archives.unknown-category",
        "kind, 杂项, archives.unknown-kind",
        "retention, D30, archives.retention-too-short",
        "year, 2999, archives.date-in-the-future",
        "formedOn, 2100-01-01, archives.date-in-the-future"
    })
    void whatTheRulesDoNotAllowIsNotFiled(String field, String value, String code) {
        refused(
                town.file("archivist", IdempotencyKeys.next(), town.resolutionWith(field, value), Sent.pdf("x")),
                422,
                code);
        assertThat(items("archivist", "")).isEmpty();
    }

    @Test
    void theSameKeyGivesTheSameRecord() {
        var key = IdempotencyKeys.next();
        var sent = Sent.pdf("once");
        var first = read(town.file("archivist", key, town.resolution(), sent)
                .expectStatus()
                .isCreated());

        assertThat(read(town.file("archivist", key, town.resolution(), sent)
                        .expectStatus()
                        .isCreated()
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(first);
        assertThat(items("archivist", "")).hasSize(1);
    }

    @Test
    void theSameKeyWithOtherBytesOrOtherWordsIsRefused() {
        var key = IdempotencyKeys.next();
        town.file("archivist", key, town.resolution(), Sent.pdf("once"))
                .expectStatus()
                .isCreated();

        refused(town.file("archivist", key, town.resolution(), Sent.pdf("Once")), 422, "request.key-reused");
        refused(
                town.file("archivist", key, town.resolutionWith("title", "另一件"), Sent.pdf("once")),
                422,
                "request.key-reused");
        assertThat(items("archivist", "")).hasSize(1);
    }

    @Test
    void withoutAKeyNothingIsFiled() {
        refused(town.file("archivist", "", town.resolution(), Sent.pdf("x")), 400, "request.malformed");
    }

    @Test
    void withoutAnAgreementNothingIsFiled() {
        NeighbourStub.noAgreement();
        refused(
                town.file("archivist", IdempotencyKeys.next(), town.resolution(), Sent.pdf("x")),
                422,
                "agreement.not-in-force");
        assertThat(items("archivist", "")).isEmpty();
    }

    @Test
    void silenceIsNeitherAPermitNorARefusal() {
        NeighbourStub.silent();
        refused(
                town.file("archivist", IdempotencyKeys.next(), town.resolution(), Sent.pdf("x")),
                503,
                "request.neighbour-silent");
        assertThat(items("archivist", "")).isEmpty();
    }

    @Test
    void whileTheMandateLivesFilingGoesOnAlone() {
        town.filed();
        NeighbourStub.silent();
        town.filed();
        assertThat(items("archivist", "")).hasSize(2);
    }

    @Test
    void recordsAreFoundByWordsYearAndCategory() {
        var resolution = town.filed(town.resolution(), Sent.pdf("a"));
        town.filed(
                Map.of("principal", town.principal(), "title", "100%完好_确认书", "category", "资产", "year", 2020),
                Sent.pdf("b"));
        var reporter = town.reporter();

        assertThat(items(reporter, "&q=代表会议")).hasSize(1);
        assertThat(items(reporter, "&q=〔2026〕7号")).hasSize(1);
        assertThat(items(
                        reporter,
                        "&q=" + resolution.path("archivalNumber").asString().substring(5)))
                .hasSize(1);
        assertThat(items(reporter, "&q=0%完")).hasSize(1);
        assertThat(items(reporter, "&q=_")).hasSize(1);
        assertThat(items(reporter, "&q=没有")).isEmpty();
        assertThat(items(reporter, "&year=2020")).hasSize(1);
        assertThat(items(reporter, "&category=资产")).hasSize(1);
        assertThat(items(reporter, "&category=assets")).hasSize(1);
        assertThat(items(reporter, "&category=实物")).isEmpty();
        assertThat(items(reporter, "&year=2020&category=文书-居民自治")).isEmpty();
        refused(town.get(reporter, "/v1/records?year=last"), 400, "request.malformed");
    }

    @Test
    void pagesFollowOneAnotherAndTheStreamHasThemAll() {
        IntStream.range(0, 5).forEach(_ -> town.filed());
        var reporter = town.reporter();
        var page = town.seen(reporter, "/v1/records?limit=3");

        assertThat(page.path("items")).hasSize(3);
        assertThat(town.seen(
                                reporter,
                                "/v1/records?limit=3&cursor="
                                        + page.path("next").asString())
                        .path("items"))
                .hasSize(2);
        assertThat(town.client()
                        .get()
                        .uri("/v1/records")
                        .header("Authorization", TestTokens.bearer(reporter))
                        .accept(MediaType.APPLICATION_NDJSON)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()
                        .lines())
                .hasSize(5);
        refused(town.get(reporter, "/v1/records?cursor=Zm9v"), 400, "request.malformed");
    }

    @Test
    void anotherCommunitysRecordsAreNotThere() {
        var record = town.filed();
        var stranger = "reporter.elsewhere";

        refused(town.get(stranger, "/v1/records/" + record), 404, "access.not-found");
        refused(town.get(stranger, "/v1/records/" + record + "/content"), 404, "access.not-found");
        assertThat(items(stranger, "")).isEmpty();
        refused(town.file(stranger, IdempotencyKeys.next(), town.resolution(), Sent.pdf("x")), 403, "access.principal");
        refused(town.get("auditor", "/v1/records/" + UUID.randomUUID()), 404, "access.not-found");
        refused(town.get("auditor", "/v1/records/seven"), 400, "request.malformed");
    }

    @Test
    void whatIsFiledIsNeverChangedOrDeleted() throws SQLException {
        var record = town.filed();
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
    void theDatabaseItselfShowsNothingOutsideTheScope() throws SQLException {
        town.filed();
        try (var connection = TestPostgres.application("archives");
                var sql = connection.createStatement()) {
            var found = sql.executeQuery("select count(*) from record_seen");
            found.next();
            assertThat(found.getInt(1)).isZero();
        }
    }
}
