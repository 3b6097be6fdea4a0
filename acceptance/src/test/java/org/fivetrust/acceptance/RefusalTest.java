package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What must not happen does not: each refusal with its code and its words, and nothing changed. */
@Order(4)
class RefusalTest {

    private final Town town = Product.shared().town();

    private final Principal dongfang = town.dongfang();

    private final Community people = dongfang.community();

    @Test
    void outOfScope() {
        var founding = Founding.of(town);
        var onlyReceipts = Map.of(
                "number", "1",
                "text", "资金：设立代管分户、登记收款",
                "english", "Funds: trust accounts and receipts",
                "standing",
                        List.of(
                                Map.of("kind", "TRUST_ACCOUNT", "area", "FUNDS", "roles", List.of("cashier")),
                                Map.of("kind", "RECEIPT", "area", "FUNDS", "roles", List.of("cashier"))));
        var principal = founding.agreed(
                founding.draft(founding.resolved(), List.of(onlyReceipts)).created());
        founding.openAccount("1000.00").created();

        Problem.inBothLanguages(
                        principal.community().reporter(),
                        reporter ->
                                reporter.post("/v1/payments", Want.of("100.00").from(principal)),
                        422,
                        "agreement.out-of-scope")
                .saysHowToCure();
        Problem.inBothLanguages(
                        town.person("custodian"),
                        custodian -> custodian.post(
                                "/v1/seals",
                                Body.of(
                                        "principal", principal.id(),
                                        "name", "居民委员会",
                                        "kind", "OFFICIAL",
                                        "custodian", "custodian")),
                        422,
                        "agreement.out-of-scope")
                .saysHowToCure();

        assertThat(principal.balance()).isEqualTo("1000.00");
        assertThat(principal.community().reporter().list("/v1/payments?principal=" + principal.id()))
                .isEmpty();
        assertThat(principal.community().reporter().list("/v1/seals?principal=" + principal.id()))
                .isEmpty();
    }

    @Test
    void noAgreementInForce() {
        var founding = Founding.of(town);
        founding.resolved();
        var principal = founding.community().committee();

        Problem.inBothLanguages(
                        town.person("cashier"),
                        cashier -> cashier.post(
                                "/v1/trust-accounts",
                                Body.of(
                                        "principal", principal.id(),
                                        "name", "代管分户",
                                        "holder", "ORGANISATION",
                                        "bank", "农商银行",
                                        "number", "11010002",
                                        "openingBalance", "10.00",
                                        "openedOn", Town.today().toString())),
                        422,
                        "agreement.not-in-force")
                .saysHowToCure();

        assertThat(town.person("cashier").list("/v1/trust-accounts?principal=" + principal.id()))
                .isEmpty();
    }

    @Test
    void anAgreementThatHasEnded() {
        var principal = Founding.served(town, "urban", "1000.00");
        var reporter = principal.community().reporter();
        var agreement =
                reporter.list("/v1/agreements?principal=" + principal.id()).getFirst();
        principal
                .community()
                .director()
                .post(
                        "/v1/agreements/" + agreement.path("id").asString() + "/termination",
                        Body.of("reason", "民法典第九百三十三条"))
                .done();

        Problem.inBothLanguages(
                        reporter,
                        person -> person.post("/v1/payments", Want.of("100.00").from(principal)),
                        422,
                        "agreement.not-in-force")
                .saysHowToCure();
        Await.until(
                "the mandate is known to be revoked",
                () -> receipt(principal, "10.00").status(),
                status -> status == 422);
        receipt(principal, "10.00").refused(422, "agreement.not-in-force").saysHowToCure();
    }

    private Answer receipt(Principal principal, String amount) {
        return town.person("cashier").post("/v1/receipts", Receipts.of(principal, amount));
    }

