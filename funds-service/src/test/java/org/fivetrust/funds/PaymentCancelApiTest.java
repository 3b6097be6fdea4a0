package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who asked for a payment calls it back until it is released, and everything it held is free. */
@FundsTest
class PaymentCancelApiTest {

    private static final Map<String, Object> WHY = Map.of("reason", "金额填写有误");

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
        account = accounts.opened("100.00");
    }

    private Reply cancelled(UUID payment) {
        return community.funds("reporter").cancelPayment(payment, WHY);
    }

    private String available() {
        return community.funds("auditor").readBalance(account).text("/available");
    }

    @Test
    void what_waits_for_approval_is_called_back_and_holds_nothing() {
        var order = accounts.payment(account, "100.00");
        var payment = community.funds("reporter").requestPayment(order).uuid();
        assertThat(available()).isEqualTo("0.00");

        var view = cancelled(payment).ok();

        assertThat(view.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(view.path("cancelReason").asString()).isEqualTo("金额填写有误");
        assertThat(available()).isEqualTo("100.00");
        community.funds("reporter").requestPayment(order).created();
    }

    @Test
    void what_is_approved_and_prepared_is_called_back_and_not_released() {
        var payment = accounts.prepared(client, account, "100.00");

        cancelled(payment).ok();

        assertThat(available()).isEqualTo("100.00");
        assertThat(community.funds("releaser").releasePayment(payment).status()).isEqualTo(409);
        assertThat(accounts.balance(account)).isEqualTo("100.00");
    }

    @Test
    void what_was_released_is_not_called_back() {
        var payment = accounts.prepared(client, account, "100.00");
        community.funds("releaser").releasePayment(payment).ok();

        cancelled(payment).refused(409, "act.not-open");
        assertThat(accounts.status(payment)).isEqualTo("PAID");
    }

    @Test
    void only_who_asked_calls_it_back() {
        var payment = accounts.requested(account, "100.00");

        community.funds("director").cancelPayment(payment, WHY).refused(403, "act.not-the-requester");
        World.over(client)
                .community()
                .funds("reporter")
                .cancelPayment(payment, WHY)
                .refused(404, "access.not-found");
    }

    @Test
    void while_agreements_are_silent_nobody_releases_it_and_the_same_key_finishes() {
        var payment = accounts.prepared(client, account, "100.00");
        var reporter = community.funds("reporter").withKey(IdempotencyKeys.next());
        NeighbourStub.silent();
        reporter.cancelPayment(payment, WHY).refused(503, "request.neighbour-silent");
        NeighbourStub.reset();
        community.funds("releaser").releasePayment(payment).refused(409, "funds.payment-cancelled");
        assertThat(available()).isEqualTo("0.00");

        reporter.cancelPayment(payment, WHY).ok();

        assertThat(available()).isEqualTo("100.00");
    }

    @Test
    void said_twice_it_is_answered_alike_and_told_once() {
        var payment = accounts.requested(account, "100.00");
        var reporter = community.funds("reporter").withKey(IdempotencyKeys.next());
        var first = reporter.cancelPayment(payment, WHY).ok();

        assertThat(reporter.cancelPayment(payment, WHY).replayed().ok()).isEqualTo(first);
        cancelled(payment).ok();
        NeighbourStub.tell(client, payment, "matter.withdrawn", Map.of());
        assertThat(available()).isEqualTo("100.00");
    }

    @Test
    void of_a_release_and_a_cancellation_at_once_one_wins() {
        var payment = accounts.prepared(client, account, "100.00");

        var answers = AtOnce.atOnce(
                2,
                n -> n == 0
                        ? community.funds("releaser").releasePayment(payment).status()
                        : cancelled(payment).status());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        var released = answers.getFirst() == 200;
        assertThat(accounts.status(payment)).isEqualTo(released ? "PAID" : "CANCELLED");
        assertThat(available()).isEqualTo(released ? "0.00" : "100.00");
    }

    @Test
    void a_reason_is_wanted() {
        var payment = accounts.requested(account, "100.00");

        for (var body : List.of(Body.of("reason", " "), Body.NOTHING)) {
            community.funds("reporter").cancelPayment(payment, body).refused(400, "request.malformed");
        }
    }

    @Test
    void the_database_lets_nobody_else_call_it_back() {
        var payment = accounts.requested(account, "100.00");

        assertThatThrownBy(() -> TestPostgres.execute(
                        "funds",
                        "update payment set cancelled_by = 'x', cancelled_at = now(), cancel_reason = 'x' where id = '"
                                + payment + "'"))
                .hasMessageContaining("by another person than who asked");
    }
}
