package org.fivetrust.agreements;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.SubdistrictMatrix;
import org.fivetrust.testing.SubdistrictMatrix.Filling;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Two sub-districts, and every operation of the service. */
@AgreementsTest
@ReadsTheWholeLog
class SubdistrictTest {

    private static final String CENTRE = TestTokens.everyRole("maker", TestTokens.SUBDISTRICT);

    private static final String TODAY = World.today().toString();

    private static final Filling NOTHING = request -> request;

    @Autowired
    private WebTestClient client;

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }

    private static Map<String, Object> vote(String principal) {
        return Map.of(
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
                45,
                "subject",
                "委托代管");
    }

    private static Map<String, Object> demand(String principal) {
        return Map.of(
                "principal", principal,
                "body", "RESIDENTS_MEETING",
                "countedBy", "PERSONS",
                "demandedOn", "2025-11-03",
                "eligible", 900,
                "signers", 180,
                "subject", "罢免理财小组",
                "paper", "联名书2025-1");
    }

    private static Map<String, Object> lent(String role, String principal) {
        return Map.of(
                "delegate",
                "deputy",
                "delegateName",
                "代办员",
                "role",
                role,
                "from",
                TODAY,
                "to",
                TODAY,
                "reason",
                "外出学习",
                "principals",
                List.of(principal));
    }

    private static Map<String, Object> party(String subject) {
        return Map.of(
                "subject", subject,
                "subjectName", "王主任",
                "relation", "FIRM",
                "partyName", "恒源铺装工程有限公司",
                "from", "2025-01-01",
                "source", "个人有关事项报告");
    }

    private static Map<String, Object> handover() {
        return Map.of(
                "area",
                "SEALS",
                "direction",
                "HAND_OVER",
                "items",
                List.of(Map.of(
                        "no", 1,
                        "category", "SEAL",
                        "description", "公章",
                        "quantity", 1,
                        "counted", 1,
                        "keeper", "报账员",
                        "place", "居委会")));
    }

    private static Map<String, Object> may(String subjectType, String subject, String principal) {
        return Map.of(
                "subject", Map.of("type", subjectType, "id", subject),
                "action", Map.of("name", "request:PAYMENT", "properties", Map.of("amount", "10.00")),
                "resource", Map.of("type", "principal", "id", principal),
                "context", Map.of("amount", "10.00"));
    }

    private static Map<String, Object> question(String principal) {
        return Map.of("principal", principal, "act", Map.of("kind", "PAYMENT", "amount", "10.00", "subject", "修路"));
    }

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var community = World.over(client).community().urban();
        var principal = community.committee();
        var agreement = id(community
                .agreements("director")
                .listAgreements()
                .ok()
                .path("items")
                .get(0));
        var resolution = id(community
                .agreements("director")
                .listResolutions()
                .ok()
                .path("items")
                .get(0));
        var matter = community.opened("900.00", "甲");
        var step = community.step(matter, 1);
        var reassignment = id(community
                .agreements("reporter")
                .handOn(matter, Map.of("to", community.login("deputy"), "toName", "代办员", "reason", "轮岗"))
                .created()
                .path("handings")
                .get(0));
        var done = community.opened("10.00", "乙");
        community.approve("director", done, 1).ok();
        var warrant = community.matter(done).path("warrant").asString();
        var ruling = id(community
                .agreements(CENTRE)
                .listRulings("principal", principal)
                .ok()
                .path("items")
                .get(0));
        var lent = id(community
                .agreements(CENTRE)
                .delegate(lent("centre-head", principal))
                .created());
        var party = id(community
                .agreements(CENTRE)
                .registerRelatedParty(party(community.login("director")))
                .created());
        var demand =
                id(community.agreements(CENTRE).recordDemand(demand(principal)).created());
        var election = Map.of("principal", principal, "electedOn", TODAY, "director", "王新");
        var elected = id(community.agreements(CENTRE).recordElection(election).created());
        var handover = id(
                community.agreements(CENTRE).openHandover(agreement, handover()).created());
        var hook =
                Map.of("address", "https://district.example.gov.cn/" + community.code(), "types", List.of("matter.*"));
        var webhook = id(community.agreements(CENTRE).subscribe(hook).created());
        var days =
                Map.of("days", List.of(Map.of("day", "2041-01-27", "working", true, "name", "调休上班", "source", "通知")));
        var imported = id(community.agreements(CENTRE).importDays(days).created());
        Filling fromTheFirst = request -> request.header("Last-Event-ID", "0-0");
        var code = "n" + UUID.randomUUID().toString().substring(0, 8);
        SubdistrictMatrix.of(client, "agreements", principal)
                .log("ruling.made", ruling)
                .secret(community.code(), agreement, resolution, matter, step, done, warrant, ruling, lent, party)
                .secret(demand, elected, handover, webhook)
                .shared("GET /.well-known/authzen-configuration")
                .shared("GET /.well-known/jwks.json")
                .answered("POST /access/v1/evaluation", may("role", "reporter", principal), "\"decision\":false")
                .answered(
                        "POST /access/v1/evaluations",
                        Map.of("evaluations", List.of(may("role", "reporter", principal))),
                        "\"decision\":false")
                .answered(
                        "POST /access/v1/search/action",
                        Map.of(
                                "subject", Map.of("type", "role", "id", "reporter"),
                                "resource", Map.of("type", "principal", "id", principal)),
                        "\"results\":[]")
                .filteredBy(
                        "POST /access/v1/search/resource",
                        Map.of(
                                "subject", Map.of("type", "role", "id", "reporter"),
                                "action", Map.of("name", "request:PAYMENT", "properties", Map.of("amount", "10.00")),
                                "resource", Map.of("type", "principal"),
                                "context", Map.of("amount", "10.00"),
                                "page", Map.of("limit", 200)))
                .answered(
                        "POST /access/v1/search/subject",
                        Map.of(
                                "subject", Map.of("type", "user"),
                                "action", Map.of("name", "request:PAYMENT", "properties", Map.of("amount", "10.00")),
                                "resource", Map.of("type", "principal", "id", principal),
                                "context", Map.of("amount", "10.00")),
                        "\"results\":[]")
                .filtered("GET /v1/agreement-duties")
                .shared("GET /v1/agreement-templates")
                .shared("GET /v1/event-types")
                .shared("GET /v1/agreement-templates/{code}", "urban")
                .filtered("GET /v1/agreements?limit=200&principal=" + principal)
                .refused(
                        "POST /v1/agreements",
                        Map.of(
                                "principal",
                                principal,
                                "resolution",
                                resolution,
                                "template",
                                "urban",
                                "term",
                                Map.of("from", "2029-01-01", "to", "2030-12-31")))
                .hidden("GET /v1/agreements/{id}", agreement)
                .refused(
                        "POST /v1/agreements/{id}/amendments",
                        Map.of("resolution", resolution, "effectiveFrom", "2027-01-01", "template", "urban"),
                        agreement)
                .hidden("GET /v1/agreements/{id}/filings", agreement)
                .refused(
                        "POST /v1/agreements/{id}/filings",
                        Map.of("authority", "滨河街道", "filedOn", TODAY, "level", "STREET", "number", "备1"),
                        agreement)
                .hidden("GET /v1/agreements/{id}/handovers", agreement)
                .refused("POST /v1/agreements/{id}/handovers", handover(), agreement)
                .hidden("GET /v1/agreements/{id}/open-matters", agreement)
                .refused(
                        "POST /v1/agreements/{id}/renewals",
                        Map.of("resolution", resolution, "to", "2029-12-31"),
                        agreement)
                .refused("POST /v1/agreements/{id}/replays", Map.of("from", "2026-01-01", "to", TODAY), agreement)
                .hidden("GET /v1/agreements/{id}/reviews", agreement)
                .refused(
                        "POST /v1/agreements/{id}/reviews",
                        Map.of("findings", "履行正常", "heldOn", TODAY, "outcome", "CONTINUE", "year", 1),
                        agreement)
                .refused("POST /v1/agreements/{id}/signatures", Map.of(), agreement)
                .refused("POST /v1/agreements/{id}/resumption", Map.of("reason", "整改完成"), agreement)
                .hidden("GET /v1/agreements/{id}/versions", agreement)
                .shared("GET /v1/calendar?from=2026-01-01&to=2026-01-31")
                .shared("GET /v1/calendar/days/{day}", "2026-01-05")
                .shared("GET /v1/calendar/due?from=2026-01-05&days=3")
                .shared("GET /v1/calendar/imports")
                .own("POST /v1/calendar/imports?dryRun=true", days)
                .shared("GET /v1/calendar/imports/{id}", imported)
                .filtered("GET /v1/communities?limit=200")
                .own("POST /v1/communities", Map.of("code", code, "name", "邻居社区", "kind", "URBAN"))
                .filtered("GET /v1/delegations?limit=200")
                .refused("POST /v1/delegations", lent("street-leader", principal))
                .hidden("GET /v1/delegations/{id}", lent)
                .away("POST /v1/delegations/{id}/revocation", NOTHING, lent)
                .filtered("GET /v1/elections?principal=" + principal)
                .refused("POST /v1/elections", election)
                .hidden("GET /v1/elections/{id}", elected)
                .refused(
                        "POST /v1/elections/{id}/hand-over",
                        Map.of("on", TODAY, "paper", "交接书1", "parts", List.of("SEALS")),
                        elected)
                .refused("POST /v1/elections/{id}/order", Map.of("number", "责1", "orderedOn", TODAY), elected)
                .filtered("GET /v1/events?limit=200&principal=" + principal)
                .hidden("GET /v1/handovers/{id}", handover)
                .refused(
                        "POST /v1/handovers/{id}/arrivals",
                        Map.of("document", "文1", "item", 1, "reason", "到齐"),
                        handover)
                .refused("POST /v1/handovers/{id}/signatures", Map.of("part", "OVERSEER"), handover)
                .refused("POST /v1/handovers/{id}/voids", Map.of("document", "文1", "item", 1, "reason", "作废"), handover)
                .hidden("GET /v1/legal-demands?principal=" + principal)
                .filtered("GET /v1/matters?limit=200&principal=" + principal)
                .answered("GET /v1/matters/counts", NOTHING, "\"total\":0")
                .filteredBy("GET /v1/matters/events", fromTheFirst)
                .hidden("GET /v1/matters/{id}", matter)
                .hidden("GET /v1/matters/{id}/actors", matter)
                .refused("POST /v1/matters/{id}/extensions", Map.of("step", step, "days", 1, "reason", "待核价"), matter)
                .away(
                        "POST /v1/matters/{id}/extensions/{extension}/decision",
                        Map.of("granted", true),
                        matter,
                        UUID.randomUUID())
                .refused(
                        "POST /v1/matters/{id}/handings",
                        Map.of("to", "deputy", "toName", "代办员", "reason", "轮岗"),
                        matter)
                .refused("POST /v1/matters/{id}/handings/{handing}/acceptance", NOTHING, matter, reassignment)
                .refused(
                        "POST /v1/matters/{id}/papers",
                        Map.of("evidence", List.of(Map.of("kind", "INVOICE", "number", "1"))),
                        matter)
                .refused(
                        "POST /v1/matters/{id}/evidence-confirmations",
                        Map.of("resolution", resolution, "statement", "该决议即本次付款"),
                        matter)
                .refused("POST /v1/matters/{id}/pauses", Map.of("reason", "待补材料"), matter)
                .refused("POST /v1/matters/{id}/resubmit", Map.of(), matter)
                .refused("POST /v1/matters/{id}/resumption", NOTHING, matter)
                .refused("POST /v1/matters/{id}/steps/{step}/return", Map.of("missing", List.of("发票")), matter, step)
                .refused("POST /v1/matters/{id}/steps/{step}/approve", Map.of(), matter, step)
                .refused("POST /v1/matters/{id}/steps/{step}/reject", Map.of("comment", "不符"), matter, step)
                .refused("POST /v1/matters/{id}/withdraw", Map.of(), matter)
                .shared("GET /v1/meeting-demand-rules")
                .filtered("GET /v1/meeting-demands?principal=" + principal)
                .refused("POST /v1/meeting-demands", demand(principal))
                .hidden("GET /v1/meeting-demands/{id}", demand)
                .refused("POST /v1/meeting-demands/{id}/resolution", Map.of("resolution", resolution), demand)
                .shared("GET /v1/meeting-rules")
                .filtered("GET /v1/principals?limit=200")
                .refused(
                        "POST /v1/principals",
                        Map.of(
                                "id",
                                code + "-committee",
                                "community",
                                community.code(),
                                "kind",
                                "COMMITTEE",
                                "legalName",
                                "居委会"))
                .filtered("GET /v1/related-parties?limit=200&subject=" + community.login("director"))
                .own("POST /v1/related-parties", party("neighbour.next-door"))
                .refused("POST /v1/related-parties/{id}/end", Map.of("on", TODAY), party)
                .filtered("GET /v1/resolutions?principal=" + principal)
                .refused("POST /v1/resolutions", vote(principal))
                .hidden("GET /v1/resolutions/{id}", resolution)
                .filtered("GET /v1/rulings?principal=" + principal)
                .refused("POST /v1/rulings", question(principal))
                .hidden("GET /v1/rulings/{id}", ruling)
                .shared("GET /v1/signing-keys")
                .hidden("GET /v1/warrants/{id}", warrant)
                .filtered("GET /v1/webhooks?limit=200")
                .own(
                        "POST /v1/webhooks",
                        Map.of("address", "https://next-door.example.gov.cn/hooks", "types", List.of("matter.*")))
                .hidden("GET /v1/webhooks/{id}", webhook)
                .refused("PATCH /v1/webhooks/{id}", Map.of("status", "PAUSED"), webhook)
                .hidden("GET /v1/webhooks/{id}/deliveries", webhook)
                .away("POST /v1/webhooks/{id}/ping", NOTHING, webhook)
                .refused("POST /v1/webhooks/{id}/secret", Map.of(), webhook)
                .refused("POST /v1/webhooks/{id}/replays", Map.of("from", "2026-01-01T00:00:00Z"), webhook)
                .away("POST /v1/webhooks/{id}/deliveries/{delivery}/retry", NOTHING, webhook, UUID.randomUUID())
                .away("GET /v1/webhooks/{id}/deliveries/{delivery}", NOTHING, webhook, UUID.randomUUID())
                .refused("DELETE /v1/webhooks/{id}", NOTHING, webhook)
                .refused("POST /v1/agreements/{id}/suspension", Map.of("reason", "整改"), agreement)
                .refused("POST /v1/agreements/{id}/termination", Map.of("reason", "收回"), agreement)
                .check();
    }
}
