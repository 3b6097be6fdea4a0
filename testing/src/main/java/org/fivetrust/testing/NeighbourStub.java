package org.fivetrust.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issuer, agreements-service and every other neighbour in one: it signs tokens' keys, opens a matter for every act, has
 * a mandate for everyone, lets every warrant be executed, and takes every event. On request it forbids, falls silent,
 * or holds the agreement suspended or ended.
 */
public final class NeighbourStub {

    private static final List<String> APPROVERS = List.of("secretary.approving", "director.approving");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<UUID, Asked> ASKED = new ConcurrentHashMap<>();

    private static final List<JsonNode> EVENTS = new CopyOnWriteArrayList<>();

    private static final Map<String, String> SUBDISTRICTS = new ConcurrentHashMap<>();

    private static final Set<String> UNANSWERED = ConcurrentHashMap.newKeySet();

    private static final Set<String> UNFILED = ConcurrentHashMap.newKeySet();

    private static volatile boolean archivesAnswer = true;

    private static volatile Behaviour behaviour = new Behaviour.Obliging();

    private static final WireMockServer SERVER = start();

    private NeighbourStub() {}

    /** An act that was put to agreements-service. */
    public record Asked(UUID id, String principal, String kind, String digest, UUID matter, JsonNode act) {}

    private sealed interface Behaviour {

        record Obliging() implements Behaviour {}

        record Forbidding(String code) implements Behaviour {}

        record Silent() implements Behaviour {}

        record WithoutAgreement() implements Behaviour {}

        /** The agreement is not in force: why a warrant is not executed, and why there is no mandate. */
        record NotInForce(String warrantIs, String warrants, String mandates) implements Behaviour {}
    }

    private static WireMockServer start() {
        var server = new WireMockServer(options().dynamicPort().extensions(new Neighbours()));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
        return server;
    }

    public static String url() {
        return "http://localhost:" + SERVER.port();
    }

    /** Obliging again, with an empty memory of events. */
    public static void reset() {
        behaviour = new Behaviour.Obliging();
        EVENTS.clear();
        UNANSWERED.clear();
        UNFILED.clear();
        archivesAnswer = true;
        SERVER.resetRequests();
    }

    /** A Saturday that is worked and two holidays of 2026. */
    private static final String CALENDAR = """
            [{"day": "2026-10-10", "version": 1, "working": true, "name": "国庆节调休", "source": "国办发明电〔2025〕7号"},
             {"day": "2026-10-01", "version": 1, "working": false, "name": "国庆节", "source": "国办发明电〔2025〕7号"},
             {"day": "2026-10-02", "version": 1, "working": false, "name": "国庆节", "source": "国办发明电〔2025〕7号"}]
            """;

    /** How far every matter has come: one step taken, one open, one to come. */
    private static final String PROGRESS = """
            {"number": "BH-2026-000001", "openedAt": "2026-06-01T01:00:00Z", "changedAt": "2026-06-01T02:00:00Z",
             "steps": [
              {"title": "书记审批", "english": "Approval by the secretary", "role": "party-secretary", "status": "APPROVED",
               "wants": [], "due": "2026-06-03", "by": "secretary.approving", "at": "2026-06-01T02:00:00Z"},
              {"title": "主任审批", "english": "Approval by the director", "role": "committee-director", "status": "OPEN",
               "wants": ["MINUTES"], "due": "2026-06-04"},
              {"title": "监督确认", "english": "Confirmation by the supervisor", "role": "supervisor", "status": "WAITING",
               "wants": []}]}
            """;

    /** What agreements-service calls a principal. */
    public static String legalName(String principal) {
        return principal + "居民委员会";
    }

    /** Whoever is not settled elsewhere belongs to the demo town's sub-district; a blank sub-district is none. */
    public static void settle(String principal, String subdistrict) {
        SUBDISTRICTS.put(principal, subdistrict);
    }

    /** Every act is forbidden with this code, clause 2.1 and a cure. */
    public static void forbids(String code) {
        behaviour = new Behaviour.Forbidding(code);
    }

    /** agreements-service and the neighbours answer 503 to everything; the issuer goes on. */
    public static void silent() {
        behaviour = new Behaviour.Silent();
    }

    /** agreements-service answers 503 to whoever asks for the mandate of this principal. */
    public static void silentAbout(String principal) {
        UNANSWERED.add(principal);
    }

    /** archives-service knows no record of this name. */
    public static void unfiled(String record) {
        UNFILED.add(record);
    }

    /** archives-service answers 503; the other neighbours go on. */
    public static void archivesSilent() {
        archivesAnswer = false;
    }

    /** Nobody has a mandate. Principals already known to the service keep theirs. */
    public static void noAgreement() {
        behaviour = new Behaviour.WithoutAgreement();
    }

    /** The agreement is suspended: warrants rest, nothing new is opened, and what gives back is all that stands. */
    public static void suspended() {
        behaviour = new Behaviour.NotInForce("SUSPENDED", "agreement.suspended", "agreement.suspended");
    }

    /** The agreement has ended: warrants are void, nothing new is opened, and what gives back is all that stands. */
    public static void terminated() {
        behaviour = new Behaviour.NotInForce("VOID", "agreement.terminated", "agreement.not-in-force");
    }

