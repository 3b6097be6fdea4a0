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
import tools.jackson.databind.JsonNode;

/** One community of its own and the papers its people put across the counter. */
final class Desk {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    final String community = "c" + UUID.randomUUID().toString().substring(0, 8);

    final String committee = community + "-committee";

    final String collective = community + "-collective";

    private final WebTestClient client;

    Desk(WebTestClient client) {
        this.client = client;
    }

    static Map<String, Object> of(Object... pairs) {
        var map = new HashMap<String, Object>();
        for (var n = 0; n < pairs.length; n += 2) {
            map.put((String) pairs[n], pairs[n + 1]);
        }
        return map;
    }

    private String login(String person) {
        return List.of("director", "reporter", "secretary", "supervisor").contains(person)
                ? person + "." + community
                : person;
    }

    WebTestClient.ResponseSpec post(String person, String path, Object body) {
        return post(person, path, body, IdempotencyKeys.next());
    }

    WebTestClient.ResponseSpec post(String person, String path, Object body, String key) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login(person)))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    JsonNode get(String person, String path) {
        return body(answer(person, path), 200);
    }

    WebTestClient.ResponseSpec answer(String person, String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login(person)))
                .exchange();
    }

    static JsonNode body(WebTestClient.ResponseSpec answer, int status) {
        var result = answer.expectBody(JsonNode.class).returnResult();
        assertThat(result.getStatus().value())
                .as(() -> String.valueOf(result.getResponseBody()))
                .isEqualTo(status);
        return result.getResponseBody();
    }

    static JsonNode refused(WebTestClient.ResponseSpec answer, int status, String code) {
        var problem = body(answer, status);
        assertThat(problem.path("code").asString()).as(problem::toString).isEqualTo(code);
        return problem;
    }

    void settle(String kind, String place) {
        body(
                post(
                        "civil-affairs",
                        "/v1/communities",
                        of("code", community, "name", "东方社区", "kind", kind, "place", place)),
                201);
        principal(committee, "COMMITTEE");
        if (kind.equals("VILLAGE_CONVERTED")) {
            principal(collective, "COLLECTIVE");
        }
    }

    private void principal(String id, String kind) {
        body(
                post(
                        "civil-affairs",
                        "/v1/principals",
                        of("id", id, "community", community, "kind", kind, "legalName", "委托方")),
                201);
    }

    /** Notice 14 days before, 61 representatives, 45 present, 31 for. */
    Map<String, Object> vote(String principal) {
        return of(
                "principal",
                principal,
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
                "委托街道代理中心代管");
    }

    String resolution() {
        return body(post("director", "/v1/resolutions", vote(committee)), 201)
                .path("id")
                .asString();
    }

    Map<String, Object> draft(String template, String resolution) {
        return of(
                "principal", committee,
                "resolution", resolution,
                "template", template,
                "term", of("from", "2026-01-01", "to", "2028-12-31"));
    }

    JsonNode sign(String agreement) {
        body(post("director", "/v1/agreements/" + agreement + "/signatures", Map.of()), 201);
        return body(post("leader", "/v1/agreements/" + agreement + "/signatures", Map.of()), 201);
    }

    /** In force since the first of January. */
    String agree(String kind, String template, Object... more) {
        settle(kind, "CN");
        var draft = draft(template, resolution());
        draft.putAll(of(more));
        var id = body(post("director", "/v1/agreements", draft), 201).path("id").asString();
        assertThat(sign(id).path("status").asString()).isEqualTo("IN_FORCE");
        return id;
    }

    Act act(String kind, @Nullable String amount, String role) {
        return act(kind, amount, role, TODAY);
    }

    Act act(String kind, @Nullable String amount, String role, LocalDate on) {
        return new Act(
                UUID.randomUUID(),
                new PrincipalId(committee),
                kind,
                amount == null ? null : Money.parse(amount),
                "路面修补",
                "OFFICE",
                new Counterparty("恒源 " + UUID.randomUUID(), null),
                false,
                new Requester(role + "." + community, "报账员", List.of(role)),
                on,
                Map.of());
    }

    JsonNode put(Act act) {
        return body(
                client.put()
                        .uri("/internal/acts/" + act.id())
                        .header("Authorization", TestTokens.service("funds"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("act", act.json(), "digest", act.digest()))
                        .exchange(),
                200);
    }

    JsonNode pay(String amount) {
        return put(act("PAYMENT", amount, "reporter"));
    }

    /** A dry run by the reporter on a day. */
    JsonNode rule(String kind, LocalDate on) {
        return body(
                post(
                        "reporter",
                        "/v1/rulings",
                        of("principal", committee, "act", of("kind", kind, "amount", "10.00", "on", on.toString()))),
                200);
    }

    JsonNode mandate(String area, int status) {
        return body(
                client.get()
                        .uri("/internal/mandates/" + area + "/" + committee)
                        .header("Authorization", TestTokens.service(area))
                        .exchange(),
                status);
    }
}
