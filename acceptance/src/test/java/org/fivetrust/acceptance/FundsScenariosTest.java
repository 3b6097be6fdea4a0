package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money of a community, as its people meet it: each case with the numbers of practice, through the gateway. */
@Order(8)
class FundsScenariosTest {

    private static final String LAND = "LAND-2026";

    private final Town town = Product.shared().town();

    private final Principal principal = Founding.served(town, "urban", "900000.00");

    private final Person reporter = principal.community().reporter();

    private final Person accountant = town.person("accountant");

    /** Approved by everyone whom the agreement names, and carried out by the accountant. */
    private String decided(JsonNode asked, String kind, String amount, String path, String step) {
        var id = asked.path("id").asString();
        principal.approve(asked.path("matter").asString(), principal.papers(kind, amount));
        Await.until(
                path + id + " has its warrant",
                () -> accountant.post(path + id + "/" + step, Body.NOTHING),
                answer -> answer.status() < 300);
        return id;
    }

    private Map<String, Object> payment(String amount, String payee, Object... differently) {
        return Body.with(
                new PaymentDraft(amount, payee, "6222021202033441", "INV-" + UUID.randomUUID(), "WORKS", "道路改造")
                        .from(principal),
                differently);
    }

    private void paid(Map<String, Object> payment, String amount) {
        var asked = reporter.post("/v1/payments", payment).created();
        principal.approve(asked.path("matter").asString(), principal.papers(amount));
        var id = principal
                .await(asked.path("id").asString(), "AUTHORISED")
                .path("id")
                .asString();
        principal.prepare(id).ok();
        principal.release(id).ok();
    }

    @Test
    void landCompensationPaysNoFestivalBonus() {
        var asked = reporter.post(
                        "/v1/earmarks",
                        Body.of(
                                "principal",
                                principal.id(),
                                "code",
                                LAND,
                                "giver",
                                "区自然资源局",
                                "document",
                                "征补〔2026〕8号",
                                "amount",
                                "400000.00",
                                "account",
                                principal.account(),
                                "held",
                                "300000.00",
                                "purposes",
                                List.of("征地补偿"),
                                "categories",
                                List.of("COMPENSATION"),
                                "validFrom",
                                Town.today().minusDays(30).toString()))
                .created();
        decided(asked, "EARMARK", "400000.00", "/v1/earmarks/", "open");

        var refused = reporter.post(
                        "/v1/payments",
                        payment("26000.00", "干部节日慰问", "purpose", "节日慰问", "category", "BONUS", "earmark", LAND))
                .refused(422, "funds.earmark-mismatch");

        assertThat(refused.toString()).contains("members' meeting");
    }

    @Test
    void worksArePaidAsFarAsTheirContractSays() {
        var steps = List.of(
                Body.of("title", "基层", "upTo", "30"),
                Body.of("title", "面层", "upTo", "60"),
                Body.of("title", "完工", "upTo", "85"));
        var order = Body.of(
                "principal",
                principal.id(),
                "number",
                "DF-2026-017",
                "title",
                "小区道路改造",
                "payee",
                "恒源铺装",
                "price",
                "286000.00",
                "steps",
                steps,
                "retention",
                "5",
                "defectsMonths",
                24,
                "tender",
                "ZB-2026-3",
                "signedOn",
                Town.today().minusDays(100).toString());
        reporter.post("/v1/contracts", order).refused(422, "funds.retention-above-cap");
        var asked = reporter.post("/v1/contracts", Body.with(order, "retention", "3"))
                .created();
        var contract = decided(asked, "CONTRACT", "286000.00", "/v1/contracts/", "enter");

        reach(contract, 1);
        claimed(contract, "85800.00");
        reach(contract, 2);
        claimed(contract, "85800.00");
        reach(contract, 3);
        claimed(contract, "71500.00");
        reporter.post("/v1/payments", claim(contract, "54400.00")).refused(422, "funds.contract-overrun");

        var change = reporter.post(
                        "/v1/contracts/" + contract + "/changes",
                        Body.of("amount", "9000.00", "reason", "增加排水", "document", "BG-1"))
                .created();
        decided(change, "CONTRACT_CHANGE", "9000.00", "/v1/contract-changes/", "enter");
        reporter.post("/v1/payments", claim(contract, "54400.00")).refused(422, "funds.contract-overrun");

        var settled = accountant
                .post(
                        "/v1/contracts/" + contract + "/settlement",
                        Body.of(
                                "price",
                                "295000.00",
                                "paper",
                                "JS-1",
                                "acceptedOn",
                                Town.today().toString()))
                .ok();
        assertThat(settled.at("/settlement/retained").asString()).isEqualTo("8850.00");
        claimed(contract, "43050.00");
        assertThat(reporter.get("/v1/contracts/" + contract).ok().path("paid").asString())
                .isEqualTo("286150.00");
    }

