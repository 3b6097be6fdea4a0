package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the side that gives wants moved is kept back from the request to the end. */
@FundsTest
class TransferReservationApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private String giver;
    private String receiver;

    @BeforeEach
    void twoLedgers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        giver = opened(community.committee(), "1000.00");
        receiver = opened(community.collective(), "500.00");
    }

    private String opened(String principal, String balance) {
        return community
                .funds("cashier")
                .openTrustAccount(Map.of("principal", principal, "openingBalance", balance))
                .id();
    }

    private static Map<String, Object> side(
            String principal, String account, String direction, String counterparty, String amount) {
        return Body.of(
                "principal", principal,
                "account", account,
                "direction", direction,
                "counterparty", counterparty,
                "amount", amount,
                "purpose", "代垫款归还",
                "resolution", "东方居决〔2026〕5号");
    }

    private Reply asked(String amount) {
        return community
                .funds("reporter")
                .requestTransfer(side(community.committee(), giver, "OUT", community.collective(), amount));
    }

    private void accepted(String amount) {
        var reporter = TestTokens.bearer(
                "reporter2." + community.code(),
                List.of("reporter"),
                List.of(community.code(), community.collective()));
        var id = community
                .funds(reporter)
                .requestTransfer(side(community.collective(), receiver, "IN", community.committee(), amount))
                .uuid();
        NeighbourStub.approve(client, id);
        community.funds("cashier").executeTransfer(id).ok();
    }

    private String available(String account) {
        return community.funds("auditor").readBalance(account).text("/available");
    }

    private String ledger(String account) {
        return community.funds("auditor").readBalance(account).text("/ledger");
    }

    @Test
    void what_is_asked_for_is_available_for_nothing_else() {
        asked("700.00").created();

        assertThat(available(giver)).isEqualTo("300.00");
        assertThat(ledger(giver)).isEqualTo("1000.00");
        var refused = asked("300.01").refused(422, "funds.balance-short");
        assertThat(refused.toString()).contains("300.00");
        asked("300.00").created();
    }

    @Test
    void the_side_that_receives_keeps_nothing_back() {
        accepted("300.00");

        assertThat(available(receiver)).isEqualTo("500.00");
    }

    @Test
    void the_whole_balance_is_moved_once_and_the_reserve_with_it() {
        accepted("1000.00");
        var out = asked("1000.00").uuid();
        NeighbourStub.approve(client, out);
        assertThat(available(giver)).isEqualTo("0.00");

        community.funds("cashier").executeTransfer(out).ok();

        assertThat(ledger(giver)).isEqualTo("0.00");
        assertThat(available(giver)).isEqualTo("0.00");
        assertThat(available(receiver)).isEqualTo("1500.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matter.rejected", "matter.withdrawn", "matter.returned", "matter.expired"})
    void what_comes_to_nothing_is_free_again(String moved) {
        var out = asked("700.00").uuid();

        NeighbourStub.tell(client, out, moved, Map.of());

        assertThat(available(giver)).isEqualTo("1000.00");
    }

    @Test
    void asked_for_again_it_is_kept_back_again_as_far_as_there_is_money() {
        var first = asked("700.00").uuid();
        NeighbourStub.tell(client, first, "matter.returned", Map.of());
        NeighbourStub.tell(client, first, "matter.reopened", Map.of());
        assertThat(available(giver)).isEqualTo("300.00");

        NeighbourStub.tell(client, first, "matter.returned", Map.of());
        asked("800.00").created();
        NeighbourStub.tell(client, first, "matter.reopened", Map.of());
        assertThat(available(giver)).isEqualTo("200.00");

        accepted("700.00");
        NeighbourStub.approve(client, first);
        community.funds("cashier").executeTransfer(first).refused(422, "funds.balance-short");
    }

    @Test
    void what_is_forbidden_is_free_again() {
        NeighbourStub.forbids("agreement.out-of-scope");
        asked("700.00").refused(422, "agreement.out-of-scope");

        assertThat(available(giver)).isEqualTo("1000.00");
    }

    @Test
    void the_kept_figures_are_explained() {
        var out = asked("700.00").uuid();
        NeighbourStub.approve(client, out);
        accepted("700.00");
        community.funds("cashier").executeTransfer(out).ok();

        assertThat(DatabaseFigures.unexplained(giver)).isEmpty();
        assertThat(DatabaseFigures.unexplained(receiver)).isEmpty();
    }
}
