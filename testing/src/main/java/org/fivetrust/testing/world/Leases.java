package org.fivetrust.testing.world;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A building whose shops a committee lets. */
public record Leases(Community community, WebTestClient client) {

    /** The id of a building with shops. */
    public UUID building() {
        return community
                .assets("accountant")
                .registerAsset(Body.of(
                        "principal", community.committee(),
                        "name", "滨河路综合楼",
                        "category", "A01",
                        "cost", "480000.00",
                        "acquiredOn", "2015-05-10",
                        "quantity", 1,
                        "place", "滨河路12号",
                        "source", "集体积累"))
                .uuid();
    }

    /** Shop 3 for five years at 51,200.00, five percent more every two years. */
    public Map<String, Object> shop(UUID asset, Object... differently) {
        return Body.with(
                Body.of(
                        "principal",
                        community.committee(),
                        "asset",
                        asset,
                        "part",
                        "3号铺",
                        "kind",
                        "LEASE",
                        "tenant",
                        "金桥副食店",
                        "use",
                        "副食零售",
                        "from",
                        "2026-09-01",
                        "to",
                        "2031-08-31",
                        "rent",
                        rent("51200.00", "escalations", List.of(Map.of("fromYear", 3, "everyYears", 2, "rate", "5"))),
                        "floor",
                        floor("45000.00"),
                        "deposit",
                        "5000.00",
                        "document",
                        "DF-ZL-2026-03"),
                differently);
    }

    public Map<String, Object> rent(String price, Object... differently) {
        return Body.with(Body.of("price", price, "per", "YEAR", "every", "YEAR", "timing", "IN_ADVANCE"), differently);
    }

    public Map<String, Object> floor(String perYear) {
        return Body.of("perYear", perYear, "basis", "APPRAISAL", "documents", List.of("评-2026-31"));
    }

    public Map<String, Object> renewal(String from, String to) {
        return Body.of(
                "from",
                from,
                "to",
                to,
                "rent",
                rent("51200.00"),
                "floor",
                floor("45000.00"),
                "document",
                "DF-ZL-2026-09");
    }

    /** The id of a lease that the reporter asks for. */
    public UUID asked(Map<String, Object> body) {
        return community.assets("reporter").requestLease(body).uuid();
    }

    /** The id of a lease in force. */
    public UUID entered(Map<String, Object> body) {
        var lease = asked(body);
        NeighbourStub.approve(client, lease);
        community.assets("accountant").enterLease(lease).ok();
        return lease;
    }

    /** What funds tells of money that came in for a lease. */
    public Map<String, Object> receipt(UUID lease, String amount, Object... differently) {
        return Body.with(
                Body.of(
                        "receipt",
                        UUID.randomUUID().toString(),
                        "account",
                        UUID.randomUUID().toString(),
                        "payer",
                        "金桥副食店",
                        "amount",
                        amount,
                        "purpose",
                        "3号铺租金",
                        "category",
                        "RENT",
                        "receivedOn",
                        World.today().toString(),
                        "receiptNumber",
                        "000418",
                        "lease",
                        lease.toString()),
                differently);
    }

    public Map<String, Object> received(UUID lease, String amount, Object... differently) {
        var receipt = receipt(lease, amount, differently);
        told("receipt.registered", receipt);
        return receipt;
    }

    public void told(String type, Object data) {
        NeighbourStub.tell(client, "funds", community.committee(), type, data)
                .expectStatus()
                .isNoContent();
    }
}
