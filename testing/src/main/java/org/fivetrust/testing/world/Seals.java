package org.fivetrust.testing.world;

import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The seals of a committee, and what it asks to have sealed. */
public record Seals(Community community) {

    public static final String DIGEST = "sha-256:" + "a1".repeat(32);

    public Map<String, Object> official() {
        return Body.of(
                "principal", community.committee(),
                "name", "滨河街道" + community.code() + "社区居民委员会",
                "kind", "OFFICIAL",
                "material", "铜",
                "engravedOn", "2025-11-03",
                "custodian", "王芳");
    }

    /** The id of an official seal that differs in some fields. */
    public UUID registered(Object... differently) {
        return community
                .seals("custodian")
                .registerSeal(Body.with(official(), differently))
                .uuid();
    }

    /** Four copies of a finished contract, but for some fields. */
    public Map<String, Object> contract(UUID seal, Object... differently) {
        var request = Body.of(
                "principal",
                community.committee(),
                "seal",
                seal,
                "document",
                document(DIGEST, 0),
                "copies",
                4,
                "purpose",
                "活动室租赁合同签订",
                "category",
                "contract");
        return Body.with(request, differently);
    }

    public static Map<String, Object> document(String digest, int blanks) {
        return Body.of("title", "活动室租赁合同", "record", "A017-1", "digest", digest, "pages", 6, "blankFields", blanks);
    }

    /** The id of a request that the reporter makes. */
    public UUID requested(UUID seal) {
        return community.seals("reporter").requestImprint(contract(seal)).uuid();
    }

    /** The same, approved. */
    public UUID authorised(WebTestClient client, UUID seal) {
        var request = requested(seal);
        NeighbourStub.approve(client, request);
        return request;
    }

    /** What is laid before the custodian. */
    public static Map<String, Object> papers(int copies) {
        return Body.of("documentDigest", DIGEST, "copies", copies);
    }
}
