package org.fivetrust.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Where mandates are required. A second instance of the service on the same database and key, as in production. */
@AccountsTest
@ReadsTheWholeLog
@TestPropertySource(properties = "audit.mandates-required=true")
class MandateApiTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private Books other;
    private String book;
    private String voucher;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        other = new Books(World.over(client).community());
        book = books.opened();
        voucher = books.posted(book, supplies("2026-03-05", "600.00"));
    }

    private String granted(int year, LocalDate to) {
        return community
                .accounts("head")
                .grantAuditMandate(Map.of(
                        "auditor",
                        "auditor",
                        "principals",
                        List.of(community.committee()),
                        "areas",
                        List.of("accounts"),
                        "years",
                        List.of(year),
                        "from",
                        TODAY.minusDays(1).toString(),
                        "to",
                        to.toString(),
                        "ground",
                        "年度审计"))
                .id();
    }

    /** Without a mandate that names it the answer is the same, whether the thing exists or not. */
    private static boolean closed(Reply reply) {
        return List.of(403, 404).contains(reply.status());
    }

    @Test
    void anAuditorReadsWhatALiveMandateNamesAndNothingElse() {
        var otherBook = other.opened();
        var mandate = granted(2026, TODAY);

        assertThat(community
                        .accounts("auditor")
                        .readVoucher(voucher)
                        .ok()
                        .path("id")
                        .asString())
                .isEqualTo(voucher);
        assertThat(community
                        .accounts("auditor")
                        .listVouchers(book, "period", "2026-03")
                        .ok()
                        .path("items"))
                .hasSize(1);
        assertThat(community
                        .accounts("auditor")
                        .listBooks("principal", other.community().committee())
                        .ok()
                        .path("items"))
                .isEmpty();
        community.accounts("auditor").readBook(otherBook).refused(404, "access.not-found");
        assertThat(closed(community.accounts("auditor").listVouchers(book, "period", "2025-03")))
                .isTrue();
        community.accounts("auditor").listVouchers(book).refused(422, "accounts.audit-year-unnamed");
        community
                .accounts("head")
                .revokeAuditMandate(mandate, Map.of("ground", "审计结束"))
                .ok();
        assertThat(closed(community.accounts("auditor").readVoucher(voucher))).isTrue();
    }

    @Test
    void aHandlerWithoutYearsIsClosedToAuditors() {
        granted(2026, TODAY);

        community.accounts("auditor").listPeriods(book).refused(422, "accounts.audit-year-unnamed");
        assertThat(community.accounts("auditor").listAccounts(book).ok().path("items"))
                .isNotEmpty();
    }

    @Test
    void aMandateForAnotherYearDoesNotOpenThisOne() {
        granted(2025, TODAY);

        assertThat(closed(community.accounts("auditor").readVoucher(voucher))).isTrue();
    }

    /** Controllers match a path decoded and without the parameters of its segments. */
    @Test
    void aPathWrittenOtherwiseIsTheSamePath() {
        granted(2025, TODAY);
        var escaped = "%%%02x".formatted((int) voucher.charAt(0)) + voucher.substring(1);

        assertThat(List.of(
                        "/v1/vouchers/" + escaped,
                        "/v%31/vouchers/" + voucher,
                        "/v1;a=b/vouchers;c/" + voucher,
                        "/v1/books/" + book + "/%76ouchers?period=2026-03"))
                .noneMatch(this::shown);
    }

    private boolean shown(String path) {
        return client.get()
                .uri(base -> URI.create(base.build() + path))
                .header("Authorization", TestTokens.bearer("auditor"))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .is2xxSuccessful();
    }

    @Test
    void aMandateThatHasEndedOpensNothing() {
        granted(2026, TODAY.minusDays(1));

        assertThat(closed(community.accounts("auditor").readVoucher(voucher))).isTrue();
    }

    @Test
    void whatWasRefusedIsWrittenDownToo() {
        granted(2026, TODAY);
        community.accounts("auditor").listVouchers(book).refused(422, "accounts.audit-year-unnamed");

        var accesses = community
                .evidence("head")
                .listAccesses("accounts", "principal", community.committee())
                .ok()
                .path("items");

        assertThat(accesses.get(0).path("allowed").asBoolean()).isFalse();
        assertThat(accesses.get(0).path("path").asString()).isEqualTo("/v1/books/" + book + "/vouchers");
    }

    @Test
    void anAuditorOnlyReadsVerifiesAndSamples() {
        granted(2026, TODAY);

        community
                .accounts("auditor")
                .draftVoucher(book, supplies("2026-03-05", "1.00"))
                .refused(403, "accounts.audit-read-only");
        community.evidence("auditor").verifyLog("accounts").created();
        community
                .accounts("auditor")
                .drawSample(
                        book,
                        Map.of("year", 2025, "size", 1, "checkpoint", Map.of("size", 1, "root", "A".repeat(43) + "=")))
                .refused(403, "accounts.audit-not-in-mandate");
    }

    @Test
    void othersReadAsBefore() {
        assertThat(books.voucher(voucher).path("id").asString()).isEqualTo(voucher);
        assertThat(community
                        .accounts("reporter")
                        .readVoucher(voucher)
                        .ok()
                        .path("id")
                        .asString())
                .isEqualTo(voucher);
    }
}
