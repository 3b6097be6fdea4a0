package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.evidence.Tampering.tamper;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Who verifies the log, what a checkpoint brought along adds, and who is shown the findings. */
@AccountsTest
@ReadsTheWholeLog
class VerificationApiTest {

    private static final String VERIFICATIONS = "/v1/logs/accounts/verifications";

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;
    private String voucher;

    @BeforeEach
    void aPostedVoucher() {
        NeighbourStub.reset();
        community = World.over(
                        client.mutate().responseTimeout(Duration.ofMinutes(2)).build())
                .community();
        books = new Books(community);
        book = books.opened();
        voucher = books.posted(book, supplies("2026-03-05", "600.00"));
        community.accounts("auditor").proveVoucher(voucher).ok();
    }

    private JsonNode verified() {
        return community.evidence("auditor").verifyLog("accounts").created();
    }

    @Test
    void aCheckpointTheAuditorBringsIsHeldAgainstTheLogToo() {
        var note = "fivetrust.org/accounts\n1\n" + "A".repeat(43) + "=\n\n\u2014 fivetrust.org/accounts "
                + java.util.Base64.getEncoder().encodeToString(new byte[68]) + "\n";

        var verified = community
                .evidence("auditor")
                .verifyLog("accounts", Map.of("checkpoint", note))
                .created();

        assertThat(verified.path("findings").values())
                .extracting(finding -> finding.path("code").asString())
                .contains("SIGNATURE", "ROOT_DIFFERS");
    }

    @Test
    void aVerificationIsKeptAndItsFindingsAreShownToWhomTheyConcern() throws SQLException {
        var update = "update voucher set attachments = %d where id = '" + voucher + "'";
        tamper(update.formatted(5));
        JsonNode verified;
        try {
            verified = verified();
        } finally {
            tamper(update.formatted(2));
        }
        var kept = VERIFICATIONS + "/" + verified.path("id").asString();

        assertThat(community
                        .evidence("head")
                        .readVerification("accounts", verified.path("id").asString())
                        .ok()
                        .path("findings"))
                .isEqualTo(verified.path("findings"));
        assertThat(community
                        .evidence("head")
                        .readVerification("accounts", verified.path("id").asString())
                        .ok()
                        .path("askedBy")
                        .asString())
                .isEqualTo("auditor");
        community
                .evidence("reporter")
                .readVerification("accounts", verified.path("id").asString())
                .refused(403, "access.role");
        community
                .evidence("auditor")
                .readVerification("accounts", UUID.randomUUID())
                .refused(404, "access.not-found");
    }

    @Test
    void onlyAuditorsAndTheHeadVerify() {
        community.evidence("accountant").verifyLog("accounts").refused(403, "access.role");
        community.evidence("auditor").verifyLog("funds").refused(404, "access.not-found");
        community
                .evidence("auditor")
                .verifyLog("accounts", Map.of("checkpiont", "x"))
                .refused(400, "request.malformed");
    }
}
