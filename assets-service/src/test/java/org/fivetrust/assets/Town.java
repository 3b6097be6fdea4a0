package org.fivetrust.assets;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.FrontDoor;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A new community, with what it has and asks for here. */
public final class Town extends FrontDoor {

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

    /** A minibus of 2017, written off but for its residual. */
    public Map<String, Object> minibus() {
        return Map.of(
                "principal", principal(),
                "name", "小型客车",
                "category", "A02",
                "cost", "128000.00",
                "acquiredOn", "2017-03-15",
                "usefulLifeMonths", 96,
                "residualRate", "0.04",
                "place", "社区车库",
                "keeper", "李师傅",
                "source", "集体积累");
    }

    public UUID registered() {
        return UUID.fromString(
                created("accountant", "/v1/assets", minibus()).path("id").asString());
    }

    public Map<String, Object> sale(UUID asset) {
        return Map.of(
                "principal",
                principal(),
                "asset",
                asset,
                "manner",
                "SALE",
                "reason",
                "已到使用年限",
                "appraisedValue",
                "9600.00",
                "price",
                "11300.00",
                "counterparty",
                Map.of("name", "宏远二手车行", "account", "6222021234567890"),
                "evidence",
                List.of(Map.of("kind", "appraisal", "number", "评-2026-17")));
    }

    public UUID asked(UUID asset) {
        return UUID.fromString(
                created(reporter(), "/v1/disposals", sale(asset)).path("id").asString());
    }

    public String assetStatus(UUID asset) {
        return seen(reporter(), "/v1/assets/" + asset).path("status").asString();
    }
}
