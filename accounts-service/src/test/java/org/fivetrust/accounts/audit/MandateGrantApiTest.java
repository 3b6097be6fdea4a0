package org.fivetrust.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.AccountsClient;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who grants audit mandates, who reads them, and how they end. */
@AccountsTest
class MandateGrantApiTest {

    private static final Map<String, String> ENDED = Map.of("ground", "人员变动");

    @Autowired
    private WebTestClient client;

    private Community community;
    private AccountsClient head;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        head = community.accounts("head");
    }

    private Map<String, Object> mandate(Object... differently) {
        var mandate = Body.of(
                "auditor", "auditor",
                "principals", List.of(community.committee()),
                "areas", List.of("accounts"),
                "years", List.of(2026),
                "from", "2026-01-01",
                "to", "2026-12-31",
                "ground", "年度审计");
        return Body.with(mandate, differently);
    }

    @Test
    void theHeadGrantsMandates() {
        assertThat(head.grantAuditMandate(mandate()).created().path("grantedBy").asString())
                .isEqualTo("head");
    }

    @Test
    void nobodyElseGrantsMandates() {
        community.accounts("auditor").grantAuditMandate(mandate()).refused(403, "access.role");
    }

    @Test
    void theAuditorReadsTheMandateAsTheHeadDoes() {
        var mandate = head.grantAuditMandate(mandate()).id();

        assertThat(community.accounts("auditor").readAuditMandate(mandate).ok())
                .isEqualTo(head.readAuditMandate(mandate).ok());
    }

    @Test
    void aMandateIsNotThereForOthers() {
        var mandate = head.grantAuditMandate(mandate()).id();

        community.accounts("accountant").readAuditMandate(mandate).refused(403, "access.role");
    }

    @Test
    void anUnknownMandateIsNotThere() {
        head.readAuditMandate(UUID.randomUUID()).refused(404, "access.not-found");
    }

    @Test
    void aMandateIsGrantedOnceUnderItsKey() {
        var keyed = head.withKey(IdempotencyKeys.next());
        var first = keyed.grantAuditMandate(mandate()).created();

        assertThat(keyed.grantAuditMandate(mandate()).replayed().created()).isEqualTo(first);
    }

    @Test
    void theHeadRevokesAMandate() {
        var mandate = head.grantAuditMandate(mandate()).id();

        assertThat(head.revokeAuditMandate(mandate, ENDED)
                        .ok()
                        .path("revokedBy")
                        .asString())
                .isEqualTo("head");
    }

    @Test
    void aMandateIsRevokedOnce() {
        var mandate = head.grantAuditMandate(mandate()).id();
        head.revokeAuditMandate(mandate, ENDED).ok();

        head.revokeAuditMandate(mandate, ENDED).refused(409, "accounts.audit-mandate-revoked");
    }

    @Test
    void theAuditorDoesNotRevokeAMandate() {
        var mandate = head.grantAuditMandate(mandate()).id();

        community.accounts("auditor").revokeAuditMandate(mandate, ENDED).refused(403, "access.role");
    }

    @Test
    void everyFaultOfAMandateIsToldAtOnce() {
        var faulty = mandate(
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
                "2026-01-01");

        assertThat(head.grantAuditMandate(faulty).pointers(400, "request.malformed"))
                .contains("/auditor", "/principals/0", "/areas/0", "/years/0")
                .hasSizeGreaterThanOrEqualTo(5);
    }
}
