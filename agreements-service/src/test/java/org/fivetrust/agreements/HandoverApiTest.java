package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Hand-over is complete or it is not done; the same list reversed is the hand-back. */
@AgreementsTest
class HandoverApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void newDesk() {
        community = World.over(client).community();
    }

    private static Map<String, Object> item(int no, String category, String description, int quantity, int counted) {
        return Body.of(
                "no", no,
                "category", category,
                "description", description,
                "quantity", quantity,
                "counted", counted,
                "keeper", "报账员",
                "place", "居委会");
    }

    private static Map<String, Object> money(int no, String category, String description, String book, String actual) {
        var item = item(no, category, description, 1, 1);
        item.putAll(Body.of("bookAmount", book, "actualAmount", actual));
        return item;
    }

    private static Map<String, Object> list(String area, String direction, List<Map<String, Object>> items) {
        return Body.of("area", area, "direction", direction, "items", items);
    }

    private Reply open(String person, String agreement, Map<String, Object> list) {
        return community.agreements(person).openHandover(agreement, list);
    }

    private Reply sign(String person, String handover, String part) {
        return community.agreements(person).signHandover(handover, Map.of("part", part));
    }

    private Reply settle(String person, String handover, String how, int item, @Nullable Integer quantity) {
        var said = Body.of("item", item, "reason", "公告作废", "document", "滨街〔2026〕7号");
        if (quantity != null) {
            said.put("quantity", quantity);
        }
        var agreements = community.agreements(person);
        return how.equals("voids")
                ? agreements.voidMissing(handover, said)
                : agreements.receiveArrivals(handover, said);
    }

    private static List<String> missing(JsonNode handover) {
        var missing = new ArrayList<String>();
        handover.path("missing").forEach(one -> missing.add(one.asString()));
        return missing;
    }

    private JsonNode refusal(String kind) {
        return community
                .put(community.act(draft -> draft.kind(kind).amount(kind.equals("PAYMENT") ? "10.00" : null)))
                .ok()
                .path("refusal");
    }

    @Test
    void scenario_2_a_hand_over_with_a_gap_is_not_done() {
        var id = community
                .registered("VILLAGE_CONVERTED")
                .agreement(terms ->
                        terms.template("village-converted").with("handoverRequired", List.of("FUNDS", "SEALS")));
        assertThat(refusal("PAYMENT").path("facts").path("missing").asString()).contains("no hand-over list");
        var funds = open(
                        "reporter",
                        id,
                        list(
                                "FUNDS",
                                "HAND_OVER",
                                List.of(
                                        money(1, "CASH", "库存现金", "3286.40", "2986.40"),
                                        item(2, "RECEIPT", "收款收据000401–000450", 50, 47))))
                .created();
        var seals = open(
                        "reporter",
                        id,
                        list(
                                "SEALS",
                                "HAND_OVER",
                                List.of(item(1, "SEAL", "居委会公章", 1, 1), item(2, "SEAL", "财务专用章", 1, 0))))
                .created();
        assertThat(funds.path("items").get(0).path("difference").asString()).isEqualTo("-300.00");
        assertThat(missing(funds))
                .contains("item 1 库存现金: difference -300.00 without a cause", "item 2 收款收据000401–000450: 3 of 50");
        assertThat(funds.path("status").asString()).isEqualTo("INCOMPLETE");
        assertThat(funds.path("dueOn").asString())
                .isEqualTo(World.today().plusDays(5).toString());
        assertThat(missing(seals)).contains("item 2 财务专用章: 1 of 1");

        var first = funds.path("id").asString();
        var second = seals.path("id").asString();
        threeSign(first, "director", "cashier", "supervisor");
        assertThat(threeSign(second, "director", "custodian", "supervisor")
                        .path("status")
                        .asString())
                .isEqualTo("INCOMPLETE");
        var held = refusal("IMPRINT");
        assertThat(held.path("code").asString()).isEqualTo("agreement.area-not-handed-over");
        assertThat(held.path("facts").path("missing").asString()).isEqualTo("item 2 财务专用章: 1 of 1");
        assertThat(community
                        .authority("seals")
                        .readMandate("seals", community.committee())
                        .is(404)
                        .path("refusal")
                        .path("code")
                        .asString())
                .isEqualTo("agreement.area-not-handed-over");
        assertThat(community
                        .authority("archives")
                        .readMandate("archives", community.committee())
                        .is(200)
                        .path("mandate")
                        .asString())
                .isNotBlank();

        settle("director", first, "voids", 2, 4).refused(422, "handover.nothing-missing");
        settle("director", first, "voids", 9, 1).refused(422, "handover.no-such-item");
        settle("cashier", first, "voids", 2, 3).refused(403, "access.role");
        settle("director", first, "voids", 2, null).created();
        assertThat(refusal("PAYMENT").path("code").asString()).isEqualTo("agreement.area-not-handed-over");
        var done = settle("supervisor", first, "voids", 1, 0).created();
        assertThat(done.path("status").asString()).isEqualTo("COMPLETE");
        assertThat(done.path("items").get(0).path("difference").asString()).isEqualTo("-300.00");
        assertThat(community
                        .put(community.payment("10.00", "恒源 " + UUID.randomUUID()))
                        .ok()
                        .path("ruling")
                        .asString())
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(refusal("IMPRINT").path("code").asString()).isEqualTo("agreement.area-not-handed-over");

        assertThat(settle("custodian", second, "arrivals", 2, 1)
                        .created()
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETE");
        assertThat(community
                        .put(community.act(draft -> draft.kind("IMPRINT")))
                        .ok()
                        .path("ruling")
                        .asString())
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(community
                        .authority("seals")
                        .readMandate("seals", community.committee())
                        .is(200)
                        .path("mandate")
                        .asString())
                .isNotBlank();
        assertThat(community.agreements("auditor").listHandovers(id).items()).hasSize(2);
    }

    private JsonNode threeSign(String handover, String giver, String receiver, String overseer) {
        sign(giver, handover, "GIVER").created();
        sign(receiver, handover, "RECEIVER").created();
        return sign(overseer, handover, "OVERSEER").created();
    }

    @Test
    void each_part_is_signed_once_by_a_role_that_is_entitled() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var list = list("SEALS", "HAND_OVER", List.of(item(1, "SEAL", "公章", 1, 1)));
        var handover = open("custodian", id, list).created();
        var at = handover.path("id").asString();
        assertThat(handover.path("dueOn").isNull()).isTrue();
        open("custodian", id, list).refused(409, "handover.list-open");
        sign("cashier", at, "RECEIVER").refused(403, "handover.wrong-part");
        sign("director", at, "OVERSEER").refused(403, "handover.wrong-part");
        sign("director", at, "GIVER").created();
        sign("secretary", at, "GIVER").refused(409, "handover.signed-already");
        community
                .agreements("custodian")
                .signHandover(at, Map.of("part", "RECEIVER", "digest", "sha-256:other"))
                .refused(422, "handover.other-list");
        community
                .agreements("custodian")
                .signHandover(
                        at,
                        Map.of(
                                "part",
                                "RECEIVER",
                                "digest",
                                handover.path("digest").asString()))
                .created();
        assertThat(sign("leader", at, "OVERSEER").created().path("status").asString())
                .isEqualTo("COMPLETE");
        sign("supervisor", at, "OVERSEER").refused(409, "handover.complete");
        settle("director", at, "voids", 1, 1).refused(409, "handover.complete");
    }

    @Test
    void of_two_overseers_at_the_same_moment_one_signs_and_saying_it_twice_changes_nothing() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var list = list("ARCHIVES", "HAND_OVER", List.of(item(1, "FILE", "2025年会计档案", 30, 30)));
        var key = IdempotencyKeys.next();
        var path = "/v1/agreements/" + id + "/handovers";
        var first = community
                .agreements("archivist")
                .withKey(key)
                .openHandover(id, list)
                .id();
        assertThat(community
                        .agreements("archivist")
                        .withKey(key)
                        .openHandover(id, list)
                        .id())
                .isEqualTo(first);
        list.put("area", "SEALS");
        community.agreements("archivist").withKey(key).openHandover(id, list).refused(403, "access.role");
        var statuses = Stream.of("leader", "supervisor", "principal-leader")
                .parallel()
                .map(person -> sign(person, first, "OVERSEER").status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409, 409);
        assertThat(community.agreements("auditor").readHandover(first).ok().path("signatures"))
                .hasSize(1);
    }

    @Test
    void lists_that_cannot_be_are_malformed_and_strangers_see_none() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var half = item(1, "CASH", "现金", 1, 1);
        half.put("bookAmount", "1.00");
        var problem = open("reporter", id, list("FUNDS", "HAND_OVER", List.of(half, item(1, "CASH", "现金", 1, 1))))
                .refused(400, "request.malformed");
        assertThat(problem.path("violations")).hasSize(2);
        open("reporter", id, list("FUNDS", "HAND_OVER", List.of())).refused(400, "request.malformed");
        open("auditor", id, list("FUNDS", "HAND_OVER", List.of(item(1, "CASH", "现金", 1, 1))))
                .refused(403, "access.role");
        open("reporter", id, list("FUNDS", "HAND_BACK", List.of(item(1, "CASH", "现金", 1, 1))))
                .refused(409, "handover.not-ending");
        var made = open("reporter", id, list("FUNDS", "HAND_OVER", List.of(item(1, "CASH", "现金", 1, 1))))
                .created();
        var stranger = World.over(client).community();
        stranger.agreements("director").readHandover(made.path("id").asString()).refused(404, "access.not-found");
        stranger.agreements("director")
                .signHandover(made.path("id").asString(), Map.of("part", "GIVER"))
                .refused(404, "access.not-found");
        stranger.agreements("reporter")
                .openHandover(id, list("SEALS", "HAND_OVER", List.of(item(1, "SEAL", "公章", 1, 1))))
                .refused(404, "access.not-found");
    }

    @Test
    void scenario_10_termination_and_hand_back() {
        var id = community
                .registered("URBAN")
                .agreement(terms -> terms.template("urban").with("handoverRequired", List.of("FUNDS")));
        var came = List.of(item(1, "RECEIPT", "收款收据本", 1, 1), money(2, "DEPOSIT", "租赁押金", "20000.00", "20000.00"));
        var over = open("reporter", id, list("FUNDS", "HAND_OVER", came)).created();
        assertThat(threeSign(over.path("id").asString(), "director", "cashier", "supervisor")
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETE");
        var first = community
                .put(community.payment("4300.00", "恒源 " + UUID.randomUUID()))
                .ok()
                .path("matter")
                .path("number")
                .asString();
        var second = community
                .put(community.payment("780.00", "恒源 " + UUID.randomUUID()))
                .ok()
                .path("matter")
                .path("number")
                .asString();

        var freeze = World.today().plusDays(26);
        var end = World.today().plusDays(41);
        var ended = community
                .agreements("director")
                .terminateAgreement(
                        id,
                        Body.of(
                                "reason", "居民代表会议决定收回资金代管（民法典第九百三十三条）",
                                "resolution", community.resolution(),
                                "freezeOn", freeze.toString(),
                                "effectiveOn", end.toString()))
                .ok();
        assertThat(ended.path("status").asString()).isEqualTo("IN_FORCE");
        assertThat(ended.path("inForce").path("to").asString())
                .isEqualTo(end.minusDays(1).toString());
        var open = community.agreements("auditor").listOpenMatters(id).ok();
        assertThat(open.path("atTermination").findValuesAsString("amount")).containsExactly("4300.00", "780.00");
        assertThat(open.path("items")).hasSize(2);
        assertThat(community
                        .ruled("PAYMENT", freeze.minusDays(1))
                        .path("ruling")
                        .asString())
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(community.ruled("PAYMENT", freeze).toString()).contains("agreement.frozen");
        assertThat(community.ruled("RECEIPT", freeze).path("ruling").asString()).isEqualTo("PERMITTED");
        assertThat(community.ruled("RECEIPT", end).toString()).contains("agreement.not-in-force");
        assertThat(community
                        .agreements("auditor")
                        .readAgreement(id, "asOf", end)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("TERMINATED");

        var bank = money(3, "BANK", "代管分户余额，转社区自有账户", "186540.22", "186540.22");
        var advance = money(4, "ADVANCE", "备用金", "600.00", "600.00");
        var used = item(1, "RECEIPT", "收款收据本", 1, 1);
        used.put("state", "已用12个号");
        var deposit = money(2, "DEPOSIT", "租赁押金", "20000.00", "20000.00");
        var one = matter(5, first, "4300.00");
        var other = matter(6, second, "780.00");
        back(id, used, money(2, "DEPOSIT", "租赁押金", "20000.00", "19000.00"), bank, advance, one, other)
                .refused(422, "handover.withheld");
        back(id, used, deposit, bank, advance, one, other, money(7, "FEE", "代管费", "500.00", "500.00"))
                .refused(422, "handover.fee");
        assertThat(back(id, used, bank, advance, one, other)
                        .refused(422, "handover.items-left-out")
                        .path("detail")
                        .asString())
                .contains("租赁押金");
        assertThat(back(id, used, deposit, bank, advance, one)
                        .refused(422, "handover.matters-left-out")
                        .path("detail")
                        .asString())
                .contains(second);
        var list = back(id, used, deposit, bank, advance, one, other).id();
        sign("director", list, "GIVER").refused(403, "handover.wrong-part");
        assertThat(threeSign(list, "cashier", "director", "supervisor")
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETE");
    }

    private static Map<String, Object> matter(int no, String number, String amount) {
        var item = money(no, "OPEN_MATTER", "未付款项", amount, amount);
        item.put("evidenceNumber", number);
        return item;
    }

    @SafeVarargs
    private final Reply back(String agreement, Map<String, Object>... items) {
        return open("cashier", agreement, list("FUNDS", "HAND_BACK", List.of(items)));
    }
}
