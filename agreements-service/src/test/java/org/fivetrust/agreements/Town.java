package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** One community of its own for one test, and what its people say. */
public record Town(WebTestClient client, String community) {

    public static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    public static Town settled(WebTestClient client, String kind) {
        var town = new Town(client, "t" + UUID.randomUUID().toString().substring(0, 8));
        var code = town.community();
        body(town.post("civil-affairs", "/v1/communities", Map.of("code", code, "name", "南湖", "kind", kind)), 201);
        body(
                town.post(
                        "civil-affairs",
                        "/v1/principals",
                        Map.of("id", town.principal(), "community", code, "kind", "COMMITTEE", "legalName", "居委会")),
                201);
        return town;
    }

    public static Town agreed(WebTestClient client, String kind, String template) {
        var town = settled(client, kind);
        town.sign(town.draft(Map.of("template", template)));
        return town;
    }

    public String principal() {
        return community + "-committee";
    }

    public String login(String person) {
        return person + "." + community;
    }

    public String resolution() {
        var vote = new HashMap<String, Object>(Map.of(
                "principal",
                principal(),
                "body",
                "RESIDENTS_REPRESENTATIVES",
                "noticeOn",
                "2025-12-01",
                "heldOn",
                "2025-12-15",
                "eligible",
                61,
                "present",
                45,
                "inFavour",
                31,
                "against",
                14,
                "abstained",
                0,
                "subject",
                "委托代管"));
        return body(post(login("director"), "/v1/resolutions", vote), 201)
                .path("id")
                .asString();
    }

    public String draft(Map<String, Object> content) {
        var draft = new HashMap<String, Object>(Map.of(
                "principal", principal(),
                "resolution", resolution(),
                "term", Map.of("from", "2026-01-01", "to", "2028-12-31")));
        draft.putAll(content);
        return body(post(login("director"), "/v1/agreements", draft), 201)
                .path("id")
                .asString();
    }

    public void sign(String agreement) {
        body(post(login("director"), "/v1/agreements/" + agreement + "/signatures", Map.of()), 201);
        body(post("leader", "/v1/agreements/" + agreement + "/signatures", Map.of()), 201);
    }

    public void terminate(String agreement) {
        body(post(login("director"), "/v1/agreements/" + agreement + "/termination", Map.of("reason", "收回")), 200);
    }

    public String agreement() {
        return get(login("director"), "/v1/agreements")
                .path("items")
                .get(0)
                .path("id")
                .asString();
    }

    public Act act(String kind, @Nullable String amount, @Nullable String payee, String role, LocalDate on) {
        return new Act(
                UUID.randomUUID(),
                new PrincipalId(principal()),
                kind,
                amount == null ? null : Money.parse(amount),
                "路面修补",
                "OFFICE",
                payee == null ? null : new Counterparty(payee, account(payee)),
                false,
                new Requester(login(role), "报账员", List.of(role)),
                on,
                Map.of("payee", Map.of("name", "甲", "account", "6222020200112233445")));
    }

    /** Each payee has an account of its own. */
    private static String account(String payee) {
        return payee.equals("甲") ? "6222020200112233445" : "62220202" + Math.abs((long) payee.hashCode());
    }

    public Act payment(String amount, String payee) {
        return act("PAYMENT", amount, payee, "reporter", TODAY);
    }

    public JsonNode put(Act act) {
        return body(
                client.put()
                        .uri("/internal/acts/" + act.id())
                        .header("Authorization", TestTokens.service("funds"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("act", act.json(), "digest", act.digest()))
                        .exchange(),
                200);
    }

    public ResponseSpec post(String login, String path, Object body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .header("Idempotency-Key", IdempotencyKeys.next())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public JsonNode get(String login, String path) {
        return body(seek(login, path), 200);
    }

    public ResponseSpec seek(String login, String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .exchange();
    }

    public void approve(String login, String matter, int no) {
        var step = get("district", "/v1/matters/" + matter).path("steps").get(no - 1);
        body(post(login, "/v1/matters/" + matter + "/steps/" + step.path("id").asString() + "/approve", Map.of()), 200);
    }

    public static JsonNode body(ResponseSpec answer, int status) {
        var result = answer.expectBody(JsonNode.class).returnResult();
        assertThat(result.getStatus().value())
                .as(() -> String.valueOf(result.getResponseBody()))
                .isEqualTo(status);
        var body = result.getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    public static JsonNode refused(ResponseSpec answer, int status, String code) {
        var problem = body(answer, status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    public static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(item -> item.path(field).asString()).toList();
    }
}
