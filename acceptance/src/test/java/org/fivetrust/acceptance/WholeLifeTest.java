package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A new community, from its registration to the first posted voucher. */
@Order(1)
class WholeLifeTest {

    private final Town town = Product.shared().town();

    private final Founding founding = Founding.of(town);

    private final Community community = founding.community();

    private final Principal committee = community.committee();

    @Test
    void aNewCommunityIsServedFromItsVoteToItsPostedVoucher() throws IOException, InterruptedException {
        var agreement = agreementInForce();
        var book = book();
        var account = founding.openAccount("0.00").created().path("id").asString();
        received(account);
        var payment = paid(account, agreement);
        posted(payment, book);
        eachListTellsOfIt(agreement, payment);
        provedOutsideTheProduct("funds", "payment.paid", payment);
        provedOutsideTheProduct("agreements", "ruling.made", ruling(payment));
    }

    private String ruling(String payment) {
        return committee
                .matter(committee.payment(payment).path("matter").asString())
                .path("ruling")
                .path("ruling")
                .asString();
    }

    /** The leaf of an act, from the log of the service that did it; a proof of other content does not hold. */
    private void provedOutsideTheProduct(String area, String kind, String subject)
            throws IOException, InterruptedException {
        var auditor = town.person("auditor");
        var proof = auditor.get("/v1/logs/" + area + "/proofs?kind=" + kind + "&subject=" + subject)
                .ok();
        assertThat(proof.path("leaf").path("service").asString()).isEqualTo(area);
        assertThat(proof.path("content").path("amount").asLong()).isEqualTo(498_000);
        var text = Body.write(proof);
        var keys = auditor.get("/.well-known/evidence/" + area).ok().asString();

        assertThat(OfflineVerifier.verify(text, keys)).isZero();
        assertThat(OfflineVerifier.verify(text.replaceFirst("498000", "498001"), keys))
                .isEqualTo(1);
    }