    private void reach(String contract, int step) {
        reporter.post(
                        "/v1/contracts/" + contract + "/progress",
                        Body.of(
                                "step",
                                step,
                                "paper",
                                "YS-" + step,
                                "reachedOn",
                                Town.today().toString()))
                .ok();
    }

    private Map<String, Object> claim(String contract, String amount) {
        return payment(amount, "恒源铺装", "contract", contract);
    }

    private void claimed(String contract, String amount) {
        paid(claim(contract, amount), amount);
    }

    /**
     * On a Saturday, 3,600.00: not in cash; 1,000.00 from the imprest at once, the rest as an emergency by transfer.
     */
    @Test
    void anEmergencyIsPaidInPartFromTheImprestAndTheRestByTransfer() {
        reporter.post(
                        "/v1/payments",
                        payment(
                                "3600.00",
                                "暖气抢修",
                                "method",
                                "CASH",
                                "emergency",
                                true,
                                "payee",
                                Body.of("name", "王师傅", "kind", "PERSON")))
                .refused(422, "funds.cash-above-limit")
                .saysHowToCure();
        var asked = reporter.post(
                        "/v1/imprests",
                        Body.of(
                                "principal", principal.id(),
                                "account", principal.account(),
                                "holder", reporter.login(),
                                "limit", "1000.00",
                                "purpose", "抢修备用",
                                "validFrom", Town.today().toString()))
                .created();
        var imprest = "/v1/imprests/" + decided(asked, "IMPREST", "1000.00", "/v1/imprests/", "grant");
        var advance = town.person("cashier")
                .post(imprest + "/advances", Body.of("amount", "1000.00", "purpose", "暖气管爆裂抢修"))
                .created();
        town.person("cashier")
                .post(imprest + "/advances", Body.of("amount", "0.01", "purpose", "暖气管爆裂抢修"))
                .is(422);

        var rest = reporter.post("/v1/payments", payment("2600.00", "暖气抢修" + UUID.randomUUID(), "emergency", true))
                .created();
        assertThat(principal.approve(rest.path("matter").asString(), Map.of()))
                .containsExactlyInAnyOrder("party-secretary", "committee-director", "street-leader");
        var id = principal
                .await(rest.path("id").asString(), "AUTHORISED")
                .path("id")
                .asString();
        principal.prepare(id).ok();
        principal.release(id).ok();

        var settled = reporter.post(
                        imprest + "/settlements",
                        Body.of(
                                "advance", advance.path("id").asString(),
                                "spent", "1000.00",
                                "returned", "0.00",
                                "purpose", "暖气管爆裂抢修",
                                "category", "repair",
                                "papers", List.of(Body.of("kind", "INVOICE", "number", "I-" + UUID.randomUUID()))))
                .created();
        assertThat(settled.at("/settlement/spent").asString()).isEqualTo("1000.00");
    }

    @Test
    void whoIsPaidSoonAfterTheAccountWasChangedIsTold() {
        var name = "恒源铺装" + UUID.randomUUID();
        var old = "6222" + Math.abs((long) name.hashCode());
        var next = "6217" + Math.abs((long) name.hashCode());
        var cashier = town.person("cashier");
        var payee = cashier.post(
                        "/v1/payees", Body.of("principal", principal.id(), "name", name, "account", account(old)))
                .created()
                .path("id")
                .asString();
        confirmed(payee, 1);
        cashier.post("/v1/payees/" + payee + "/accounts", Body.with(account(next), "replaces", 1))
                .created();
        reporter.post("/v1/payments", paying(name, next)).refused(422, "funds.payee-account-unconfirmed");
        confirmed(payee, 2);
        reporter.post("/v1/payments", paying(name, old)).refused(422, "funds.payee-account-replaced");

        paid(paying(name, next), "200.00");

        assertThat(Await.until(
                        "the change is told",
                        () -> town.person("auditor").list("/v1/alerts?principal=" + principal.id()),
                        alerts -> alerts.stream()
                                .anyMatch(alert -> alert.path("rule").asString().equals("PAYEE_CHANGED"))))
                .isNotEmpty();
    }

    private static Map<String, Object> account(String number) {
        return Body.of("number", number, "bank", "工商银行", "channel", "DOCUMENT");
    }

    private void confirmed(String payee, int account) {
        accountant
                .post(
                        "/v1/payees/" + payee + "/accounts/" + account + "/confirm",
                        Body.of(
                                "over",
                                "PHONE",
                                "with",
                                "王会计，座机8612 3456",
                                "on",
                                Town.today().toString()))
                .ok();
    }

    private Map<String, Object> paying(String name, String number) {
        return payment(
                "200.00",
                name,
                "payee",
                Body.of("name", name, "account", number, "bank", "工商银行", "kind", "ORGANISATION"));
    }
}
