package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A payment is prepared and released on a warrant, once, from what the account holds. */
@FundsTest
class PaymentReleaseApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
    }

    @Test
    void three_people_have_their_hands_on_a_payment() {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        community.funds("releaser").preparePayment(id).refused(403, "access.role");
        NeighbourStub.approve(client, id);
        community.funds("releaser").releasePayment(id).refused(409, "funds.not-prepared");
        community.funds("cashier").preparePayment(id).ok();
        community.funds("cashier").preparePayment(id).refused(409, "funds.already-prepared");
        community.funds("cashier").releasePayment(id).refused(403, "access.role");
        community
                .funds(TestTokens.bearer("cashier", List.of("cashier", "releaser"), "*"))
                .releasePayment(id)
                .refused(403, "funds.same-person");
        assertThat(accounts.balance(account)).isEqualTo("1000.00");
    }

    @ParameterizedTest
    @CsvSource({"cashier", "releaser", "centre-head", "committee-director"})
    void who_approved_neither_prepares_nor_releases_in_any_role(String office) {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        var approver = TestTokens.bearer("wang", List.of(office, "cashier", "releaser"), "*");
        NeighbourStub.approve(client, id, List.of("li", "wang"));
        community.funds(approver).preparePayment(id).refused(403, "warrant.own-approval");
        community.funds("cashier").preparePayment(id).ok();
        community.funds(approver).releasePayment(id).refused(403, "warrant.own-approval");
        assertThat(accounts.balance(account)).isEqualTo("1000.00");
        community.funds("releaser").releasePayment(id).ok();
    }

    @Test
    void an_approver_who_brings_the_warrant_executes_nothing_either() {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        var brought = Map.of("warrant", NeighbourStub.warrant(id, List.of("cashier")));
        community.funds("cashier").preparePayment(id, brought).refused(403, "warrant.own-approval");
    }

    @Test
    void a_warrant_without_approvers_is_none() {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        var brought = Map.of("warrant", NeighbourStub.warrant(id, List.of()));
        community.funds("cashier").preparePayment(id, brought).refused(422, "warrant.forged");
    }

    @ParameterizedTest
    @CsvSource({"prepared_by, prepared_at", "released_by, paid_at"})
    void the_database_lets_no_approver_prepare_or_release(String by, String at) {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        NeighbourStub.approve(client, id, List.of("wang"));
        community.funds("cashier").preparePayment(id).ok();
        var other = accounts.requested(account, "10.00");
        NeighbourStub.approve(client, other, List.of("wang"));
        var target = by.equals("prepared_by") ? other : id;
        assertThatThrownBy(() -> TestPostgres.execute(
                        "funds",
                        "update payment set " + by + " = 'wang', " + at + " = now() where id = '" + target + "'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("by a person who approved it");
    }

    @Test
    void nothing_is_prepared_without_a_warrant_of_this_very_payment() {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        var other = accounts.requested(account, "20.00");
        community.funds("cashier").preparePayment(id).refused(409, "warrant.missing");
        community
                .funds("cashier")
                .preparePayment(id, Map.of("warrant", NeighbourStub.warrant(other)))
                .refused(422, "warrant.other-act");
        community
                .funds("cashier")
                .preparePayment(id, Map.of("warrant", NeighbourStub.expiredWarrant(id)))
                .refused(422, "warrant.expired");
        community
                .funds("cashier")
                .preparePayment(id, Map.of("warrant", NeighbourStub.forgedWarrant(id)))
                .refused(422, "warrant.forged");
        assertThat(accounts.status(id)).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void a_payment_is_released_once_however_many_try() {
        var account = accounts.opened("1000.00");
        var id = accounts.prepared(client, account, "100.00");
        var paid = IntStream.range(0, 10)
                .parallel()
                .map(_ -> community.funds("releaser").releasePayment(id).status())
                .filter(status -> status == 200)
                .count();
        assertThat(paid).isEqualTo(1);
        assertThat(accounts.balance(account)).isEqualTo("900.00");
        community.funds("releaser").releasePayment(id).refused(409, "warrant.spent");
    }

    @Test
    void an_account_pays_what_it_holds_and_no_more_under_any_load() {
        var account = accounts.opened("1000.00");
        var asked = IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> community.funds("reporter").requestPayment(accounts.payment(account, "125.00")))
                .toList();
        assertThat(asked)
                .extracting(Reply::status)
                .containsOnly(201, 422)
                .filteredOn(status -> status == 201)
                .hasSize(8);
        var ids = asked.stream()
                .filter(reply -> reply.status() == 201)
                .map(reply -> UUID.fromString(reply.id()))
                .toList();
        ids.forEach(id -> {
            NeighbourStub.approve(client, id);
            community.funds("cashier").preparePayment(id).ok();
        });
        assertThat(ids.parallelStream()
                        .map(id ->
                                community.funds("releaser").releasePayment(id).status()))
                .containsOnly(200);
        assertThat(accounts.balance(account)).isEqualTo("0.00");
    }

    @Test
    void a_balance_too_small_at_release_changes_nothing_and_is_cured_by_income() {
        var account = accounts.opened("100.00");
        var second = accounts.requested(account, "80.00");
        NeighbourStub.tell(client, second, "matter.returned", Map.of());
        var first = accounts.prepared(client, account, "80.00");
        NeighbourStub.tell(client, second, "matter.reopened", Map.of());
        NeighbourStub.approve(client, second);
        community.funds("cashier").preparePayment(second).ok();
        community.funds("releaser").releasePayment(first).ok();
        var problem = community.funds("releaser").releasePayment(second).refused(422, "funds.balance-short");
        assertThat(problem.path("cure")).isNotEmpty();
        assertThat(accounts.status(second)).isEqualTo("PREPARED");
        community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "60.00", "000402"))
                .created();
        community.funds("releaser").releasePayment(second).ok();
        assertThat(accounts.balance(account)).isEqualTo("0.00");
    }

    @Test
    void a_payment_changed_in_the_database_is_not_paid() throws SQLException {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        NeighbourStub.approve(client, id);
        try (var connection = TestPostgres.superuser("funds");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update payment set amount = 99900 where id = '" + id + "'");
        }
        community.funds("cashier").preparePayment(id).refused(422, "warrant.other-act");
    }

    @Test
    void what_is_written_stays_even_for_the_owner() {
        var account = accounts.opened("1000.00");
        var id = accounts.prepared(client, account, "10.00");
        community.funds("releaser").releasePayment(id).ok();
        for (var change : List.of(
                "update trust_entry set amount = 1 where account = '" + account + "'",
                "delete from trust_entry where account = '" + account + "'",
                "delete from payment where id = '" + id + "'",
                "update payment set paid_at = now() where id = '" + id + "'")) {
            assertThatThrownBy(() -> asSuperuser(change)).as(change).isInstanceOf(SQLException.class);
        }
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (var connection = TestPostgres.superuser("funds");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_payment_rests_with_its_agreement_and_is_paid_once_afterwards() {
        var account = accounts.opened("1000.00");
        var approved = accounts.requested(account, "100.00");
        NeighbourStub.approve(client, approved);
        var prepared = accounts.prepared(client, account, "200.00");

        NeighbourStub.suspended();
        for (var answer : List.of(
                community.funds("cashier").preparePayment(approved),
                community.funds("releaser").releasePayment(prepared))) {
            var problem = answer.refused(409, "agreement.suspended");
            assertThat(problem.path("title").asString()).isEqualTo("The agreement is suspended");
            assertThat(problem.path("clauses")).isNotEmpty();
            assertThat(problem.path("cure").get(0).path("what").asString()).isNotEqualTo("agreement.resume");
        }
        NeighbourStub.terminated();
        community.funds("cashier").preparePayment(approved).refused(422, "agreement.terminated");
        community.funds("releaser").releasePayment(prepared).refused(422, "agreement.terminated");
        NeighbourStub.silent();
        community.funds("cashier").preparePayment(approved).refused(503, "request.neighbour-silent");
        community.funds("releaser").releasePayment(prepared).refused(503, "request.neighbour-silent");
        assertThat(accounts.status(approved)).isEqualTo("AUTHORISED");
        assertThat(accounts.status(prepared)).isEqualTo("PREPARED");
        assertThat(accounts.balance(account)).isEqualTo("1000.00");

        NeighbourStub.reset();
        community.funds("cashier").preparePayment(approved).ok();
        community.funds("releaser").releasePayment(prepared).ok();
        community.funds("releaser").releasePayment(prepared).refused(409, "warrant.spent");
        assertThat(accounts.balance(account)).isEqualTo("800.00");
    }

    @Test
    void a_warrant_that_arrives_after_the_suspension_rests_too() {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "100.00");
        NeighbourStub.suspended();
        NeighbourStub.approve(client, id);
        assertThat(accounts.status(id)).isEqualTo("AUTHORISED");
        community.funds("cashier").preparePayment(id).refused(409, "agreement.suspended");
        community
                .funds("cashier")
                .preparePayment(id, Map.of("warrant", NeighbourStub.warrant(id)))
                .refused(409, "agreement.suspended");
        NeighbourStub.reset();
        var other = accounts.requested(account, "200.00");
        NeighbourStub.suspended();
        NeighbourStub.tell(client, other, "matter.rejected", Map.of());
        assertThat(accounts.status(other)).isEqualTo("REJECTED");
    }
}
