package org.fivetrust.seals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.FrontDoor;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A new community, with what it has and asks for here. */
public final class Town extends FrontDoor {

    public static final String DIGEST = "sha-256:" + "a1".repeat(32);

    private Town(WebTestClient client) {
        super(client);
    }

    public static Town over(WebTestClient client) {
        return new Town(client);
    }

    /** The reporter, who has been given another office as well. */
    public ResponseSpec postAsReporterWith(String role, String path, Object body) {
        return postAs(reporter(), List.of("reporter", role), path, body);
    }

    public Map<String, Object> officialSeal() {
        return Map.of(
                "principal", principal(),
                "name", "滨河街道" + community() + "社区居民委员会",
                "kind", "OFFICIAL",
                "material", "铜",
                "engravedOn", "2025-11-03",
                "custodian", "王芳");
    }

    public UUID registered() {
        return registered(Map.of());
    }

    public UUID registered(Map<String, Object> differently) {
        var body = new HashMap<>(officialSeal());
        body.putAll(differently);
        return id(created("custodian", "/v1/seals", body));
    }

    /** Four copies of a finished contract. */
    public Map<String, Object> contract(UUID seal) {
        return Map.of(
                "principal",
                principal(),
                "seal",
                seal,
                "document",
                contract(DIGEST, 0),
                "copies",
                4,
                "purpose",
                "活动室租赁合同签订",
                "category",
                "contract");
    }

    public static Map<String, Object> contract(String digest, int blanks) {
        return Map.of("title", "活动室租赁合同", "record", "A017-1", "digest", digest, "pages", 6, "blankFields", blanks);
    }

    public Map<String, Object> contractWith(UUID seal, String field, Object value) {
        var body = new HashMap<>(contract(seal));
        body.put(field, value);
        return body;
    }

    public UUID asked(UUID seal) {
        return id(created(reporter(), "/v1/seal-requests", contract(seal)));
    }

    public UUID authorised(UUID seal) {
        var request = asked(seal);
        NeighbourStub.approve(client(), request);
        return request;
    }

    public static Map<String, Object> papers(int copies) {
        return Map.of("documentDigest", DIGEST, "copies", copies);
    }

    public ResponseSpec imprint(UUID request, Map<String, Object> papers) {
        return post("custodian", IdempotencyKeys.next(), imprints(request), papers);
    }

    public static String imprints(UUID request) {
        return "/v1/seal-requests/" + request + "/imprints";
    }

    public static UUID id(JsonNode thing) {
        return UUID.fromString(thing.path("id").asString());
    }
}