    /** Tells the service that what is in force has changed. */
    public static void revoke(WebTestClient client, String principal) {
        tell(client, "agreements", principal, "mandate.revoked", Map.of())
                .expectStatus()
                .isNoContent();
    }

    /** How often somebody asked whether a warrant may be executed, since the last reset. */
    public static int warrantsAsked() {
        return SERVER.findAll(getRequestedFor(urlPathMatching("/internal/warrants/.*")))
                .size();
    }

    public static List<Asked> asked() {
        return List.copyOf(ASKED.values());
    }

    public static Asked asked(UUID act) {
        var asked = ASKED.get(act);
        if (asked == null) {
            throw new AssertionError("act " + act + " was never put to agreements-service");
        }
        return asked;
    }

    /** The events delivered to neighbours since the last reset, of one type. */
    public static List<JsonNode> events(String type) {
        return EVENTS.stream()
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    public static String warrant(UUID act) {
        return warrant(act, APPROVERS);
    }

    /** Of a matter that these people approved. */
    public static String warrant(UUID act, List<String> approvers) {
        return Authority.warrant(Authority.KEY, asked(act), Duration.ofDays(30), approvers);
    }

    public static String expiredWarrant(UUID act) {
        return Authority.warrant(Authority.KEY, asked(act), Duration.ofDays(-1), APPROVERS);
    }

    /** Signed by a stranger under the authority's key id. */
    public static String forgedWarrant(UUID act) {
        return Authority.warrant(Authority.STRANGER, asked(act), Duration.ofDays(30), APPROVERS);
    }

    /** Tells the service that the act's matter is approved, warrant enclosed. */
    public static void approve(WebTestClient client, UUID act) {
        approve(client, act, APPROVERS);
    }

    public static void approve(WebTestClient client, UUID act, List<String> approvers) {
        tell(client, act, "matter.approved", Map.of("warrant", warrant(act, approvers)));
    }

    /** Tells the service how the act's matter moved: {@code matter.returned}, {@code matter.rejected} … */
    public static void tell(WebTestClient client, UUID act, String type, Map<String, String> more) {
        var asked = asked(act);
        var data = JSON.createObjectNode();
        data.put("act", act.toString());
        data.put("matter", asked.matter().toString());
        data.put("number", "BH-2026-000001");
        data.put("comment", "as told by a test");
        more.forEach(data::put);
        tell(client, "agreements", asked.principal(), type, data).expectStatus().isNoContent();
    }

    /** Hands the service any event of a neighbour. */
    public static WebTestClient.ResponseSpec tell(
            WebTestClient client, String from, String principal, String type, Object data) {
        return tell(client, UUID.randomUUID(), from, principal, type, data);
    }

    /** The same with a chosen event id, to say it twice. */
    public static WebTestClient.ResponseSpec tell(
            WebTestClient client, UUID id, String from, String principal, String type, Object data) {
        return client.post()
                .uri("/internal/events")
                .header("Authorization", TestTokens.service(from))
                .contentType(MediaType.parseMediaType("application/cloudevents+json"))
                .bodyValue(Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        id,
                        "source",
                        "/" + from,
                        "type",
                        type,
                        "time",
                        Instant.now(),
                        "datacontenttype",
                        "application/json",
                        "principal",
                        principal,
                        "data",
                        data))
                .exchange();
    }

    private static final class Neighbours implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "neighbours";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var request = event.getRequest();
            var path = request.getUrl();
            if (path.startsWith("/oauth2/jwks")) {
                return ok(new JWKSet(TestTokens.KEY).toString());
            }
            if (path.startsWith("/oauth2/token")) {
                var token = TestTokens.service("any").substring("Bearer ".length());
                return ok("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
            }
            return switch (behaviour) {
                case Behaviour.Silent _ -> status(503);
                case Behaviour.Obliging _ -> answer(request, path, null, true);
                case Behaviour.WithoutAgreement _ -> answer(request, path, "agreement.not-in-force", false);
                case Behaviour.Forbidding(var code) -> answer(request, path, code, true);
                case Behaviour.NotInForce held -> answer(request, path, held);
            };
        }

        private static ResponseDefinition answer(Request request, String path, Behaviour.NotInForce held) {
            if (path.startsWith("/internal/warrants/")) {
                return ok(JSON.writeValueAsString(
                        Map.of("status", held.warrantIs(), "refusal", refusal(held.warrants()))));
            }
            if (path.startsWith("/internal/mandates/")) {
                var parts = path.split("/");
                return parts[3].equals("archives")
                        ? ok("{\"mandate\":\"" + Authority.givingBack(parts[3], parts[4], refusal(held.mandates()))
                                + "\"}")
                        : status(404, JSON.writeValueAsString(Map.of("refusal", refusal(held.mandates()))));
            }
            return answer(request, path, held.mandates(), false);
        }

