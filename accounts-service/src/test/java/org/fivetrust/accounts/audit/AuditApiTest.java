package org.fivetrust.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import io.r2dbc.pool.ConnectionPool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.verifier.Verifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The verifier that an auditor runs checks the files the auditor downloads. */
@AccountsTest
class AuditApiTest {

    @TempDir
    private Path folder;

    private WebTestClient client;
    private Town town;
    private String book;
    private String said;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        this.client = client;
        town = Town.over(client);
        book = town.book();
    }

    private String text(String path) {
        return new String(
                town.get("auditor", path)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int verify(String... arguments) {
        var output = new ByteArrayOutputStream();
        var code = Verifier.run(new PrintStream(output, true, StandardCharsets.UTF_8), arguments);
        said = output.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String keys() {
        return file("keys", text("/.well-known/evidence/accounts"));
    }

    private String posted(String amount) {
        return town.posted(book, supplies("2026-03-05", amount)).path("id").asString();
    }

    private String export() {
        return file("export.ndjson", text("/v1/books/" + book + "/audit-export?year=2026"));
    }

    private Bundle proof(String voucher) {
        return Bundle.parse(text("/v1/vouchers/" + voucher + "/proof"));
    }

    private Map<String, Object> wish(Checkpoint checkpoint, int size) {
        return Map.of(
                "year",
                2026,
                "size",
                size,
                "confidence",
                95,
                "checkpoint",
                Map.of("size", checkpoint.size(), "root", Base64.getEncoder().encodeToString(checkpoint.sha256())));
    }

    @Test
    void aProofAndAnExportHoldWithoutTheService() throws IOException {
        var voucher = posted("600.00");
        posted("20.00");
        town.drafted(book, supplies("2026-03-05", "1.00"));

        assertThat(verify(file("b.json", proof(voucher).text()), "--key", keys()))
                .as(said)
                .isZero();
        var export = export();
        assertThat(verify("export", export, "--key", keys())).as(said).isZero();
        assertThat(said).contains("2 vouchers");
        var types = Files.readAllLines(Path.of(export)).stream()
                .map(line -> Json.object(line).get("type").toString())
                .distinct()
                .toList();
        assertThat(types).contains("export", "book", "account", "balance", "voucher", "node", "checkpoint", "end");
        Files.writeString(
                Path.of(export), Files.readString(Path.of(export)).replace("\"debit\":60000", "\"debit\":60001"));
        assertThat(verify("export", export, "--key", keys())).isEqualTo(1);
        assertThat(said).contains("CONTENT", voucher);
    }

    @Test
    void anEmptyYearIsExportedToo() {
        assertThat(verify("export", file("e", text("/v1/books/" + book + "/audit-export?year=2031")), "--key", keys()))
                .as(said)
                .isZero();
        refused(town.get("auditor", "/v1/books/" + book + "/audit-export?year=1"), 400, "request.malformed");
        refused(
                client.get()
                        .uri("/v1/books/" + book + "/audit-export?year=2026")
                        .header("Authorization", TestTokens.bearer("reporter.elsewhere"))
                        .accept(MediaType.ALL)
                        .exchange(),
                404,
                "access.not-found");
    }

    /** The export is a file by then: a slow or broken reader holds no connection. */
    @Test
    void whoHangsUpInTheMiddleOfAnExportLeavesNothingBehind(@Autowired ConnectionPool pool) {
        posted("600.00");
        var connections = pool.getMetrics().orElseThrow();
        for (var n = 0; n < 5; n++) {
            var first = client.get()
                    .uri("/v1/books/" + book + "/audit-export?year=2026")
                    .header("Authorization", TestTokens.bearer("auditor"))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .returnResult(String.class)
                    .getResponseBody()
                    .blockFirst();
            assertThat(first).contains("fivetrust-export/1");
        }
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> connections.acquiredSize() == 0 && connections.pendingAcquireSize() == 0);
        assertThat(verify("export", export(), "--key", keys())).as(said).isZero();
    }

    @Test
    void aSampleIsDrawnTheSameByWhoeverHasTheExport() {
        town.postedAll(
                book,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(n -> supplies("2026-03-05", n + "00.00"))
                        .toList());
        var last = posted("1300.00");
        var checkpoint = Checkpoint.parse(proof(last).checkpoint().text());

        var sample = town.created("auditor", "/v1/books/" + book + "/samples", wish(checkpoint, 5));

        assertThat(sample.path("population").asInt()).isEqualTo(13);
        assertThat(sample.path("total").asString()).isEqualTo("9100.00");
        assertThat(town.seen("head", "/v1/samples/" + sample.path("id").asString()))
                .isEqualTo(sample);
        assertThat(verify(
                        "sample",
                        export(),
                        "--checkpoint",
                        file("note", sample.path("checkpoint").asString()),
                        "--size",
                        "5",
                        "--confidence",
                        "95",
                        "--key",
                        keys()))
                .as(said)
                .isZero();
        assertThat(said.lines().map(line -> Json.object(line).get("voucher")).toList())
                .isEqualTo(sample.path("items")
                        .valueStream()
                        .map(item -> (Object) item.path("voucher").asString())
                        .toList());
        assertThat(said.lines()
                        .mapToLong(line -> (long) Json.object(line).get("hits"))
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void aSampleRestsOnACheckpointThatWasSignedAndCoversTheYear() {
        var voucher = posted("600.00");
        var checkpoint = Checkpoint.parse(proof(voucher).checkpoint().text());
        var samples = "/v1/books/" + book + "/samples";
        var other = new Checkpoint(checkpoint.origin(), checkpoint.size(), new byte[32], null);

        refused(town.post("auditor", samples, wish(other, 5)), 422, "accounts.audit-checkpoint-unknown");
        refused(
                town.post("auditor", samples, wish(new Checkpoint("", 99_999_999, checkpoint.sha256(), null), 5)),
                422,
                "accounts.audit-checkpoint-unknown");
        posted("1.00");
        refused(town.post("auditor", samples, wish(checkpoint, 5)), 422, "accounts.audit-checkpoint-too-early");
        refused(town.post("accountant", samples, wish(checkpoint, 5)), 403, "access.role");
        refused(town.post("auditor", samples, Map.of("year", 1, "size", 0)), 400, "request.malformed");
        var empty = town.book("NONPROFIT_2004", "2025-01-01");
        refused(
                town.post("auditor", "/v1/books/" + empty + "/samples", wish(checkpoint, 5)),
                422,
                "accounts.audit-population-too-small");
    }

    @Test
    void aSampleAskedForTwiceIsDrawnOnce() {
        var checkpoint = Checkpoint.parse(proof(posted("600.00")).checkpoint().text());
        var key = IdempotencyKeys.next();
        var path = "/v1/books/" + book + "/samples";

        var first = Town.read(town.post("auditor", key, path, wish(checkpoint, 3))
                .expectStatus()
                .isCreated());
        var second = Town.read(town.post("auditor", key, path, wish(checkpoint, 3))
                .expectStatus()
                .isCreated());

        assertThat(second).isEqualTo(first);
        refused(town.post("auditor", key, path, wish(checkpoint, 4)), 422, "request.key-reused");
    }

    @Test
    void everyReadOfAnAuditorIsWrittenDownAndFound() {
        var voucher = posted("600.00");
        town.seen("auditor", "/v1/vouchers/" + voucher);
        town.seen("auditor", "/v1/books?principal=" + town.principal());
        town.seen("accountant", "/v1/vouchers/" + voucher);
        var today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        var search = "/v1/audit-accesses?principal=" + town.principal() + "&subject=auditor&from=" + today;

        assertThat(town.seen("head", search)
                        .path("items")
                        .valueStream()
                        .map(access -> access.path("path").asString()))
                .containsExactly("/v1/vouchers/" + voucher, "/v1/books");
        assertThat(town.seen("head", search + "&q=VOUCHERS").path("items")).hasSize(1);
        assertThat(town.seen("head", search + "&to=" + today.minusDays(1)).path("items"))
                .isEmpty();
        var page = town.seen("head", search + "&limit=1");
        assertThat(page.path("items")).hasSize(1);
        assertThat(town.seen("head", search + "&cursor=" + page.path("next").asString())
                        .path("items"))
                .hasSize(1);
        assertThat(town.seen("supervisor." + town.community(), "/v1/audit-accesses")
                        .path("items"))
                .hasSize(2);
        assertThat(town.seen("supervisor.elsewhere", "/v1/audit-accesses").path("items"))
                .isEmpty();
        refused(town.get("accountant", search), 403, "access.role");
        assertThat(verifiedKinds(voucher)).isTrue();
    }

    /** The log of reads is itself in the log. */
    private boolean verifiedKinds(String voucher) {
        var size = Checkpoint.parse(org.fivetrust.evidence.model.SignedNote.parse(
                                proof(voucher).checkpoint().whole())
                        .text())
                .size();
        var leaves = text("/v1/logs/accounts/leaves?limit=200&from=" + Math.max(0, size - 200));
        return leaves.contains("audit.access");
    }

    @Test
    void theHeadGrantsMandatesAndNobodyElse() {
        var wanted = Map.of(
                "auditor",
                "auditor",
                "principals",
                List.of(town.principal()),
                "areas",
                List.of("accounts"),
                "years",
                List.of(2026),
                "from",
                "2026-01-01",
                "to",
                "2026-12-31",
                "ground",
                "年度审计");

        var mandate = town.created("head", "/v1/audit-mandates", wanted);
        var path = "/v1/audit-mandates/" + mandate.path("id").asString();

        assertThat(town.seen("auditor", path)).isEqualTo(town.seen("head", path));
        assertThat(mandate.path("grantedBy").asString()).isEqualTo("head");
        refused(town.post("auditor", "/v1/audit-mandates", wanted), 403, "access.role");
        refused(town.get("accountant", path), 404, "access.not-found");
        refused(town.get("head", "/v1/audit-mandates/" + UUID.randomUUID()), 404, "access.not-found");
        var revoked = town.done("head", path + "/revocation", Map.of("ground", "人员变动"));
        assertThat(revoked.path("revokedBy").asString()).isEqualTo("head");
        refused(
                town.post("head", path + "/revocation", Map.of("ground", "again")),
                409,
                "accounts.audit-mandate-revoked");
        var bad = refused(
                town.post(
                        "head",
                        "/v1/audit-mandates",
                        Map.of(
                                "auditor",
                                "",
                                "principals",
                                List.of("X"),
                                "areas",
                                List.of("moon"),
                                "years",
                                List.of(1),
                                "from",
                                "2026-02-01",
                                "to",
                                "2026-01-01",
                                "ground",
                                "x")),
                400,
                "request.malformed");
        assertThat(bad.path("violations").size()).isGreaterThanOrEqualTo(5);
    }
}