    private String agreementInForce() {
        assertThat(founding.register("VILLAGE_CONVERTED").path("street").asString())
                .isEqualTo("binhe");
        founding.registerCommittee();
        var resolution = committee.resolve("委托街道代理中心代管账务、资金、资产、档案、公章", null);
        assertThat(resolution.path("valid").asBoolean()).isTrue();
        assertThat(resolution.path("reasons")).isEmpty();
        assertThat(resolution.path("rules")).isNotEmpty();
        var draft = founding.draft(resolution.path("id").asString(), "village-converted")
                .created();
        assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("clauses")).isNotEmpty();
        var agreement = draft.path("id").asString();
        assertThat(founding.sign(community.director(), agreement).path("status").asString())
                .isEqualTo("DRAFT");
        founding.sign(town.person("leader"), agreement);
        var inForce = community.reporter().get("/v1/agreements/" + agreement).ok();
        assertThat(inForce.path("status").asString()).isEqualTo("IN_FORCE");
        assertThat(inForce.path("version").asInt()).isEqualTo(1);
        return agreement;
    }

    private String book() {
        return town.person("accountant")
                .post(
                        "/v1/books",
                        Body.of(
                                "principal", committee.id(),
                                "standard", "NONPROFIT_2024",
                                "startsOn", Town.today().withDayOfYear(1).toString()))
                .created()
                .path("id")
                .asString();
    }

    private void received(String account) {
        town.person("cashier")
                .post(
                        "/v1/receipts",
                        Body.of(
                                "principal", committee.id(),
                                "account", account,
                                "receivedOn", Town.today().toString(),
                                "amount", "20000.00",
                                "payer", "滨河街道办事处",
                                "purpose", "居委会办公经费拨款",
                                "category", "grant",
                                "receiptNumber", "000401"))
                .created();
        assertThat(committee.balance()).isEqualTo("20000.00");
    }

    private String paid(String account, String agreement) {
        var asked = committee.ask(PaymentDraft.of("4980.00")).created();
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        var payment = asked.path("id").asString();
        var matter = asked.path("matter").asString();
        assertThat(committee.matter(matter).path("ruling").path("agreement").asString())
                .isEqualTo(agreement);
        assertThat(community.secretary().list("/v1/matters?mine=true&status=OPEN"))
                .extracting(item -> item.path("id").asString())
                .contains(matter);
        assertThat(committee.approve(matter)).containsExactly("party-secretary", "committee-director", "supervisor");
        assertThat(committee.await(payment, "AUTHORISED").path("warrant").asString(""))
                .isNotBlank();
        assertThat(committee.prepare(payment).done().path("status").asString()).isEqualTo("PREPARED");
        assertThat(committee.balance()).isEqualTo("20000.00");
        assertThat(committee.release(payment).done().path("status").asString()).isEqualTo("PAID");
        assertThat(committee.balance()).isEqualTo("15020.00");
        assertThat(committee.account()).isEqualTo(account);
        return payment;
    }

    private void posted(String payment, String book) {
        var told = Await.until(
                "a draft voucher is told of",
                () -> committee.payment(payment),
                seen -> !seen.path("voucher").asString("").isBlank());
        var voucher = told.path("voucher").asString();
        var accountant = town.person("accountant");
        assertThat(status(accountant, voucher)).isEqualTo("DRAFT");
        accountant.post("/v1/vouchers/" + voucher + "/submit", Body.NOTHING).done();
        assertThat(status(accountant, voucher)).isEqualTo("SUBMITTED");
        accountant.post("/v1/vouchers/" + voucher + "/review", Body.NOTHING).is(403);
        town.person("reviewer")
                .post("/v1/vouchers/" + voucher + "/review", Body.NOTHING)
                .done();
        assertThat(status(accountant, voucher)).isEqualTo("REVIEWED");
        accountant.post("/v1/vouchers/" + voucher + "/post", Body.NOTHING).done();
        var kept = accountant.get("/v1/vouchers/" + voucher).ok();
        assertThat(kept.path("status").asString()).isEqualTo("POSTED");
        assertThat(kept.path("number").asInt()).isEqualTo(1);
        trialBalanceShows(kept, book);
    }

    private static String status(Person person, String voucher) {
        return person.get("/v1/vouchers/" + voucher).ok().path("status").asString();
    }

    private void trialBalanceShows(JsonNode voucher, String book) {
        var year = Town.today().getYear();
        var items = town.person("accountant")
                .get("/v1/books/%s/trial-balance?from=%d-01&to=%d-12".formatted(book, year, year))
                .ok()
                .path("items")
                .values();
        assertThat(voucher.path("lines").values())
                .hasSize(2)
                .allSatisfy(line -> assertThat(items)
                        .as("trial balance of " + line)
                        .anySatisfy(item -> {
                            assertThat(item.path("code").asString())
                                    .isEqualTo(line.path("account").asString());
                            assertThat(amount(item, "debit")).isEqualByComparingTo(amount(line, "debit"));
                            assertThat(amount(item, "credit")).isEqualByComparingTo(amount(line, "credit"));
                        }));
        assertThat(voucher.path("lines").values())
                .extracting(line ->
                        amount(line, "debit").add(amount(line, "credit")).toPlainString())
                .containsExactly("4980.00", "4980.00");
    }

    private static BigDecimal amount(JsonNode line, String side) {
        var written = line.path(side).asString("");
        return written.isBlank() ? BigDecimal.ZERO : new BigDecimal(written);
    }

    private void eachListTellsOfIt(String agreement, String payment) {
        var reporter = community.reporter();
        var mine = "?principal=" + committee.id();
        assertThat(ids(reporter, "/v1/agreements" + mine)).containsExactly(agreement);
        assertThat(ids(reporter, "/v1/payments" + mine)).containsExactly(payment);
        assertThat(ids(reporter, "/v1/payments" + mine + "&status=PAID")).containsExactly(payment);
        assertThat(ids(reporter, "/v1/payments" + mine + "&status=PREPARED")).isEmpty();
        assertThat(reporter.list("/v1/books" + mine)).hasSize(1);
        assertThat(reporter.list("/v1/trust-accounts" + mine)).hasSize(1);
        assertThat(reporter.list("/v1/resolutions" + mine)).hasSize(1);
        assertThat(town.person("civil-affairs").list("/v1/communities"))
                .extracting(item -> item.path("code").asString())
                .contains(community.code(), "dongfang", "xinghe");
        assertThat(town.person("auditor").list("/v1/principals"))
                .extracting(item -> item.path("id").asString())
                .contains(committee.id(), "dongfang-committee", "dongfang-collective", "xinghe-committee");
        var warrant = committee.payment(payment).path("warrant").asString();
        Await.until(
                "the warrant is known to be spent",
                () -> reporter.get("/v1/warrants/" + warrant)
                        .ok()
                        .path("status")
                        .asString(),
                "SPENT"::equals);
        assertThat(town.dongfang()
                        .community()
                        .reporter()
                        .get("/v1/payments/" + payment)
                        .status())
                .isEqualTo(404);
    }

    private static List<String> ids(Person person, String path) {
        return person.list(path).stream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