        private static Map<String, Object> refusal(String code) {
            return Map.of(
                    "kind", code.equals("agreement.suspended") ? "STATE" : "RULE",
                    "code", code,
                    "facts", Map.of("agreement", "7f1c", "reason", "audit", "ended", "2026-07-01"),
                    "clauses", List.of(Map.of("number", "2.1", "text", "付款分级", "english", "Payment bands")),
                    "cures",
                            List.of(Map.of(
                                    "code",
                                    code.equals("agreement.suspended") ? "agreement.resume" : "agreement.conclude",
                                    "facts",
                                    Map.of(),
                                    "who",
                                    "committee-director",
                                    "link",
                                    "/v1/agreements")));
        }

        private static ResponseDefinition answer(
                Request request, String path, @Nullable String forbidden, boolean mandates) {
            if (path.startsWith("/.well-known/jwks.json")) {
                return ok(new JWKSet(Authority.KEY).toString());
            }
            if (path.startsWith("/internal/warrants/")) {
                return ok("{\"status\":\"LIVE\"}");
            }
            if (path.startsWith("/internal/matters/")) {
                return ok(PROGRESS);
            }
            if (path.startsWith("/internal/calendar")) {
                return ok(CALENDAR);
            }
            if (path.startsWith("/internal/mandates/")) {
                var parts = path.split("/");
                if (UNANSWERED.contains(parts[4])) {
                    return status(503);
                }
                return mandates ? ok("{\"mandate\":\"" + Authority.mandate(parts[3], parts[4]) + "\"}") : status(404);
            }
            if (path.startsWith("/internal/principals/")) {
                var principal = path.split("/")[3];
                var subdistrict = SUBDISTRICTS.getOrDefault(principal, TestTokens.SUBDISTRICT);
                return subdistrict.isEmpty()
                        ? status(404)
                        : ok("{\"subdistrict\":\"" + subdistrict + "\",\"legalName\":\"" + legalName(principal)
                                + "\"}");
            }
            if (path.startsWith("/internal/records/") && !archivesAnswer) {
                return status(503);
            }
            if (path.startsWith("/internal/records/")) {
                return ok(JSON.createObjectNode()
                        .putPOJO(
                                "missing",
                                named(request).filter(UNFILED::contains).toList())
                        .toString());
            }
            if (path.startsWith("/internal/acts/") && path.endsWith("/withdrawal")) {
                var asked = JSON.readTree(request.getBodyAsString());
                var isOne = Stream.of("principal", "by", "reason")
                        .allMatch(field -> asked.path(field).isString());
                return status(isOne ? 200 : 400);
            }
            if (path.startsWith("/internal/acts/") && request.getMethod().equals(RequestMethod.PUT)) {
                return ok(ruling(remember(JSON.readTree(request.getBodyAsString())), forbidden));
            }
            if (path.startsWith("/internal/events")) {
                EVENTS.add(JSON.readTree(request.getBodyAsString()));
                return status(204);
            }
            return status(404);
        }

        private static Stream<String> named(Request request) {
            var named = request.queryParameter("named");
            return named.isPresent() ? named.values().stream() : Stream.empty();
        }

        private static Asked remember(JsonNode body) {
            var act = body.path("act");
            var id = UUID.fromString(act.path("id").asString());
            return ASKED.computeIfAbsent(
                    id,
                    _ -> new Asked(
                            id,
                            act.path("principal").asString(),
                            act.path("kind").asString(),
                            body.path("digest").asString(),
                            UUID.randomUUID(),
                            act));
        }

        private static String ruling(Asked act, @Nullable String forbidden) {
            var clauses = List.of(Map.of("number", "2.1", "text", "付款分级", "english", "Payment bands"));
            var answer = JSON.createObjectNode();
            answer.put("ruling", forbidden == null ? "NEEDS_PROCEDURE" : "FORBIDDEN");
            answer.putPOJO(
                    "basis",
                    Map.of(
                            "ruling", UUID.randomUUID(),
                            "agreement", UUID.randomUUID(),
                            "agreementVersion", 1,
                            "agreementDigest", "sha-256:" + "0".repeat(64),
                            "resolution", UUID.randomUUID(),
                            "clauses", clauses,
                            "asOf", LocalDate.now(),
                            "ruledAt", Instant.now()));
            if (forbidden == null) {
                answer.putPOJO("matter", Map.of("id", act.matter(), "number", "BH-2026-000001"));
            } else {
                answer.putPOJO(
                        "refusal",
                        Map.of(
                                "kind",
                                "RULE",
                                "code",
                                forbidden,
                                "facts",
                                Map.of("kind", act.kind(), "principal", act.principal()),
                                "clauses",
                                clauses,
                                "cures",
                                List.of(Map.of(
                                        "code", "agreement.amend-scope",
                                        "facts", Map.of(),
                                        "who", "committee-director",
                                        "link", "/v1/agreements"))));
            }
            return answer.toString();
        }

        private static ResponseDefinition ok(String body) {
            return new ResponseDefinitionBuilder()
                    .withStatus(200)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)
                    .build();
        }

        private static ResponseDefinition status(int status, String body) {
            return new ResponseDefinitionBuilder()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)
                    .build();
        }

        private static ResponseDefinition status(int status) {
            return new ResponseDefinitionBuilder().withStatus(status).build();
        }
    }
}
