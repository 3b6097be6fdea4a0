package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A fresh community with an agreement in force, and its people. */
public final class Scene {

    public static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    public final String community = "s" + UUID.randomUUID().toString().substring(0, 8);

    public final String principal = community + "-committee";

    private final WebTestClient client;

    private Scene(WebTestClient client) {
        this.client = client;
    }

    public static Scene urban(WebTestClient client) {
        var scene = new Scene(client);
        scene.settle("URBAN");
        scene.agree(Map.of("template", "urban"));
        return scene;
    }

    public static Scene converted(WebTestClient client) {
        var scene = new Scene(client);
        scene.settle("VILLAGE_CONVERTED");
        scene.agree(Map.of("template", "village-converted"));
        return scene;
    }

    /** With payments on one band of these steps. */
    public static Scene with(WebTestClient client, List<Map<String, Object>> steps) {
        var scene = new Scene(client);
        return scene.under(payments(steps));
    }

    /** With these clauses. */
    public static Scene under(WebTestClient client, List<Map<String, Object>> clauses) {
        return new Scene(client).under(clauses);
    }

    private Scene under(List<Map<String, Object>> clauses) {
        settle("URBAN");
        agree(Map.of("clauses", clauses));
        return this;
    }

    /** The one agreement of the principal. */
    public String agreement() {
        return get(TestTokens.bearer("auditor"), "/v1/agreements?principal=" + principal)
                .path("items")
                .get(0)
                .path("id")
                .asString();
    }

    /** Above this the law wants the assembly's resolution, whatever is agreed. */
    private static final String BEFORE_THE_ASSEMBLY = "20000.00";

    public static List<Map<String, Object>> payments(List<Map<String, Object>> steps) {
        return List.of(
                Map.of(
                        "number",
                        "2.0",
                        "text",
                        "付款",
                        "english",
                        "payments",
                        "procedure",
                        Map.of(
                                "kind",
                                "PAYMENT",
                                "area",
                                "FUNDS",
                                "originators",
                                List.of("reporter"),
                                "exclusive",
                                List.of("cashier"))),
                Map.of(
                        "number",
                        "2.1",
                        "text",
                        "付款",
                        "english",
                        "payments",
                        "band",
                        Map.of("kind", "PAYMENT", "upTo", BEFORE_THE_ASSEMBLY, "steps", steps)),
                Map.of(
                        "number",
                        "2.2",
                        "text",
                        "大额付款",
                        "english",
                        "large payments",
                        "band",
                        Map.of(
                                "kind",
                                "PAYMENT",
                                "from",
                                BEFORE_THE_ASSEMBLY,
                                "steps",
                                List.of(Map.of(
                                        "title", "代表会议",
                                        "english", "the representatives",
                                        "role", "committee-director",
                                        "days", 5,
                                        "evidence", List.of("RESOLUTION"))))));
    }

    public String login(String person) {
        return TestTokens.bearer(person + "." + community);
    }

    /** Anybody else of this community, with whatever roles. */
    public String person(String subject, String... roles) {
        return TestTokens.bearer(subject + "." + community, List.of(roles), List.of(community, principal));
    }

    public String subject(String person) {
        return person + "." + community;
    }

    private void settle(String kind) {
        var centre = TestTokens.bearer("civil-affairs");
        body(post(centre, "/v1/communities", Map.of("code", community, "name", "南湖社区", "kind", kind)), 201);
        body(
                post(
                        centre,
                        "/v1/principals",
                        Map.of("id", principal, "community", community, "kind", "COMMITTEE", "legalName", "居委会")),
                201);
        if (kind.equals("VILLAGE_CONVERTED")) {
            body(
                    post(
                            centre,
                            "/v1/principals",
                            Map.of(
                                    "id",
                                    community + "-collective",
                                    "community",
                                    community,
                                    "kind",
                                    "COLLECTIVE",
                                    "legalName",
                                    "股份合作社")),
                    201);
        }
    }

