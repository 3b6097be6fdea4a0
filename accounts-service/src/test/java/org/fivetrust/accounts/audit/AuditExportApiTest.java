package org.fivetrust.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.testing.world.Vouchers.supplies;

import io.r2dbc.pool.ConnectionPool;
import java.nio.file.Path;
import java.time.Duration;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The verifier that an auditor runs checks the files the auditor downloads. */
@AccountsTest
class AuditExportApiTest {

    @TempDir
    private Path folder;

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private OfflineVerifier verifier;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        verifier = new OfflineVerifier(folder);
        book = books.opened();
    }

    private String posted(String amount) {
        return books.posted(book, supplies("2026-03-05", amount));
    }

    private String keys() {
        return verifier.file(
                "keys",
                community.evidence("auditor").readEvidenceKeys("accounts").whole());
    }

    private String exported(int year) {
        return community.accounts("auditor").exportForAudit(book, "year", year).whole();
    }

    private OfflineVerifier.Verdict verified(String export) {
        return verifier.verify("export", verifier.file("export.ndjson", export), "--key", keys());
    }

    @Test
    void aProofHoldsWithoutTheService() {
        var proof = community.accounts("auditor").proveVoucher(posted("600.00")).whole();

        var verdict = verifier.verify(verifier.file("proof.json", proof), "--key", keys());

        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @Test
    void anExportHoldsWithoutTheService() {
        posted("600.00");
        posted("20.00");

        var verdict = verified(exported(2026));

        assertThat(verdict.code()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("2 vouchers");
    }

    @Test
    void aDraftIsNotExported() {
        posted("600.00");
        books.drafted(book, supplies("2026-03-05", "1.00"));

        assertThat(verified(exported(2026)).said()).contains("1 vouchers");
    }

    @Test
    void anExportHoldsAllThatAYearRestsOn() {
        posted("600.00");

        assertThat(exported(2026).lines().map(line -> Json.object(line).get("type")))
                .contains("export", "book", "account", "balance", "voucher", "node", "checkpoint", "end");
    }

    @Test
    void aChangedExportNamesTheVoucher() {
        var voucher = posted("600.00");

        var verdict = verified(exported(2026).replace("\"debit\":60000", "\"debit\":60001"));

        assertThat(verdict.code()).isEqualTo(1);
        assertThat(verdict.said()).contains("CONTENT", voucher);
    }

    @Test
    void anEmptyYearIsExportedToo() {
        var verdict = verified(exported(2031));

        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @Test
    void aYearThatIsNoneIsSaidSo() {
        community.accounts("auditor").exportForAudit(book, "year", 1).refused(400, "request.malformed");
    }

    @Test
    void anotherCommunitysExportIsNotThere() {
        community
                .accounts("reporter.elsewhere")
                .with("Accept", "*/*")
                .exportForAudit(book, "year", 2026)
                .refused(404, "access.not-found");
    }

    /** The export is a file by then: a slow or broken reader holds no connection. */
    @Test
    void whoHangsUpInTheMiddleOfAnExportLeavesNothingBehind(@Autowired ConnectionPool pool) {
        posted("600.00");
        var connections = pool.getMetrics().orElseThrow();
        for (var n = 0; n < 5; n++) {
            assertThat(beginningOfExport()).contains("fivetrust-export/1");
        }

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> connections.acquiredSize() == 0 && connections.pendingAcquireSize() == 0);
    }

    /** The reader hangs up after it. */
    private String beginningOfExport() {
        return client.get()
                .uri("/v1/books/" + book + "/audit-export?year=2026")
                .header("Authorization", TestTokens.bearer("auditor"))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .blockFirst();
    }
}
