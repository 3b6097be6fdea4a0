package org.fivetrust.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.AccountsClient;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A sample is drawn from a year that a checkpoint fixes, and anybody with the export draws the same. */
@AccountsTest
class SampleApiTest {

    @TempDir
    private Path folder;

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private AccountsClient auditor;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        auditor = community.accounts("auditor");
        book = books.opened();
    }

    /** The checkpoint that covers a voucher posted now. */
    private Checkpoint posted(String amount) {
        var voucher = books.posted(book, supplies("2026-03-05", amount));
        var proof = Bundle.parse(auditor.proveVoucher(voucher).whole());
        return Checkpoint.parse(proof.checkpoint().text());
    }

    private static Map<String, Object> request(long size, byte[] root, int items) {
        return Body.of(
                "year",
                2026,
                "size",
                items,
                "confidence",
                95,
                "checkpoint",
                Body.of("size", size, "root", Base64.getEncoder().encodeToString(root)));
    }

    private static Map<String, Object> request(Checkpoint checkpoint, int items) {
        return request(checkpoint.size(), checkpoint.sha256(), items);
    }

    private JsonNode ofThirteen() {
        books.postedAll(
                book,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(n -> supplies("2026-03-05", n + "00.00"))
                        .toList());
        return auditor.drawSample(book, request(posted("1300.00"), 5)).created();
    }

    /** What the verifier draws from the export. */
    private List<Map<String, Object>> drawnOffline(JsonNode sample) {
        var verifier = new OfflineVerifier(folder);
        var verdict = verifier.verify(
                "sample",
                verifier.file(
                        "export", auditor.exportForAudit(book, "year", 2026).whole()),
                "--checkpoint",
                verifier.file("note", sample.path("checkpoint").asString()),
                "--size",
                "5",
                "--confidence",
                "95",
                "--key",
                verifier.file(
                        "keys",
                        community
                                .evidence("auditor")
                                .readEvidenceKeys("accounts")
                                .whole()));
        assertThat(verdict.code()).as(verdict.said()).isZero();
        return verdict.said().lines().map(Json::object).toList();
    }

    @Test
    void aSampleTellsWhatItIsDrawnFrom() {
        var sample = ofThirteen();

        assertThat(sample.path("population").asInt()).isEqualTo(13);
        assertThat(sample.path("total").asString()).isEqualTo("9100.00");
    }

    @Test
    void aSampleIsDrawnTheSameByWhoeverHasTheExport() {
        var sample = ofThirteen();

        var offline = drawnOffline(sample);

        assertThat(offline)
                .extracting(item -> item.get("voucher"))
                .isEqualTo(List.<Object>copyOf(Body.texts(sample.path("items"), "voucher")));
        assertThat(offline.stream().mapToLong(item -> (long) item.get("hits")).sum())
                .isEqualTo(5);
    }

    @Test
    void theHeadReadsASampleThatTheAuditorDrew() {
        var sample = auditor.drawSample(book, request(posted("600.00"), 1)).created();

        assertThat(community
                        .accounts("head")
                        .readSample(sample.path("id").asString())
                        .ok())
                .isEqualTo(sample);
    }

    @Test
    void aSampleRestsOnARootThatWasSigned() {
        var checkpoint = posted("600.00");

        auditor.drawSample(book, request(checkpoint.size(), new byte[32], 5))
                .refused(422, "accounts.audit-checkpoint-unknown");
    }

    @Test
    void aSampleRestsOnASizeThatWasSigned() {
        var checkpoint = posted("600.00");

        auditor.drawSample(book, request(99_999_999, checkpoint.sha256(), 5))
                .refused(422, "accounts.audit-checkpoint-unknown");
    }

    @Test
    void aSampleRestsOnACheckpointThatCoversTheYear() {
        var checkpoint = posted("600.00");
        posted("1.00");

        auditor.drawSample(book, request(checkpoint, 5)).refused(422, "accounts.audit-checkpoint-too-early");
    }

    @Test
    void anEmptyBookHasNothingToDrawFrom() {
        var checkpoint = posted("600.00");
        var empty = books.opened("NONPROFIT_2004", "2025-01-01");

        auditor.drawSample(empty, request(checkpoint, 5)).refused(422, "accounts.audit-population-too-small");
    }

    @Test
    void whoDoesNotAuditDrawsNothing() {
        community
                .accounts("accountant")
                .drawSample(book, request(posted("600.00"), 5))
                .refused(403, "access.role");
    }

    @Test
    void everyFaultOfARequestIsToldAtOnce() {
        assertThat(auditor.drawSample(book, Map.of("year", 1, "size", 0)).pointers(400, "request.malformed"))
                .containsExactlyInAnyOrder("/year", "/size", "/checkpoint");
    }

    @Test
    void aSampleAskedForTwiceIsDrawnOnce() {
        var request = request(posted("600.00"), 3);
        var keyed = auditor.withKey(IdempotencyKeys.next());
        var first = keyed.drawSample(book, request).created();

        assertThat(keyed.drawSample(book, request).replayed().created()).isEqualTo(first);
    }

    @Test
    void aSampleAskedForManyTimesAtOnceIsDrawnOnce() {
        var request = request(posted("600.00"), 3);
        var keyed = auditor.withKey(IdempotencyKeys.next());

        var answers = atOnce(5, _ -> keyed.drawSample(book, request));

        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.body().path("id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aKeyServesOneSample() {
        var checkpoint = posted("600.00");
        var keyed = auditor.withKey(IdempotencyKeys.next());
        keyed.drawSample(book, request(checkpoint, 3)).created();

        keyed.drawSample(book, request(checkpoint, 4)).refused(422, "request.key-reused");
    }

    @Test
    void anUnknownSampleIsNotThere() {
        auditor.readSample(UUID.randomUUID()).refused(404, "access.not-found");
    }
}
