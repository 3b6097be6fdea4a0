package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Payments are found by what people know of them, and each person finds what waits for them. */
@FundsTest
class PaymentSearchApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("1000.00");
    }

    private UUID requested(String amount, Object... differently) {
        return community
                .funds("reporter")
                .requestPayment(accounts.payment(account, amount, differently))
                .uuid();
    }

    private List<String> found(String login, Object... parameters) {
        return community.funds(login).listPayments(with(parameters)).ids();
    }

    /** Tests share the centre's scope, so every question names the community. */
    private Object[] with(Object... parameters) {
        var all = new ArrayList<Object>(List.of("principal", community.committee()));
        all.addAll(List.of(parameters));
        return all.toArray();
    }

    @Test
    void a_payment_is_found_by_its_amount() {
        var wanted = requested("12.34");
        requested("12.35");

        assertThat(found("auditor", "amount", "12.34")).containsExactly(wanted.toString());
    }

    @Test
    void a_payment_is_found_by_a_part_of_its_purpose_or_payee() {
        var drains = requested("10.00", "purpose", "Clear DRAINS of block 7");
        var paper = requested(
                "20.00",
                "payee",
                Map.of("name", "晨光文具店", "account", "3301040160001234", "bank", "工行", "kind", "ORGANISATION"));

        assertThat(found("auditor", "q", "drains")).containsExactly(drains.toString());
        assertThat(found("auditor", "q", "文具")).containsExactly(paper.toString());
    }

    @Test
    void a_payment_is_found_by_its_invoice() {
        var number = UUID.randomUUID().toString();
        var wanted = requested("10.00", "evidence", List.of(Map.of("kind", "INVOICE", "number", number)));
        requested("20.00");

        assertThat(found("auditor", "q", number.substring(3))).containsExactly(wanted.toString());
    }

    @Test
    void signs_of_patterns_stand_for_themselves() {
        var wanted = requested("10.00", "purpose", "50% of the fee");
        requested("20.00", "purpose", "500 of the fees");

        assertThat(found("auditor", "q", "50%")).containsExactly(wanted.toString());
        assertThat(found("auditor", "q", "_")).isEmpty();
    }

    @Test
    void a_payment_is_found_by_the_day_it_was_requested() {
        var wanted = requested("10.00");

        assertThat(found("auditor", "from", World.today(), "to", World.today())).containsExactly(wanted.toString());
        assertThat(found("auditor", "from", World.today().plusDays(1))).isEmpty();
        assertThat(found("auditor", "to", World.today().minusDays(1))).isEmpty();
    }

    @Test
    void what_waits_for_a_person_is_found_by_nobody_else() {
        var waiting = requested("10.00");
        assertThat(found("cashier", "mine", true)).isEmpty();

        NeighbourStub.approve(client, waiting);
        assertThat(found("cashier", "mine", true)).containsExactly(waiting.toString());
        assertThat(found("releaser", "mine", true)).isEmpty();

        community.funds("cashier").preparePayment(waiting).ok();
        assertThat(found("cashier", "mine", true)).isEmpty();
        assertThat(found("releaser", "mine", true)).containsExactly(waiting.toString());

        community.funds("releaser").releasePayment(waiting).ok();
        assertThat(found("releaser", "mine", true)).isEmpty();
    }

    @Test
    void a_returned_payment_waits_for_the_one_who_asked() {
        var returned = requested("10.00");
        NeighbourStub.tell(client, returned, "matter.returned", Map.of("comment", "发票不清"));

        assertThat(found("reporter", "mine", true)).containsExactly(returned.toString());
        assertThat(found("director", "mine", true)).isEmpty();
    }

    @Test
    void another_communitys_payments_are_not_found() {
        requested("12.34");
        var stranger = World.over(client).community().funds("director");

        assertThat(stranger.listPayments("amount", "12.34").items()).isEmpty();
        assertThat(stranger.listPayments("q", "恒源").items()).isEmpty();
    }

    @Test
    void an_amount_that_is_none_is_told() {
        var refused =
                community.funds("auditor").listPayments(with("amount", "12.3")).is(400);

        assertThat(refused.at("/violations/0/pointer").asString()).isEqualTo("/amount");
    }
}
