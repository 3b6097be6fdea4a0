package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An agreement while it lives: asked, explained, held back, lent, changed, ended; seen by district systems too. */
class AgreementLifeTest {

    private Town town;
    private Principal principal;
    private String agreement;

    @BeforeEach
    void anAgreementInForce() {
        town = Product.shared().town();
        principal = Founding.served(town, "urban", "50000.00");
        agreement = principal
                .community()
                .reporter()
                .list("/v1/agreements?principal=" + principal.id())
                .getFirst()
                .path("id")
                .asString();
    }

    private Answer suspend(String reason) {
        return town.person("leader").post("/v1/agreements/" + agreement + "/suspension", Body.of("reason", reason));
    }

    @Test
    void whileItIsSuspendedNothingIsDoneAndThenAllGoesOn() {
        suspend("审计整改").done();

        principal
                .ask(PaymentDraft.of("280.00"))
                .refused(409, "agreement.suspended")
                .saysHowToCure();
        Await.until("the areas have heard of it", () -> receipt().status(), status -> status != 201);
        receipt().refused(409, "agreement.suspended").saysHowToCure();

        town.person("leader")
                .post("/v1/agreements/" + agreement + "/resumption", Body.of("reason", "整改完成"))
                .done();
        principal.ask(PaymentDraft.of("280.00")).created();
        Await.until("the areas go on", () -> receipt().status(), status -> status == 201);
    }

    /** A loan of a record, approved by all and waiting to be handed out. */
    private String lent(Person archivist) {
        var record = archivist
                .upload(
                        "/v1/records",
                        Body.of(
                                "principal",
                                principal.id(),
                                "title",
                                "决议",
                                "category",
                                "文书-居民自治",
                                "year",
                                Town.today().getYear()),
                        "resolution.pdf",
                        "application/pdf",
                        ("%PDF-1.4\n" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8))
                .created()
                .path("id")
                .asString();
        var loan = principal
                .community()
                .reporter()
                .post(
                        "/v1/records/" + record + "/loans",
                        Body.of(
                                "purpose", "审计",
                                "borrower", "王建国",
                                "dueOn", Town.today().plusDays(7).toString()))
                .created();
        principal.approve(loan.path("matter").asString());
        return "/v1/loans/" + loan.path("id").asString();
    }

    private String warrant(String payment) {
        return town.person("auditor")
                .get("/v1/warrants/"
                        + principal.payment(payment).path("warrant").asString())
                .ok()
                .path("status")
                .asString();
    }

    private void resume() {
        town.person("leader")
                .post("/v1/agreements/" + agreement + "/resumption", Body.of("reason", "整改完成"))
                .done();
    }

    @Test
    void whatWasAskedForRestsWhileItIsSuspendedAndOnlyComesBack() {
        var archivist = town.person("archivist");
        var director = principal.community().director();
        var asked = principal.ask(PaymentDraft.of("120.00")).created();
        var matter = asked.path("matter").asString();
        var approved = principal.authorised(PaymentDraft.of("130.00"));
        var prepared = principal.authorised(PaymentDraft.of("140.00"));
        principal.prepare(prepared).done();
        var out = lent(archivist);
        archivist.post(out + "/hand-out", Body.NOTHING).done();
        var lent = lent(archivist);
        var before = principal.balance();

        suspend("审计整改").done();
        principal.approve(director, matter).refused(409, "agreement.suspended").saysHowToCure();
        principal.prepare(approved).refused(409, "agreement.suspended").saysHowToCure();
        principal.release(prepared).refused(409, "agreement.suspended").saysHowToCure();
        archivist.post(lent + "/hand-out", Body.NOTHING).refused(409, "agreement.suspended");
        assertThat(warrant(approved)).isEqualTo("SUSPENDED");
        assertThat(principal.matter(matter).path("heldBy").asString()).isEqualTo("agreement.suspended");
        assertThat(principal.balance()).isEqualTo(before);
        Await.until("the areas have heard of it", () -> receipt().status(), status -> status == 409);
        archivist.post(out + "/return", Body.of("condition", "完好")).done();

        resume();
        assertThat(warrant(approved)).isEqualTo("LIVE");
        principal.approve(director, matter).done();
        principal.prepare(approved).done();
        principal.release(approved).done();
        principal.release(prepared).done();
        archivist.post(lent + "/hand-out", Body.NOTHING).done();
        principal.release(prepared).refused(409, "warrant.spent");

        var last = principal.authorised(PaymentDraft.of("150.00"));
        var open = principal
                .ask(PaymentDraft.of("160.00"))
                .created()
                .path("matter")
                .asString();
        director.post("/v1/agreements/" + agreement + "/termination", Body.of("reason", "收回"))
                .done();
        principal.prepare(last).refused(422, "agreement.terminated").saysHowToCure();
        principal.approve(director, open).refused(422, "agreement.terminated").saysHowToCure();
        assertThat(warrant(last)).isEqualTo("VOID");
        principal
                .community()
                .reporter()
                .post("/v1/matters/" + open + "/withdraw", Body.NOTHING)
                .done();
        Await.until(
                "what was lent is taken back after the end",
                () -> archivist
                        .post(lent + "/return", Body.of("condition", "完好"))
                        .status(),
                status -> status == 200);
    }