    public String agree(Map<String, Object> text) {
        return agree(principal, text);
    }

    public String agree(String owner, Map<String, Object> text) {
        var vote = new HashMap<String, Object>(Map.of(
                "principal",
                owner,
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
                45,
                "against",
                0));
        vote.put("abstained", 0);
        vote.put("subject", "委托代管");
        var resolution = body(post(login("director"), "/v1/resolutions", vote), 201);
        var draft = new HashMap<String, Object>(text);
        draft.put("principal", owner);
        draft.put("resolution", resolution.path("id").asString());
        draft.put("term", Map.of("from", "2026-01-01", "to", "2028-12-31"));
        var id = body(post(login("director"), "/v1/agreements", draft), 201)
                .path("id")
                .asString();
        body(post(login("director"), "/v1/agreements/" + id + "/signatures", Map.of()), 201);
        body(post(TestTokens.bearer("leader"), "/v1/agreements/" + id + "/signatures", Map.of()), 201);
        return id;
    }

    public Act payment(String amount, String payee) {
        return payment(principal, amount, payee, null, "OFFICE", false);
    }

    public Act payment(
            String owner, String amount, String payee, @Nullable String account, String category, boolean emergency) {
        return new Act(
                UUID.randomUUID(),
                new PrincipalId(owner),
                "PAYMENT",
                Money.parse(amount),
                "路面修补",
                category,
                new Counterparty(payee, account),
                emergency,
                new Requester(subject("reporter"), "报账员", List.of("reporter")),
                TODAY,
                Map.of("payee", payee));
    }

    public WebTestClient.ResponseSpec put(Act act) {
        return client.put()
                .uri("/internal/acts/" + act.id())
                .header("Authorization", TestTokens.service("funds"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("act", act.json(), "digest", act.digest()))
                .exchange();
    }

    public String opened(Act act) {
        var answer = body(put(act), 200);
        assertThat(answer.path("ruling").asString()).as(answer.toString()).isEqualTo("NEEDS_PROCEDURE");
        return answer.path("matter").path("id").asString();
    }

    public String opened(String amount, String payee) {
        return opened(payment(amount, payee));
    }

    public WebTestClient.ResponseSpec post(String bearer, String path, Object body) {
        return client.post()
                .uri(path)
                .header("Authorization", bearer)
                .header("Idempotency-Key", IdempotencyKeys.next())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public JsonNode get(String bearer, String path) {
        return body(client.get().uri(path).header("Authorization", bearer).exchange(), 200);
    }

    public JsonNode matter(String id) {
        return get(TestTokens.bearer("auditor"), "/v1/matters/" + id);
    }

    public String step(String matter, int no) {
        return matter(matter).path("steps").get(no - 1).path("id").asString();
    }

    public WebTestClient.ResponseSpec approve(String bearer, String matter, int no, Object body) {
        return post(bearer, "/v1/matters/" + matter + "/steps/" + step(matter, no) + "/approve", body);
    }

    public WebTestClient.ResponseSpec approve(String bearer, String matter, int no) {
        return approve(bearer, matter, no, Map.of());
    }

    public List<String> mine(String bearer) {
        var ids = new ArrayList<String>();
        get(bearer, "/v1/matters?mine=true&limit=200")
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    public static JsonNode body(WebTestClient.ResponseSpec answer, int status) {
        var result = answer.expectBody(JsonNode.class).returnResult();
        assertThat(result.getStatus().value())
                .as(String.valueOf(result.getResponseBody()))
                .isEqualTo(status);
        return result.getResponseBody();
    }

    public static JsonNode refused(WebTestClient.ResponseSpec answer, int status, String code) {
        var problem = body(answer, status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    /** Straight in the database, as its superuser: what only time would do otherwise. */
    public static void sql(String statement) throws Exception {
        try (var connection = TestPostgres.superuser("agreements");
                var work = connection.createStatement()) {
            work.execute(statement);
        }
    }
}