    @Test
    void aResolutionWithoutQuorum() {
        var founding = Founding.of(town);
        founding.register("URBAN");
        founding.registerCommittee();
        var community = founding.community();
        var vote = community
                .reporter()
                .post(
                        "/v1/resolutions",
                        Body.of(
                                "principal",
                                community.committee().id(),
                                "body",
                                "RESIDENTS_REPRESENTATIVES",
                                "noticeOn",
                                Town.today().minusDays(12).toString(),
                                "heldOn",
                                Town.today().minusDays(2).toString(),
                                "eligible",
                                61,
                                "present",
                                40,
                                "inFavour",
                                40,
                                "subject",
                                "委托街道代理中心代管"))
                .created();
        assertThat(vote.path("valid").asBoolean()).isFalse();
        assertThat(vote.path("reasons").values()).hasSize(1).allSatisfy(reason -> {
            assertThat(reason.path("figure").asString()).isEqualTo("quorum");
            assertThat(reason.path("required").asString("")).isNotBlank();
            assertThat(reason.path("actual").asString("")).isNotBlank();
            assertThat(reason.path("source").asString("")).isNotBlank();
        });

        founding.draft(vote.path("id").asString(), "urban")
                .refused(422, "resolution.invalid")
                .saysHowToCure();

        assertThat(community
                        .reporter()
                        .list("/v1/agreements?principal="
                                + community.committee().id()))
                .isEmpty();
    }

    @Test
    void theWrongRole() {
        var matter = dongfang.ask(Want.of("600.00")).created().path("matter").asString();
        var step = Principal.openStep(dongfang.matter(matter));

        for (var login : List.of("director.dongfang", "accountant", "leader", "auditor", "district")) {
            Problem.inBothLanguages(
                    town.person(login),
                    person -> Principal.decide(person, matter, step, "approve", Body.of("comment", "同意")),
                    403,
                    "matter.wrong-role");
        }

        unmoved(matter);
    }

    /** @param matter whose first step must still be the open one */
    private void unmoved(String matter) {
        var seen = dongfang.matter(matter);
        assertThat(seen.path("status").asString()).isEqualTo("OPEN");
        assertThat(seen.path("steps").path(0).path("status").asString()).isEqualTo("OPEN");
        assertThat(seen.path("steps").path(0).path("by").asString("")).isBlank();
    }

