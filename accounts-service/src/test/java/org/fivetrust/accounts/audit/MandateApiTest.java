package org.fivetrust.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Where mandates are required. A second instance of the service on the same database and key, as in production. */
@AccountsTest
@TestPropertySource(properties = "audit.mandates-required=true")
class MandateApiTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private WebTestClient client;

    private Town town;
    private Town other;
    private String book;
    private String voucher;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        town = Town.over(client);
        other = Town.over(client);
        book = town.book();
        voucher = town.posted(book, supplies("2026-03-05", "600.00")).path("id").asString();
    }

    private String granted(int year, LocalDate to) {
        return town.created(
                        "head",
                        "/v1/audit-mandates",
                        Map.of(
                                "auditor",
                                "auditor",
                                "principals",
                                List.of(town.principal()),
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
                .path("id")
                .asString();
    }

    /** Without a mandate that names it the answer is the same, whether the thing exists or not. */
    private boolean closed(String path) {
        return List.of(403, 404).contains(Town.status(town.get("auditor", path)));
    }

    @Test
    void anAuditorReadsWhatALiveMandateNamesAndNothingElse() {
        var otherBook = other.book();
        var mandate = granted(2026, TODAY);

        assertThat(town.seen("auditor", "/v1/vouchers/" + voucher).path("id").asString())
                .isEqualTo(voucher);
        assertThat(town.seen("auditor", "/v1/books/" + book + "/vouchers?period=2026-03")
                        .path("items"))
                .hasSize(1);
        assertThat(town.seen("auditor", "/v1/books?principal=" + other.principal())
                        .path("items"))
                .isEmpty();
        refused(town.get("auditor", "/v1/books/" + otherBook), 404, "access.not-found");
        assertThat(closed("/v1/books/" + book + "/vouchers?period=2025-03")).isTrue();
        refused(town.get("auditor", "/v1/books/" + book + "/vouchers"), 422, "accounts.audit-year-unnamed");
        town.done("head", "/v1/audit-mandates/" + mandate + "/revocation", Map.of("ground", "审计结束"));
        assertThat(closed("/v1/vouchers/" + voucher)).isTrue();
    }

    @Test
    void aHandlerWithoutYearsIsClosedToAuditors() {
        granted(2026, TODAY);

        refused(town.get("auditor", "/v1/books/" + book + "/periods"), 422, "accounts.audit-year-unnamed");
        assertThat(town.seen("auditor", "/v1/books/" + book + "/accounts").path("items"))
                .isNotEmpty();
    }

    @Test
    void aMandateForAnotherYearDoesNotOpenThisOne() {
        granted(2025, TODAY);

        assertThat(closed("/v1/vouchers/" + voucher)).isTrue();
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
        return Town.status(client.get()
                        .uri(base -> URI.create(base.build() + path))
                        .header("Authorization", TestTokens.bearer("auditor"))
                        .exchange())
                < 400;
    }

    @Test
    void aMandateThatHasEndedOpensNothing() {
        granted(2026, TODAY.minusDays(1));

        assertThat(closed("/v1/vouchers/" + voucher)).isTrue();
    }

    @Test
    void whatWasRefusedIsWrittenDownToo() {
        granted(2026, TODAY);
        refused(town.get("auditor", "/v1/books/" + book + "/vouchers"), 422, "accounts.audit-year-unnamed");

        var accesses = town.seen("head", "/v1/audit-accesses?principal=" + town.principal())
                .path("items");

        assertThat(accesses.get(0).path("allowed").asBoolean()).isFalse();
        assertThat(accesses.get(0).path("path").asString()).isEqualTo("/v1/books/" + book + "/vouchers");
    }

    @Test
    void anAuditorOnlyReadsVerifiesAndSamples() {
        granted(2026, TODAY);

        refused(
                town.post("auditor", "/v1/books/" + book + "/vouchers", supplies("2026-03-05", "1.00")),
                403,
                "accounts.audit-read-only");
        town.created("auditor", "/v1/logs/accounts/verifications", Map.of());
        refused(
                town.post(
                        "auditor",
                        "/v1/books/" + book + "/samples",
                        Map.of("year", 2025, "size", 1, "checkpoint", Map.of("size", 1, "root", "A".repeat(43) + "="))),
                403,
                "accounts.audit-not-in-mandate");
    }

    @Test
    void othersReadAsBefore() {
        assertThat(town.seen("accountant", "/v1/vouchers/" + voucher).path("id").asString())
                .isEqualTo(voucher);
        assertThat(town.seen(town.reporter(), "/v1/vouchers/" + voucher)
                        .path("id")
                        .asString())
                .isEqualTo(voucher);
    }
}
