package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Desk.TODAY;
import static org.fivetrust.agreements.Desk.body;
import static org.fivetrust.agreements.Desk.of;
import static org.fivetrust.agreements.Desk.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fivetrust.testing.IdempotencyKeys;
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

    private Desk desk;

    @BeforeEach
    void newDesk() {
        desk = new Desk(client);
    }

    private static Map<String, Object> item(int no, String category, String description, int quantity, int counted) {
        return of(
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
        item.putAll(of("bookAmount", book, "actualAmount", actual));
        return item;
    }

    private static Map<String, Object> list(String area, String direction, List<Map<String, Object>> items) {
        return of("area", area, "direction", direction, "items", items);
    }

    private WebTestClient.ResponseSpec open(String person, String agreement, Map<String, Object> list) {
        return desk.post(person, "/v1/agreements/" + agreement + "/handovers", list);
    }

    private WebTestClient.ResponseSpec sign(String person, String handover, String part) {
        return desk.post(person, "/v1/handovers/" + handover + "/signatures", Map.of("part", part));
    }

    private WebTestClient.ResponseSpec settle(
            String person, String handover, String how, int item, @Nullable Integer quantity) {
        var said = of("item", item, "reason", "公告作废", "document", "滨街〔2026〕7号");
        if (quantity != null) {
            said.put("quantity", quantity);
        }
        return desk.post(person, "/v1/handovers/" + handover + "/" + how, said);
    }

    private static List<String> missing(JsonNode handover) {
        var missing = new ArrayList<String>();
        handover.path("missing").forEach(one -> missing.add(one.asString()));
        return missing;
    }

    private JsonNode refusal(String kind) {
        return desk.put(desk.act(kind, kind.equals("PAYMENT") ? "10.00" : null, "reporter"))
                .path("refusal");
    }

    @Test
    void scenario_2_a_hand_over_with_a_gap_is_not_done() {
        var id = desk.agree("VILLAGE_CONVERTED", "village-converted", "handoverRequired", List.of("FUNDS", "SEALS"));
        assertThat(refusal("PAYMENT").path("facts").path("missing").asString()).contains("no hand-over list");
        var funds = body(
                open(
                        "reporter",
                        id,
                        list(
                                "FUNDS",
                                "HAND_OVER",
                                List.of(
                                        money(1, "CASH", "库存现金", "3286.40", "2986.40"),
                                        item(2, "RECEIPT", "收款收据000401–000450", 50, 47)))),
                201);
        var seals = body(
                open(
                        "reporter",
                        id,
                        list(
                                "SEALS",
                                "HAND_OVER",
                                List.of(item(1, "SEAL", "居委会公章", 1, 1), item(2, "SEAL", "财务专用章", 1, 0)))),
                201);
        assertThat(funds.path("items").get(0).path("difference").asString()).isEqualTo("-300.00");
        assertThat(missing(funds))
                .contains("item 1 库存现金: difference -300.00 without a cause", "item 2 收款收据000401–000450: 3 of 50");
        assertThat(funds.path("status").asString()).isEqualTo("INCOMPLETE");
        assertThat(funds.path("dueOn").asString()).isEqualTo(TODAY.plusDays(5).toString());
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
        assertThat(desk.mandate("seals", 404).path("refusal").path("code").asString())
                .isEqualTo("agreement.area-not-handed-over");
        assertThat(desk.mandate("archives", 200).path("mandate").asString()).isNotBlank();

        refused(settle("director", first, "voids", 2, 4), 422, "handover.nothing-missing");
        refused(settle("director", first, "voids", 9, 1), 422, "handover.no-such-item");
        refused(settle("cashier", first, "voids", 2, 3), 403, "access.role");
        body(settle("director", first, "voids", 2, null), 201);
        assertThat(refusal("PAYMENT").path("code").asString()).isEqualTo("agreement.area-not-handed-over");
        var done = body(settle("supervisor", first, "voids", 1, 0), 201);
        assertThat(done.path("status").asString()).isEqualTo("COMPLETE");
        assertThat(done.path("items").get(0).path("difference").asString()).isEqualTo("-300.00");
        assertThat(desk.pay("10.00").path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(refusal("IMPRINT").path("code").asString()).isEqualTo("agreement.area-not-handed-over");

        assertThat(body(settle("custodian", second, "arrivals", 2, 1), 201)
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETE");
        assertThat(desk.put(desk.act("IMPRINT", null, "reporter"))
                        .path("ruling")
                        .asString())
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(desk.mandate("seals", 200).path("mandate").asString()).isNotBlank();
        assertThat(desk.get("auditor", "/v1/agreements/" + id + "/handovers").path("items"))
                .hasSize(2);
    }

    private JsonNode threeSign(String handover, String giver, String receiver, String overseer) {
        body(sign(giver, handover, "GIVER"), 201);
        body(sign(receiver, handover, "RECEIVER"), 201);
        return body(sign(overseer, handover, "OVERSEER"), 201);
    }

    @Test
    void each_part_is_signed_once_by_a_role_that_is_entitled() {
        var id = desk.agree("URBAN", "urban");
        var list = list("SEALS", "HAND_OVER", List.of(item(1, "SEAL", "公章", 1, 1)));
        var handover = body(open("custodian", id, list), 201);
        var at = handover.path("id").asString();
        assertThat(handover.path("dueOn").isNull()).isTrue();
        refused(open("custodian", id, list), 409, "handover.list-open");
        refused(sign("cashier", at, "RECEIVER"), 403, "handover.wrong-part");
        refused(sign("director", at, "OVERSEER"), 403, "handover.wrong-part");
        body(sign("director", at, "GIVER"), 201);
        refused(sign("secretary", at, "GIVER"), 409, "handover.signed-already");
        refused(
                desk.post(
                        "custodian",
                        "/v1/handovers/" + at + "/signatures",
                        Map.of("part", "RECEIVER", "digest", "sha-256:other")),
                422,
                "handover.other-list");
        body(
                desk.post(
                        "custodian",
                        "/v1/handovers/" + at + "/signatures",
                        Map.of(
                                "part",
                                "RECEIVER",
                                "digest",
                                handover.path("digest").asString())),
                201);
        assertThat(body(sign("leader", at, "OVERSEER"), 201).path("status").asString())
                .isEqualTo("COMPLETE");
        refused(sign("supervisor", at, "OVERSEER"), 409, "handover.complete");
        refused(settle("director", at, "voids", 1, 1), 409, "handover.complete");
    }

    @Test
    void of_two_overseers_at_the_same_moment_one_signs_and_saying_it_twice_changes_nothing() {
        var id = desk.agree("URBAN", "urban");
        var list = list("ARCHIVES", "HAND_OVER", List.of(item(1, "FILE", "2025年会计档案", 30, 30)));
        var key = IdempotencyKeys.next();
        var path = "/v1/agreements/" + id + "/handovers";
        var first =
                body(desk.post("archivist", path, list, key), 201).path("id").asString();
        assertThat(body(desk.post("archivist", path, list, key), 201).path("id").asString())
                .isEqualTo(first);
        list.put("area", "SEALS");
        refused(desk.post("archivist", path, list, key), 403, "access.role");
        var statuses = Stream.of("leader", "supervisor", "principal-leader")
                .parallel()
                .map(person -> sign(person, first, "OVERSEER")
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getStatus()
                        .value())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409, 409);
        assertThat(desk.get("auditor", "/v1/handovers/" + first).path("signatures"))
                .hasSize(1);
    }

    @Test
    void lists_that_cannot_be_are_malformed_and_strangers_see_none() {
        var id = desk.agree("URBAN", "urban");
        var half = item(1, "CASH", "现金", 1, 1);
        half.put("bookAmount", "1.00");
        var problem = refused(
                open("reporter", id, list("FUNDS", "HAND_OVER", List.of(half, item(1, "CASH", "现金", 1, 1)))),
                400,
                "request.malformed");
        assertThat(problem.path("violations")).hasSize(2);
        refused(open("reporter", id, list("FUNDS", "HAND_OVER", List.of())), 400, "request.malformed");
        refused(
                open("auditor", id, list("FUNDS", "HAND_OVER", List.of(item(1, "CASH", "现金", 1, 1)))),
                403,
                "access.role");
        refused(
                open("reporter", id, list("FUNDS", "HAND_BACK", List.of(item(1, "CASH", "现金", 1, 1)))),
                409,
                "handover.not-ending");
        var made = body(open("reporter", id, list("FUNDS", "HAND_OVER", List.of(item(1, "CASH", "现金", 1, 1)))), 201);
        var stranger = new Desk(client);
        var at = "/v1/handovers/" + made.path("id").asString();
        refused(stranger.answer("director", at), 404, "access.not-found");
        refused(stranger.post("director", at + "/signatures", Map.of("part", "GIVER")), 404, "access.not-found");
        refused(
                stranger.post(
                        "reporter",
                        "/v1/agreements/" + id + "/handovers",
                        list("SEALS", "HAND_OVER", List.of(item(1, "SEAL", "公章", 1, 1)))),
                404,
                "access.not-found");
    }

    @Test
    void scenario_10_termination_and_hand_back() {
        var id = desk.agree("URBAN", "urban", "handoverRequired", List.of("FUNDS"));
        var came = List.of(item(1, "RECEIPT", "收款收据本", 1, 1), money(2, "DEPOSIT", "租赁押金", "20000.00", "20000.00"));
        var over = body(open("reporter", id, list("FUNDS", "HAND_OVER", came)), 201);
        assertThat(threeSign(over.path("id").asString(), "director", "cashier", "supervisor")
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETE");
        var first = desk.pay("4300.00").path("matter").path("number").asString();
        var second = desk.pay("780.00").path("matter").path("number").asString();

        var freeze = TODAY.plusDays(26);
        var end = TODAY.plusDays(41);
        var ended = body(
                desk.post(
                        "director",
                        "/v1/agreements/" + id + "/termination",
                        of(
                                "reason", "居民代表会议决定收回资金代管（民法典第九百三十三条）",
                                "resolution", desk.resolution(),
                                "freezeOn", freeze.toString(),
                                "effectiveOn", end.toString())),
                200);
        assertThat(ended.path("status").asString()).isEqualTo("IN_FORCE");
        assertThat(ended.path("inForce").path("to").asString())
                .isEqualTo(end.minusDays(1).toString());
        var open = desk.get("auditor", "/v1/agreements/" + id + "/open-matters");
        assertThat(open.path("atTermination").findValuesAsString("amount")).containsExactly("4300.00", "780.00");
        assertThat(open.path("items")).hasSize(2);
        assertThat(desk.rule("PAYMENT", freeze.minusDays(1)).path("ruling").asString())
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(desk.rule("PAYMENT", freeze).toString()).contains("agreement.frozen");
        assertThat(desk.rule("RECEIPT", freeze).path("ruling").asString()).isEqualTo("PERMITTED");
        assertThat(desk.rule("RECEIPT", end).toString()).contains("agreement.not-in-force");
        assertThat(desk.get("auditor", "/v1/agreements/" + id + "?asOf=" + end)
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
        refused(
                back(id, used, money(2, "DEPOSIT", "租赁押金", "20000.00", "19000.00"), bank, advance, one, other),
                422,
                "handover.withheld");
        refused(
                back(id, used, deposit, bank, advance, one, other, money(7, "FEE", "代管费", "500.00", "500.00")),
                422,
                "handover.fee");
        assertThat(refused(back(id, used, bank, advance, one, other), 422, "handover.items-left-out")
                        .path("detail")
                        .asString())
                .contains("租赁押金");
        assertThat(refused(back(id, used, deposit, bank, advance, one), 422, "handover.matters-left-out")
                        .path("detail")
                        .asString())
                .contains(second);
        var list = body(back(id, used, deposit, bank, advance, one, other), 201)
                .path("id")
                .asString();
        refused(sign("director", list, "GIVER"), 403, "handover.wrong-part");
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
    private final WebTestClient.ResponseSpec back(String agreement, Map<String, Object>... items) {
        return open("cashier", agreement, list("FUNDS", "HAND_BACK", List.of(items)));
    }
}