    @Test
    void theSamePersonTwice() {
        var payment = dongfang.ask(Want.of("600.00")).created();
        var matter = payment.path("matter").asString();
        Problem.inBothLanguages(
                people.reporter(), reporter -> dongfang.approve(reporter, matter), 403, "matter.wrong-role");
        unmoved(matter);

        var first = Principal.openStep(dongfang.matter(matter));
        var second = dongfang.matter(matter).path("steps").path(1);
        dongfang.approve(people.secretary(), matter).done();
        Problem.inBothLanguages(
                people.secretary(),
                secretary -> Principal.decide(secretary, matter, first, "approve", Body.NOTHING),
                409,
                "matter.step-not-open");
        Problem.inBothLanguages(
                people.secretary(),
                secretary -> Principal.decide(secretary, matter, second, "approve", Body.NOTHING),
                403,
                "matter.wrong-role");

        dongfang.approve(matter);
        var id = dongfang.await(payment.path("id").asString(), "AUTHORISED")
                .path("id")
                .asString();
        var before = dongfang.balance();
        dongfang.prepare(id).done();
        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + id + "/release", Body.NOTHING),
                403,
                "access.role");
        assertThat(dongfang.payment(id).path("status").asString()).isEqualTo("PREPARED");
        assertThat(dongfang.balance()).isEqualTo(before);
    }

    @Test
    void anAgreementInWhichOnePersonWouldApproveTwice() {
        var founding = Founding.of(town);
        var step = Map.of(
                "title", "居委会主任审批", "english", "Committee director approves", "role", "committee-director", "days", 2);
        var clauses = List.<Map<String, Object>>of(
                Map.of(
                        "number", "1",
                        "text", "付款由报账员申请",
                        "english", "Payments are asked for by the reporter",
                        "procedure", Map.of("kind", "PAYMENT", "area", "FUNDS", "originators", List.of("reporter"))),
                Map.of(
                        "number", "2",
                        "text", "1000元以下（含）由居委会主任审批",
                        "english", "Up to 1,000.00: the director",
                        "band", Map.of("kind", "PAYMENT", "upTo", "1000.00", "steps", List.of(step, step))));

        var refused = founding.draft(founding.resolved(), clauses).refused(422, "agreement.unsound");

        assertThat(refused.body().toString())
                .contains("committee-director would have to approve twice", "a gap above 1000.00");
        assertThat(founding.community()
                        .reporter()
                        .list("/v1/agreements?principal="
                                + founding.community().committee().id()))
                .isEmpty();
    }

    @Test
    void anApproverOfAnotherCommunity() {
        var asked = dongfang.ask(Want.of("300.00")).created();
        var matter = asked.path("matter").asString();
        var step = Principal.openStep(dongfang.matter(matter));

        Problem.inBothLanguages(
                town.xinghe().community().director(),
                stranger -> Principal.decide(stranger, matter, step, "approve", Body.of("comment", "同意")),
                404,
                "access.not-found");
        for (var path : List.of(
                "/v1/matters/" + matter, "/v1/payments/" + asked.path("id").asString())) {
            town.xinghe().community().reporter().get(path).refused(404, "access.not-found");
        }
        assertThat(town.xinghe().community().reporter().list("/v1/payments?principal=dongfang-committee"))
                .isEmpty();
        Problem.inBothLanguages(
                town.xinghe().community().reporter(),
                stranger -> stranger.post("/v1/payments", Want.of("10.00").from(dongfang)),
                403,
                "access.principal");

        unmoved(matter);
    }

    @Test
    void anotherBodyUnderTheSameKey() {
        var want = Want.of("300.00");
        var key = Person.key();
        var first = people.reporter().post("/v1/payments", want.from(dongfang), key);
        first.created();
        var again = people.reporter().post("/v1/payments", want.from(dongfang), key);
        assertThat(again.created()).isEqualTo(first.body());
        assertThat(first.isReplayed()).isFalse();
        assertThat(again.isReplayed()).isTrue();

        var more =
                new Want("400.00", want.payee(), want.payeeAccount(), want.invoice(), want.category(), want.purpose());
        Problem.inBothLanguages(
                people.reporter(),
                reporter -> reporter.post("/v1/payments", more.from(dongfang), key),
                422,
                "request.key-reused");

        assertThat(dongfang.payment(first.body().path("id").asString())
                        .path("amount")
                        .asString())
                .isEqualTo("300.00");
        assertThat(paymentsTo(want)).hasSize(1);
    }

    private List<JsonNode> paymentsTo(Want want) {
        return people.reporter().list("/v1/payments?principal=" + dongfang.id()).stream()
                .filter(payment -> payment.path("payee").path("name").asString().equals(want.payee()))
                .toList();
    }

    @Test
    void withoutAWarrant() {
        var payment = dongfang.ask(Want.of("300.00")).created().path("id").asString();
        var before = dongfang.balance();

        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + payment + "/prepare", Body.NOTHING),
                409,
                "warrant.missing");
        Problem.inBothLanguages(
                town.person("releaser"),
                releaser -> releaser.post("/v1/payments/" + payment + "/release", Body.NOTHING),
                409,
                "warrant.missing");

        assertThat(dongfang.payment(payment).path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(dongfang.balance()).isEqualTo(before);
    }

    @Test
    void aWarrantOfAnotherAct() {
        var approved = dongfang.authorised(Want.of("300.00"));
        var token = warrant(approved);
        var dearer = dongfang.ask(Want.of("450.00")).created().path("id").asString();
        var before = dongfang.balance();

        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + dearer + "/prepare", Body.of("warrant", token)),
                422,
                "warrant.other-act");
        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + dearer + "/prepare", Body.of("warrant", tampered(token))),
                422,
                "warrant.forged");

        assertThat(dongfang.payment(dearer).path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(dongfang.balance()).isEqualTo(before);
    }

    private String warrant(String payment) {
        var id = dongfang.payment(payment).path("warrant").asString();
        return people.reporter().get("/v1/warrants/" + id).ok().path("token").asString();
    }

    /** The same words under a signature that is off by one letter. */
    private static String tampered(String token) {
        var at = token.lastIndexOf('.') + 10;
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    @Test
    void aWarrantUsedTwice() {
        var payment = dongfang.authorised(Want.of("300.00"));
        dongfang.prepare(payment).done();
        var key = Person.key();
        var releaser = town.person("releaser");
        var first = releaser.post("/v1/payments/" + payment + "/release", Body.NOTHING, key);
        first.done();
        var after = dongfang.balance();

        var replay = releaser.post("/v1/payments/" + payment + "/release", Body.NOTHING, key);
        assertThat(replay.done()).isEqualTo(first.body());
        assertThat(replay.isReplayed()).isTrue();
        var token = warrant(payment);
        Problem.inBothLanguages(
                releaser,
                person -> person.post("/v1/payments/" + payment + "/release", Body.NOTHING),
                409,
                "warrant.spent");
        Problem.inBothLanguages(
                releaser,
                person -> person.post("/v1/payments/" + payment + "/release", Body.of("warrant", token)),
                409,
                "warrant.spent");

        assertThat(dongfang.balance()).isEqualTo(after);
    }

    @Test
    void aBalanceTooSmallAtRelease() {
        var principal = Founding.served(town, "urban", "500.00");
        var first = principal.authorised(Want.of("300.00"));
        var second = principal.authorised(Want.of("290.00"));
        principal.prepare(first).done();
        principal.prepare(second).done();
        principal.release(first).done();

        Problem.inBothLanguages(
                        town.person("releaser"),
                        releaser -> releaser.post("/v1/payments/" + second + "/release", Body.NOTHING),
                        422,
                        "funds.balance-short")
                .saysHowToCure();

        assertThat(principal.balance()).isEqualTo("200.00");
        assertThat(principal.payment(second).path("status").asString()).isEqualTo("PREPARED");
        receipt(principal, "90.00").created();
        principal.release(second).done();
        assertThat(principal.balance()).isEqualTo("0.00");
    }

    @Test
    void moreThanTheAccountHoldsIsNotEvenAskedFor() {
        var principal = Founding.served(town, "urban", "500.00");

        Problem.inBothLanguages(
                        principal.community().reporter(),
                        reporter ->
                                reporter.post("/v1/payments", Want.of("500.01").from(principal)),
                        422,
                        "funds.balance-short")
                .saysHowToCure();

        assertThat(principal.community().reporter().list("/v1/payments?principal=" + principal.id()))
                .isEmpty();
    }

    @Test
    void theSameInvoiceTwice() {
        var want = Want.of("300.00");
        dongfang.ask(want).created();
        var spelled = want.invoice().toLowerCase(java.util.Locale.ROOT).replace("-", " ");

        for (var invoice : List.of(want.invoice(), spelled)) {
            Problem.inBothLanguages(
                            people.reporter(),
                            reporter -> reporter.post(
                                    "/v1/payments",
                                    Want.of("200.00").on(invoice).from(dongfang)),
                            422,
                            "funds.invoice-used")
                    .saysHowToCure();
            Problem.inBothLanguages(
                            town.xinghe().community().reporter(),
                            reporter -> reporter.post(
                                    "/v1/payments",
                                    Want.of("200.00").on(invoice).from(town.xinghe())),
                            422,
                            "funds.invoice-used")
                    .saysHowToCure();
        }

        assertThat(paymentsTo(want)).hasSize(1);
    }

    @Test
    void theStreetNeverOriginatesSpending() {
        var before = people.reporter()
                .list("/v1/payments?principal=" + dongfang.id())
                .size();

        for (var login : List.of("accountant", "cashier", "head", "leader", "principal-leader")) {
            Problem.inBothLanguages(
                            town.person(login),
                            person -> person.post(
                                    "/v1/payments", Want.of("100.00").from(dongfang)),
                            422,
                            "agreement.street-may-not-originate")
                    .citesClause("2.0")
                    .saysHowToCure();
        }

        assertThat(people.reporter().list("/v1/payments?principal=" + dongfang.id()))
                .hasSize(before);
    }

    @Test
    void everythingWrongWithARequestIsToldAtOnce() {
        var body = Want.of("100.00").from(dongfang);
        body.put("amount", "100");
        body.put("purpose", "");
        body.remove("payee");

        var problem = people.reporter().post("/v1/payments", body).refused(400, "request.malformed");

        assertThat(problem.body().path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .contains("/amount", "/purpose", "/payee");
        var unknown = Want.of("100.00").from(dongfang);
        unknown.put("approved", true);
        people.reporter().post("/v1/payments", unknown).refused(400, "request.malformed");
    }

    @Test
    void nobodyWithoutAToken() {
        var answer =
                town.send(java.net.http.HttpRequest.newBuilder(town.gateway().resolve("/v1/payments"))
                        .header("Accept-Language", "zh")
                        .build());

        assertThat(answer.refused(401, "access.token").title()).matches(Problem.CHINESE);
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }
}