    private Answer receipt() {
        return town.person("cashier")
                .post(
                        "/v1/receipts",
                        Body.of(
                                "principal",
                                principal.id(),
                                "account",
                                account(),
                                "receivedOn",
                                Town.today().toString(),
                                "amount",
                                "10.00",
                                "payer",
                                "滨河街道办事处",
                                "purpose",
                                "零星收入",
                                "category",
                                "other",
                                "receiptNumber",
                                UUID.randomUUID().toString().substring(0, 12)));
    }

    private String account() {
        return principal.account();
    }

    @Test
    void afterItsEndNeitherNewActsNorStandingOnesAreDone() {
        principal.ask(PaymentDraft.of("280.00")).created();
        principal
                .community()
                .director()
                .post("/v1/agreements/" + agreement + "/termination", Body.of("reason", "居民代表会议决定自行管理"))
                .done();

        principal
                .ask(PaymentDraft.of("290.00"))
                .refused(422, "agreement.not-in-force")
                .saysHowToCure();
        Await.until("the areas have heard of it", () -> receipt().status(), status -> status == 422);
        assertThat(principal
                        .community()
                        .director()
                        .get("/v1/agreements/" + agreement + "/open-matters")
                        .ok()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void aNewVersionRulesFromItsDayAndARunningMatterKeepsTheOldOne() {
        var running = principal
                .ask(PaymentDraft.of("800.00"))
                .created()
                .path("matter")
                .asString();
        var vote = principal.resolve("调整付款审批", null).path("id").asString();
        var amended = principal
                .community()
                .director()
                .post(
                        "/v1/agreements/" + agreement + "/amendments",
                        Body.of(
                                "resolution",
                                vote,
                                "template",
                                "urban",
                                "effectiveFrom",
                                Town.today().toString()))
                .created();
        var founding = new Founding(principal.community());
        founding.sign(principal.community().director(), amended.path("id").asString());
        founding.sign(town.person("leader"), amended.path("id").asString());

        assertThat(principal
                        .matter(running)
                        .path("ruling")
                        .path("agreementVersion")
                        .asInt())
                .isEqualTo(1);
        var later = principal
                .ask(PaymentDraft.of("800.00"))
                .created()
                .path("matter")
                .asString();
        assertThat(principal
                        .matter(later)
                        .path("ruling")
                        .path("agreementVersion")
                        .asInt())
                .isEqualTo(2);
        assertThat(principal.approve(running)).isNotEmpty();
    }

    @Test
    void aRulingIsExplainedAndDecidedAgainYearsLater() {
        var matter = principal
                .ask(PaymentDraft.of("800.00"))
                .created()
                .path("matter")
                .asString();
        var ruling = principal.matter(matter).path("ruling").path("ruling").asString();

        var explained = town.person("auditor").get("/v1/rulings/" + ruling).ok();
        assertThat(explained.path("reproduced").asBoolean()).isTrue();
        assertThat(explained.path("reason").path("zh").asString()).isNotBlank();
        assertThat(explained.path("clauses")).isNotEmpty();
        var replay = town.person("auditor")
                .post(
                        "/v1/agreements/" + agreement + "/replays",
                        Body.of(
                                "from",
                                Town.today().toString(),
                                "to",
                                Town.today().toString()))
                .ok();
        assertThat(replay.path("counts").path("examined").asInt()).isEqualTo(1);
        assertThat(replay.path("items")).isEmpty();
    }

    @Test
    void aRoleIsLentForDaysAndNeverLetsOnePersonActTwice() {
        var community = principal.community();
        community
                .director()
                .post(
                        "/v1/delegations",
                        Body.of(
                                "role", "committee-director",
                                "delegate", community.secretary().login(),
                                "delegateName", "书记",
                                "principals", List.of(principal.id()),
                                "from", Town.today().toString(),
                                "to", Town.today().plusDays(3).toString(),
                                "reason", "外出学习"))
                .created();
        var matter = principal
                .ask(PaymentDraft.of("800.00"))
                .created()
                .path("matter")
                .asString();

        principal.approve(community.secretary(), matter).done();
        principal.approve(community.secretary(), matter).is(403);
        principal.approve(community.director(), matter).done();
    }

    @Test
    void districtSystemsAskInTheStandardForm() {
        principal.ask(PaymentDraft.of("280.00")).created();
        var district = town.person("district");
        assertThat(town.send(java.net.http.HttpRequest.newBuilder(
                                        town.gateway().resolve("/.well-known/authzen-configuration"))
                                .GET()
                                .build())
                        .ok()
                        .path("access_evaluation_endpoint")
                        .asString())
                .endsWith("/access/v1/evaluation");
        var reporter =
                Body.of("type", "user", "id", principal.community().reporter().login());
        assertThat(evaluated(district, reporter, "request:PAYMENT", "800.00")).isTrue();
        assertThat(evaluated(district, reporter, "PAYMENT", "800.00")).isFalse();
        assertThat(evaluated(district, Body.of("type", "user", "id", "leader"), "request:PAYMENT", "800.00"))
                .isFalse();
    }

    private boolean evaluated(Person asking, Object subject, String action, String amount) {
        return asking.post(
                        "/access/v1/evaluation",
                        Body.of(
                                "subject", subject,
                                "action", Body.of("name", action, "properties", Body.of("amount", amount)),
                                "resource", Body.of("type", "principal", "id", principal.id())))
                .ok()
                .path("decision")
                .asBoolean();
    }

    @Test
    void everyChangeIsToldToWhoeverFollows() {
        var matter = principal
                .ask(PaymentDraft.of("280.00"))
                .created()
                .path("matter")
                .asString();
        principal.approve(matter);

        var told = Await.until(
                "the journal has it",
                () -> town.person("district").list("/v1/events?principal=" + principal.id()),
                events -> types(events).contains("warrant.issued"));
        assertThat(types(told)).contains("agreement.signed", "matter.opened", "matter.approved");
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asString()).toList();
    }

    @Test
    void anAreaWaitsForItsHandOverList() {
        var founding = Founding.of(town);
        var community = founding.community();
        var draft = founding.draft(
                        founding.resolved(), Body.of("template", "urban", "handoverRequired", List.of("FUNDS")))
                .created();
        founding.agreed(draft);

        founding.openAccount("100.00")
                .refused(409, "agreement.area-not-handed-over")
                .saysHowToCure();
        var list = community
                .director()
                .post(
                        "/v1/agreements/" + draft.path("id").asString() + "/handovers",
                        Body.of(
                                "area", "FUNDS",
                                "direction", "HAND_OVER",
                                "items",
                                        List.of(Body.of(
                                                "no", 1,
                                                "category", "CASH",
                                                "description", "库存现金",
                                                "quantity", 1,
                                                "bookAmount", "100.00",
                                                "actualAmount", "100.00"))))
                .created()
                .path("id")
                .asString();
        sign(list, "GIVER", community.director());
        sign(list, "RECEIVER", town.person("head"));
        sign(list, "OVERSEER", community.supervisor());
        Await.until("the area may begin", () -> founding.openAccount("100.00").status(), status -> status == 201);
    }

    private static void sign(String list, String part, Person person) {
        person.post("/v1/handovers/" + list + "/signatures", Body.of("part", part))
                .done();
    }
}
