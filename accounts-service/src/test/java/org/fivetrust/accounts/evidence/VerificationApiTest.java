package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;
import static org.fivetrust.accounts.evidence.Tampering.tamper;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Who verifies the log, what a checkpoint brought along adds, and who is shown the findings. */
@AccountsTest
class VerificationApiTest {

    private static final String VERIFICATIONS = "/v1/logs/accounts/verifications";

    private Town town;
    private String book;
    private String voucher;

    @BeforeEach
    void aPostedVoucher(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client.mutate().responseTimeout(Duration.ofMinutes(2)).build());
        book = town.book();
        voucher = town.posted(book, supplies("2026-03-05", "600.00")).path("id").asString();
        town.seen("auditor", "/v1/vouchers/" + voucher + "/proof");
    }

    private JsonNode verified() {
        return town.created("auditor", VERIFICATIONS, Map.of());
    }

    @Test
    void aCheckpointTheAuditorBringsIsHeldAgainstTheLogToo() {
        var note = "fivetrust.org/accounts\n1\n" + "A".repeat(43) + "=\n\n\u2014 fivetrust.org/accounts "
                + java.util.Base64.getEncoder().encodeToString(new byte[68]) + "\n";

        var verified = town.created("auditor", VERIFICATIONS, Map.of("checkpoint", note));

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

        assertThat(town.seen("head", kept).path("findings")).isEqualTo(verified.path("findings"));
        assertThat(town.seen("head", kept).path("askedBy").asString()).isEqualTo("auditor");
        refused(town.get(town.reporter(), kept), 403, "access.role");
        refused(town.get("auditor", VERIFICATIONS + "/" + UUID.randomUUID()), 404, "access.not-found");
    }

    @Test
    void onlyAuditorsAndTheHeadVerify() {
        refused(town.post("accountant", VERIFICATIONS, Map.of()), 403, "access.role");
        refused(town.post("auditor", "/v1/logs/funds/verifications", Map.of()), 404, "access.not-found");
        refused(town.post("auditor", VERIFICATIONS, Map.of("checkpiont", "x")), 400, "request.malformed");
    }
}
