package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.TestTokens;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A fresh community with its committee, and what its people do. */
public final class Founding {

    public final String community = "f" + UUID.randomUUID().toString().substring(0, 8);

    public final String principal = community + "-committee";

    private final WebTestClient client;

    public Founding(WebTestClient client) {
        this.client = client;
    }

    public WebTestClient.ResponseSpec call(HttpMethod method, String login, String path, Object body) {
        var request = client.method(method)
                .uri(path)
                .header("Authorization", login.startsWith("Bearer ") ? login : TestTokens.bearer(login))
                .header("Idempotency-Key", IdempotencyKeys.next());
        return (body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body))
                .exchange();
    }

    public JsonNode post(String login, String path, Object body, int status) {
        return body(call(HttpMethod.POST, login, path, body), status);
    }

    public JsonNode get(String login, String path) {
        return body(call(HttpMethod.GET, login, path, null), 200);
    }

    public static JsonNode body(WebTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    public Founding settled() {
        post("civil-affairs", "/v1/communities", Map.of("code", community, "name", "北湖社区", "kind", "URBAN"), 201);
        post(
                "civil-affairs",
                "/v1/principals",
                Map.of("id", principal, "community", community, "kind", "COMMITTEE", "legalName", "居委会"),
                201);
        return this;
    }

    public String resolved() {
        return post(
                        "director." + community,
                        "/v1/resolutions",
                        Map.ofEntries(
                                Map.entry("principal", principal),
                                Map.entry("body", "RESIDENTS_REPRESENTATIVES"),
                                Map.entry("noticeOn", "2025-12-01"),
                                Map.entry("heldOn", "2025-12-15"),
                                Map.entry("eligible", 61),
                                Map.entry("present", 45),
                                Map.entry("inFavour", 31),
                                Map.entry("against", 14),
                                Map.entry("abstained", 0),
                                Map.entry("subject", "委托代管")),
                        201)
                .path("id")
                .asString();
    }

    public String drafted(LocalDate to) {
        return post(
                        "director." + community,
                        "/v1/agreements",
                        Map.of(
                                "principal",
                                principal,
                                "street",
                                "binhe",
                                "resolution",
                                resolved(),
                                "template",
                                "urban",
                                "term",
                                Map.of("from", "2026-01-01", "to", to)),
                        201)
                .path("id")
                .asString();
    }

    public String agreed(LocalDate to) {
        var id = drafted(to);
        post("director." + community, "/v1/agreements/" + id + "/signatures", Map.of(), 201);
        post("leader", "/v1/agreements/" + id + "/signatures", Map.of(), 201);
        return id;
    }

    public String agreed() {
        return agreed(LocalDate.of(2028, 12, 31));
    }

    public Act payment(String amount, String account) {
        return new Act(
                UUID.randomUUID(),
                new PrincipalId(principal),
                "PAYMENT",
                Money.parse(amount),
                "路面修补",
                "OFFICE",
                new Counterparty("恒源", account),
                false,
                new Requester("reporter." + community, "报账员", List.of("reporter")),
                LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")),
                Map.of("payee", "恒源"));
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

    /** Until a condition holds; fails with its words after a while. */
    public static void await(String what, BooleanSupplier condition) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited for: " + what).isBefore(end);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }
}
