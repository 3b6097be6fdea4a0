package org.fivetrust.testing.world;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.client.Body;

/** What a committee has on its register of assets, and asks to part with. */
public record Assets(Community community) {

    /** Of 2017, written off but for its residual. */
    public Map<String, Object> minibus() {
        return Body.of(
                "principal", community.committee(),
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

    /** The id of a minibus. */
    public UUID registered() {
        return community.assets("accountant").registerAsset(minibus()).uuid();
    }

    public Map<String, Object> roof() {
        return Body.of("amount", "30000.00", "completedOn", "2026-06-18", "lifeLeft", 120, "reason", "大修");
    }

    public Map<String, Object> longerLife() {
        return Body.of("from", "2026-07", "lifeLeft", 36, "reason", "使用状况良好");
    }

    public Map<String, Object> month(String month) {
        return Body.of("principal", community.committee(), "period", month);
    }

    /** The id of the run of a month. */
    public UUID charged(String month) {
        return community.assets("accountant").runDepreciation(month(month)).uuid();
    }

    public Map<String, Object> sale(UUID asset) {
        return Body.of(
                "principal",
                community.committee(),
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

    /** The id of a disposal that the reporter asks for. */
    public UUID requested(UUID asset) {
        return community.assets("reporter").requestDisposal(sale(asset)).uuid();
    }

    public String status(UUID asset) {
        return community.assets("reporter").readAsset(asset).text("/status");
    }
}
