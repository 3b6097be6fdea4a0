package org.fivetrust.funds;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Road works for 286,000.00, paid at 30, 60 and 85 %, with 3 % retained, and the community that has them made. */
final class RoadWorks {

    final Community community;
    final TrustAccounts accounts;
    final String account;
    private final WebTestClient client;

    RoadWorks(WebTestClient client) {
        NeighbourStub.reset();
        this.client = client;
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("500000.00");
    }

    static Map<String, Object> step(String title, String upTo) {
        return Body.of("title", title, "upTo", upTo);
    }

    Map<String, Object> order(Object... differently) {
        return Body.with(
                Body.of(
                        "principal",
                        community.committee(),
                        "number",
                        "DF-2026-017",
                        "title",
                        "小区道路改造",
                        "payee",
                        "恒源铺装",
                        "price",
                        "286000.00",
                        "steps",
                        List.of(step("基层", "30"), step("面层", "60"), step("完工", "85")),
                        "retention",
                        "3",
                        "defectsMonths",
                        24,
                        "project",
                        UUID.randomUUID().toString(),
                        "tender",
                        "ZB-2026-3",
                        "signedOn",
                        World.today().minusDays(100).toString()),
                differently);
    }

    UUID asked(Object... differently) {
        return community.funds("reporter").requestContract(order(differently)).uuid();
    }

    UUID entered(Object... differently) {
        var contract = asked(differently);
        NeighbourStub.approve(client, contract);
        community.funds("accountant").enterContract(contract).ok();
        return contract;
    }

    void reached(UUID contract, int step) {
        community
                .funds("reporter")
                .recordContractProgress(contract, progress(step))
                .ok();
    }

    static Map<String, Object> progress(int step) {
        return Body.of(
                "step", step, "paper", "YS-" + step, "reachedOn", World.today().toString());
    }

    Reply claim(UUID contract, String amount, Object... differently) {
        return community
                .funds("reporter")
                .requestPayment(Body.with(
                        accounts.payment(account, amount, "contract", contract.toString(), "category", "WORKS"),
                        differently));
    }

    void paid(UUID contract, String amount) {
        released(claim(contract, amount).uuid());
    }

    void released(UUID payment) {
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
    }

    Map<String, Object> change(String amount) {
        return Body.of("amount", amount, "reason", "增加排水", "document", "BG-1");
    }

    void changed(UUID contract, String amount) {
        var change = community
                .funds("reporter")
                .requestContractChange(contract, change(amount))
                .uuid();
        NeighbourStub.approve(client, change);
        community.funds("accountant").enterContractChange(change).ok();
    }

    static Map<String, Object> settlement(String price) {
        return Body.of(
                "price", price, "paper", "JS-1", "acceptedOn", World.today().toString());
    }

    String read(UUID contract, String field) {
        return community.funds("auditor").readContract(contract).text("/" + field);
    }

    List<JsonNode> alerts(UUID subject) {
        return community.funds("head").listAlerts("subject", subject).items();
    }
}
