package org.fivetrust.accounts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.read;
import static org.fivetrust.accounts.Town.refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class RuleApiTest {

    private static final String PROPOSALS = "/v1/posting-rules/proposals";

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    private static Map<String, Object> rule(String category) {
        return Map.ofEntries(
                Map.entry("standard", "NONPROFIT_2024"),
                Map.entry("kind", "payment"),
                Map.entry("category", category),
                Map.entry("word", "绿化费"),
                Map.entry("voucherType", "PAYMENT"),
                Map.entry("debit", "5101"),
                Map.entry("credit", "1002"),
                Map.entry("summary", "绿化：{purpose}"),
                Map.entry("validFrom", "2026-01-01"),
                Map.entry("reason", "绿化费属业务活动"));
    }

    private void paid(String category) {
        town.hears(
                "payment.paid",
                Map.of(
                        "payment",
                        UUID.randomUUID().toString(),
                        "payee",
                        Map.of("name", "园林所"),
                        "amount",
                        "80.00",
                        "purpose",
                        "补种",
                        "category",
                        category,
                        "paidOn",
                        "2026-06-03",
                        "matterNumber",
                        "BINHE-2026-000002"));
    }

    @Test
    void aRuleTakesEffectOnceAnotherPersonApprovesIt() {
        var category = "greening-" + town.community();
        var book = town.book();
        var proposal = town.created("accountant", PROPOSALS, rule(category));
        paid(category);

        var path = PROPOSALS + "/" + proposal.path("id").asString() + "/approve";
        refused(town.post("accountant", path, Map.of()), 403, "access.role");
        refused(
                town.postAs("accountant", List.of("agency-accountant", "reviewer"), path, Map.of()),
                403,
                "accounts.rule-approved-by-proposer");
        assertThat(town.done("head", path, Map.of()).path("approved").asBoolean())
                .isTrue();
        refused(town.post("reviewer", path, Map.of()), 409, "accounts.rule-decided");
        paid(category);

        assertThat(town.list("/v1/books/" + book + "/vouchers"))
                .extracting(voucher -> voucher.path("rule").asString())
                .containsExactlyInAnyOrder(
                        "NONPROFIT_2024:payment:other@1", "NONPROFIT_2024:payment:" + category + "@1");
    }

    @Test
    void versionsAreKeptAndTheNewestCounts() {
        var category = "lamps-" + town.community();
        for (var version = 1; version <= 2; version++) {
            var changed = new HashMap<>(rule(category));
            changed.put("summary", "第" + version + "版：{purpose}");
            var id = town.created("accountant", PROPOSALS, changed).path("id").asString();
            town.done("reviewer", PROPOSALS + "/" + id + "/approve", Map.of());
        }
        var book = town.book();
        paid(category);

        var voucher = town.list("/v1/books/" + book + "/vouchers").getFirst();
        assertThat(voucher.path("rule").asString()).endsWith("@2");
        assertThat(voucher.path("lines").get(0).path("summary").asString()).isEqualTo("第2版：补种");
        var versions = town
                .seen("accountant", "/v1/posting-rules?standard=NONPROFIT_2024&limit=200")
                .path("items")
                .values()
                .stream()
                .filter(rule -> rule.path("category").asString().equals(category))
                .toList();
        assertThat(versions).extracting(rule -> rule.path("version").asInt()).containsExactly(2, 1);
        assertThat(versions.getFirst().path("approvedBy").asString()).isEqualTo("reviewer");
    }

    @Test
    void whatIsTurnedDownNeverTakesEffect() {
        var id = town.created("accountant", PROPOSALS, rule("never-" + town.community()))
                .path("id")
                .asString();
        assertThat(town.done("reviewer", PROPOSALS + "/" + id + "/reject", Map.of())
                        .path("approved")
                        .asBoolean())
                .isFalse();
        assertThat(town.seen("accountant", "/v1/posting-rules?limit=200").toString())
                .doesNotContain("never-" + town.community());
    }

    @Test
    void aRuleNamesAccountsOfItsStandard() {
        var wrong = new HashMap<>(rule("x"));
        wrong.put("debit", "9999");
        refused(town.post("accountant", PROPOSALS, wrong), 400, "request.malformed");
        wrong.put("kind", "wish");
        refused(town.post("accountant", PROPOSALS, wrong), 400, "request.malformed");
        refused(town.post("cashier", PROPOSALS, rule("x")), 403, "access.role");
        refused(town.get(town.reporter(), PROPOSALS), 403, "access.role");
        refused(
                town.post("reviewer", PROPOSALS + "/" + UUID.randomUUID() + "/approve", Map.of()),
                404,
                "access.not-found");
        assertThat(read(town.get("reviewer", PROPOSALS).expectStatus().isOk())
                        .path("items")
                        .isArray())
                .isTrue();
    }

    @Test
    void sayingItTwiceProposesAndDecidesOnce() {
        var category = "twice-" + town.community();
        var key = IdempotencyKeys.next();
        var first = read(town.post("accountant", key, PROPOSALS, rule(category))
                .expectStatus()
                .isCreated());
        var again = read(town.post("accountant", key, PROPOSALS, rule(category))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true"));
        assertThat(again).isEqualTo(first);
        refused(town.post("accountant", key, PROPOSALS, rule("other")), 422, "request.key-reused");

        var path = PROPOSALS + "/" + first.path("id").asString() + "/approve";
        var decision = IdempotencyKeys.next();
        var approved = read(
                town.post("reviewer", decision, path, Map.of()).expectStatus().isOk());
        assertThat(read(town.post("reviewer", decision, path, Map.of())
                        .expectStatus()
                        .isOk()))
                .isEqualTo(approved);
        assertThat(town.seen("accountant", "/v1/posting-rules?standard=NONPROFIT_2024&limit=200")
                        .path("items")
                        .values())
                .filteredOn(rule -> rule.path("category").asString().equals(category))
                .hasSize(1);
    }

    @Test
    void aRuleIsEveryBooksAndOnlyChangedByWhoWorksForAll() {
        town.client()
                .post()
                .uri(PROPOSALS)
                .header("Authorization", TestTokens.bearer("accountant"))
                .bodyValue(rule("keyless"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        var narrow = TestTokens.bearer("a", List.of("agency-accountant"), List.of(town.principal()));
        refused(
                town.client()
                        .post()
                        .uri(PROPOSALS)
                        .header("Authorization", narrow)
                        .header("Idempotency-Key", IdempotencyKeys.next())
                        .bodyValue(rule("narrow"))
                        .exchange(),
                403,
                "access.principal");
    }

    @ParameterizedTest
    @CsvSource({"operating,511,152", "welfare,514,152", "biological,511,133", "nobody-knows,513,152"})
    void depreciationGoesWhereTheAssetIsUsed(String use, String debit, String credit) {
        var book = town.book("RURAL_COLLECTIVE_2023", "2026-01-01");
        town.hearsFrom(
                "assets",
                "asset.depreciated",
                Map.of(
                        "depreciation", "2026-06-" + use,
                        "depreciatedOn", "2026-06-30",
                        "amount", "1234.56",
                        "category", use,
                        "purpose", "2026年6月"));

        var voucher = town.list("/v1/books/" + book + "/vouchers").getFirst();
        assertThat(voucher.path("type").asString()).isEqualTo("TRANSFER");
        assertThat(voucher.path("lines").values())
                .extracting(line -> line.path("account").asString())
                .containsExactly(debit, credit);
        town.done("accountant", "/v1/vouchers/" + voucher.path("id").asString() + "/submit", Map.of());
    }

    @Test
    void aRentIsBookedOnceHoweverOftenItIsTold() {
        var book = town.book("RURAL_COLLECTIVE_2023", "2026-01-01");
        for (var n = 0; n < 3; n++) {
            town.hearsFrom(
                    "assets",
                    "rent.received",
                    Map.of(
                            "rent", "L1-2026-06",
                            "receivedOn", "2026-06-05",
                            "amount", "3500.00",
                            "payer", "沿街商铺三号",
                            "purpose", "2026年6月"));
        }

        var vouchers = town.list("/v1/books/" + book + "/vouchers");
        assertThat(vouchers).hasSize(1);
        assertThat(vouchers.getFirst().path("lines").get(1).path("account").asString())
                .isEqualTo("501");
    }

    @Test
    void onlyTheRuleOfADisposalNamesAccumulatedDepreciation() {
        var payment = new HashMap<>(rule("x"));
        payment.put("accumulated", "1502");
        refused(town.post("accountant", PROPOSALS, payment), 400, "request.malformed");
        var disposal = new HashMap<>(rule("vehicles-" + town.community()));
        disposal.put("kind", "disposal");
        refused(town.post("accountant", PROPOSALS, disposal), 400, "request.malformed");
        disposal.put("accumulated", "1502");

        var id = town.created("accountant", PROPOSALS, disposal).path("id").asString();

        assertThat(town.done("reviewer", PROPOSALS + "/" + id + "/approve", Map.of())
                        .path("accumulated")
                        .asString())
                .isEqualTo("1502");
    }
}
