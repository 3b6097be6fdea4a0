package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What the agreement does not allow, or where there is none: refused with code, words and cure, and nothing changed.
 */
@Order(4)
class AgreementRefusalTest {

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
                        reporter -> reporter.post(
                                "/v1/payments", PaymentDraft.of("100.00").from(principal)),
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
                                        "accountNumber", "11010002",
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
                        person -> person.post(
                                "/v1/payments", PaymentDraft.of("100.00").from(principal)),
                        422,
                        "agreement.not-in-force")
                .saysHowToCure();
        Await.until(
                "the mandate is known to be revoked",
                () -> Receipts.register(principal, "10.00").status(),
                status -> status == 422);
        Receipts.register(principal, "10.00")
                .refused(422, "agreement.not-in-force")
                .saysHowToCure();
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
    void theSubdistrictNeverOriginatesSpending() {
        var before = people.reporter()
                .list("/v1/payments?principal=" + dongfang.id())
                .size();

        for (var login : List.of("accountant", "cashier", "head", "leader", "principal-leader")) {
            Problem.inBothLanguages(
                            town.person(login),
                            person -> person.post(
                                    "/v1/payments", PaymentDraft.of("100.00").from(dongfang)),
                            422,
                            "agreement.street-may-not-originate")
                    .citesClause("2.0")
                    .saysHowToCure();
        }

        assertThat(people.reporter().list("/v1/payments?principal=" + dongfang.id()))
                .hasSize(before);
    }
}
