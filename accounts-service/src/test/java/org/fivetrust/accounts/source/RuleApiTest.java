package org.fivetrust.accounts.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.AssetsEvents;
import org.fivetrust.accounts.FundsEvents;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class RuleApiTest {

    private static final String PROPOSALS = "/v1/posting-rules/proposals";

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private FundsEvents funds;
    private AssetsEvents assets;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        funds = new FundsEvents(client, community);
        assets = new AssetsEvents(client, community);
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
        funds.paid("payee", Map.of("name", "园林所"), "purpose", "补种", "category", category, "paidOn", "2026-06-03");
    }

    @Test
    void aRuleTakesEffectOnceAnotherPersonApprovesIt() {
        var category = "greening-" + community.code();
        var book = books.opened();
        var proposal = community
                .accounts("accountant")
                .proposePostingRule(rule(category))
                .created();
        paid(category);

        var path = PROPOSALS + "/" + proposal.path("id").asString() + "/approve";
        community
                .accounts("accountant")
                .approvePostingRule(proposal.path("id").asString())
                .refused(403, "access.role");
        community
                .accounts(TestTokens.bearer("accountant", List.of("agency-accountant", "reviewer"), "*"))
                .approvePostingRule(proposal.path("id").asString())
                .refused(403, "accounts.rule-approved-by-proposer");
        assertThat(community
                        .accounts("head")
                        .approvePostingRule(proposal.path("id").asString())
                        .ok()
                        .path("approved")
                        .asBoolean())
                .isTrue();
        community
                .accounts("reviewer")
                .approvePostingRule(proposal.path("id").asString())
                .refused(409, "accounts.rule-decided");
        paid(category);

        assertThat(books.vouchers(book))
                .extracting(voucher -> voucher.path("rule").asString())
                .containsExactlyInAnyOrder(
                        "NONPROFIT_2024:payment:other@1", "NONPROFIT_2024:payment:" + category + "@1");
    }

    @Test
    void versionsAreKeptAndTheNewestCounts() {
        var category = "lamps-" + community.code();
        for (var version = 1; version <= 2; version++) {
            var changed = new HashMap<>(rule(category));
            changed.put("summary", "第" + version + "版：{purpose}");
            var id =
                    community.accounts("accountant").proposePostingRule(changed).id();
            community.accounts("reviewer").approvePostingRule(id).ok();
        }
        var book = books.opened();
        paid(category);

        var voucher = books.vouchers(book).getFirst();
        assertThat(voucher.path("rule").asString()).endsWith("@2");
        assertThat(voucher.path("lines").get(0).path("summary").asString()).isEqualTo("第2版：补种");
        var versions = community
                .accounts("accountant")
                .listPostingRules("standard", "NONPROFIT_2024", "limit", 200)
                .ok()
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
        var id = community
                .accounts("accountant")
                .proposePostingRule(rule("never-" + community.code()))
                .id();
        assertThat(community
                        .accounts("reviewer")
                        .rejectPostingRule(id, Map.of())
                        .ok()
                        .path("approved")
                        .asBoolean())
                .isFalse();
        assertThat(community
                        .accounts("accountant")
                        .listPostingRules("limit", 200)
                        .ok()
                        .toString())
                .doesNotContain("never-" + community.code());
    }

    @Test
    void aRuleNamesAccountsOfItsStandard() {
        var wrong = new HashMap<>(rule("x"));
        wrong.put("debit", "9999");
        community.accounts("accountant").proposePostingRule(wrong).refused(400, "request.malformed");
        wrong.put("kind", "wish");
        community.accounts("accountant").proposePostingRule(wrong).refused(400, "request.malformed");
        community.accounts("cashier").proposePostingRule(rule("x")).refused(403, "access.role");
        community.accounts("reporter").listPostingRuleProposals().refused(403, "access.role");
        community.accounts("reviewer").approvePostingRule(UUID.randomUUID()).refused(404, "access.not-found");
        assertThat(community
                        .accounts("reviewer")
                        .listPostingRuleProposals()
                        .ok()
                        .path("items")
                        .isArray())
                .isTrue();
    }

    @Test
    void sayingItTwiceProposesAndDecidesOnce() {
        var category = "twice-" + community.code();
        var key = IdempotencyKeys.next();
        var first = community
                .accounts("accountant")
                .withKey(key)
                .proposePostingRule(rule(category))
                .created();
        var again = community
                .accounts("accountant")
                .withKey(key)
                .proposePostingRule(rule(category))
                .replayed()
                .created();
        assertThat(again).isEqualTo(first);
        community
                .accounts("accountant")
                .withKey(key)
                .proposePostingRule(rule("other"))
                .refused(422, "request.key-reused");

        var path = PROPOSALS + "/" + first.path("id").asString() + "/approve";
        var decision = IdempotencyKeys.next();
        var approved = community
                .accounts("reviewer")
                .withKey(decision)
                .approvePostingRule(first.path("id").asString())
                .ok();
        assertThat(community
                        .accounts("reviewer")
                        .withKey(decision)
                        .approvePostingRule(first.path("id").asString())
                        .ok())
                .isEqualTo(approved);
        assertThat(community
                        .accounts("accountant")
                        .listPostingRules("standard", "NONPROFIT_2024", "limit", 200)
                        .ok()
                        .path("items")
                        .values())
                .filteredOn(rule -> rule.path("category").asString().equals(category))
                .hasSize(1);
    }

    @Test
    void aRuleIsEveryBooksAndOnlyChangedByWhoWorksForAll() {
        community
                .accounts("accountant")
                .withKey("")
                .proposePostingRule(rule("keyless"))
                .refused(400, "request.malformed");
        var narrow = TestTokens.bearer("a", List.of("agency-accountant"), List.of(community.committee()));
        community.accounts(narrow).proposePostingRule(rule("narrow")).refused(403, "access.principal");
    }

    @ParameterizedTest
    @CsvSource({"operating,511,152", "welfare,514,152", "biological,511,133", "nobody-knows,513,152"})
    void depreciationGoesWhereTheAssetIsUsed(String use, String debit, String credit) {
        var book = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");
        assets.tell(
                "asset.depreciated",
                Map.of(
                        "depreciation", "2026-06-" + use,
                        "depreciatedOn", "2026-06-30",
                        "amount", "1234.56",
                        "category", use,
                        "purpose", "2026年6月"));

        var voucher = books.vouchers(book).getFirst();
        assertThat(voucher.path("type").asString()).isEqualTo("TRANSFER");
        assertThat(voucher.path("lines").values())
                .extracting(line -> line.path("account").asString())
                .containsExactly(debit, credit);
        community
                .accounts("accountant")
                .submitVoucher(voucher.path("id").asString())
                .ok();
    }

    @Test
    void aRentIsBookedOnceHoweverOftenItIsTold() {
        var book = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");
        for (var n = 0; n < 3; n++) {
            assets.tell(
                    "rent.received",
                    Map.of(
                            "rent", "L1-2026-06",
                            "receivedOn", "2026-06-05",
                            "amount", "3500.00",
                            "payer", "沿街商铺三号",
                            "purpose", "2026年6月"));
        }

        var vouchers = books.vouchers(book);
        assertThat(vouchers).hasSize(1);
        assertThat(vouchers.getFirst().path("lines").get(1).path("account").asString())
                .isEqualTo("501");
    }

    @Test
    void aRentThatNamesItsLeaseIsBookedFromItsReceiptAlone() {
        var book = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");

        funds.received("2026-06-05", "lease", UUID.randomUUID().toString());

        var vouchers = books.vouchers(book);
        assertThat(vouchers).hasSize(1);
        assertThat(vouchers.getFirst().path("lines").get(1).path("credit").asString())
                .isEqualTo("10500.00");
    }

    private Map<String, Object> disposal() {
        return Body.with(rule("vehicles-" + community.code()), "kind", "disposal", "accumulated", "1502");
    }

    @Test
    void theRuleOfADisposalNamesAccumulatedDepreciation() {
        var id = community.accounts("accountant").proposePostingRule(disposal()).id();

        assertThat(community
                        .accounts("reviewer")
                        .approvePostingRule(id)
                        .ok()
                        .path("accumulated")
                        .asString())
                .isEqualTo("1502");
    }

    @Test
    void aRuleOfADisposalWithoutAccumulatedDepreciationIsMalformed() {
        community
                .accounts("accountant")
                .proposePostingRule(Body.without(disposal(), "accumulated"))
                .refused(400, "request.malformed");
    }

    @Test
    void onlyTheRuleOfADisposalNamesAccumulatedDepreciation() {
        community
                .accounts("accountant")
                .proposePostingRule(Body.with(disposal(), "kind", "payment"))
                .refused(400, "request.malformed");
    }
}
