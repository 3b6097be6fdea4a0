package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.funds.Town.body;
import static org.fivetrust.funds.Town.refused;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A payment is prepared and released on a warrant, once, from what the account holds. */
@FundsTest
class PaymentReleaseApiTest {

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = new Town(client);
    }

    @Test
    void three_people_have_their_hands_on_a_payment() {
        var account = town.account("1000.00");
        var id = town.requested(account, "10.00");
        refused(town.post("releaser", "/v1/payments/" + id + "/prepare", Map.of()), 403, "access.role");
        NeighbourStub.approve(town.client(), id);
        refused(town.post("releaser", "/v1/payments/" + id + "/release", Map.of()), 409, "funds.not-prepared");
        body(town.post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 200);
        refused(town.post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 409, "funds.already-prepared");
        refused(town.post("cashier", "/v1/payments/" + id + "/release", Map.of()), 403, "access.role");
        refused(
                town.postAs("cashier", List.of("cashier", "releaser"), "/v1/payments/" + id + "/release", Map.of()),
                403,
                "funds.same-person");
        assertThat(town.balance(account)).isEqualTo("1000.00");
    }

    @Test
    void nothing_is_prepared_without_a_warrant_of_this_very_payment() {
        var account = town.account("1000.00");
        var id = town.requested(account, "10.00");
        var other = town.requested(account, "20.00");
        var path = "/v1/payments/" + id + "/prepare";
        refused(town.post("cashier", path, Map.of()), 409, "warrant.missing");
        refused(town.post("cashier", path, Map.of("warrant", NeighbourStub.warrant(other))), 422, "warrant.other-act");
        refused(
                town.post("cashier", path, Map.of("warrant", NeighbourStub.expiredWarrant(id))),
                422,
                "warrant.expired");
        refused(town.post("cashier", path, Map.of("warrant", NeighbourStub.forgedWarrant(id))), 422, "warrant.forged");
        assertThat(town.status(id)).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void a_payment_is_released_once_however_many_try() {
        var account = town.account("1000.00");
        var id = town.prepared(account, "100.00");
        var paid = IntStream.range(0, 10)
                .parallel()
                .map(_ -> town.post("releaser", "/v1/payments/" + id + "/release", Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .filter(status -> status == 200)
                .count();
        assertThat(paid).isEqualTo(1);
        assertThat(town.balance(account)).isEqualTo("900.00");
        refused(town.post("releaser", "/v1/payments/" + id + "/release", Map.of()), 409, "warrant.spent");
    }

    @Test
    void an_account_pays_what_it_holds_and_no_more_under_any_load() {
        var account = town.account("1000.00");
        var ids = IntStream.range(0, 16)
                .mapToObj(_ -> town.prepared(account, "125.00"))
                .toList();
        var paid = ids.parallelStream()
                .map(id -> town.post("releaser", "/v1/payments/" + id + "/release", Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .toList();
        assertThat(paid)
                .containsOnly(200, 422)
                .filteredOn(status -> status == 200)
                .hasSize(8);
        assertThat(town.balance(account)).isEqualTo("0.00");
    }

    @Test
    void a_balance_too_small_at_release_changes_nothing_and_is_cured_by_income() {
        var account = town.account("100.00");
        var first = town.prepared(account, "80.00");
        var second = town.prepared(account, "80.00");
        body(town.post("releaser", "/v1/payments/" + first + "/release", Map.of()), 200);
        var problem = refused(
                town.post("releaser", "/v1/payments/" + second + "/release", Map.of()), 422, "funds.balance-short");
        assertThat(problem.path("cure")).isNotEmpty();
        assertThat(town.status(second)).isEqualTo("PREPARED");
        body(town.post("cashier", "/v1/receipts", town.receipt(account, "60.00", "000402")), 201);
        body(town.post("releaser", "/v1/payments/" + second + "/release", Map.of()), 200);
        assertThat(town.balance(account)).isEqualTo("0.00");
    }

    @Test
    void a_payment_changed_in_the_database_is_not_paid() throws SQLException {
        var account = town.account("1000.00");
        var id = town.requested(account, "10.00");
        NeighbourStub.approve(town.client(), id);
        try (var connection = TestPostgres.superuser("funds");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update payment set amount = 99900 where id = '" + id + "'");
        }
        refused(town.post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 422, "warrant.other-act");
    }

    @Test
    void what_is_written_stays_even_for_the_owner() {
        var account = town.account("1000.00");
        var id = town.prepared(account, "10.00");
        body(town.post("releaser", "/v1/payments/" + id + "/release", Map.of()), 200);
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
        var account = town.account("1000.00");
        var approved = town.requested(account, "100.00");
        NeighbourStub.approve(town.client(), approved);
        var prepared = town.prepared(account, "200.00");
        var prepare = "/v1/payments/" + approved + "/prepare";
        var release = "/v1/payments/" + prepared + "/release";

        NeighbourStub.suspended();
        for (var answer : List.of(town.post("cashier", prepare, Map.of()), town.post("releaser", release, Map.of()))) {
            var problem = refused(answer, 409, "agreement.suspended");
            assertThat(problem.path("title").asString()).isEqualTo("The agreement is suspended");
            assertThat(problem.path("clauses")).isNotEmpty();
            assertThat(problem.path("cure").get(0).path("what").asString()).isNotEqualTo("agreement.resume");
        }
        NeighbourStub.terminated();
        refused(town.post("cashier", prepare, Map.of()), 422, "agreement.terminated");
        refused(town.post("releaser", release, Map.of()), 422, "agreement.terminated");
        NeighbourStub.silent();
        refused(town.post("cashier", prepare, Map.of()), 503, "request.neighbour-silent");
        refused(town.post("releaser", release, Map.of()), 503, "request.neighbour-silent");
        assertThat(town.status(approved)).isEqualTo("AUTHORISED");
        assertThat(town.status(prepared)).isEqualTo("PREPARED");
        assertThat(town.balance(account)).isEqualTo("1000.00");

        NeighbourStub.reset();
        body(town.post("cashier", prepare, Map.of()), 200);
        body(town.post("releaser", release, Map.of()), 200);
        refused(town.post("releaser", release, Map.of()), 409, "warrant.spent");
        assertThat(town.balance(account)).isEqualTo("800.00");
    }

    @Test
    void a_warrant_that_arrives_after_the_suspension_rests_too() {
        var account = town.account("1000.00");
        var id = town.requested(account, "100.00");
        NeighbourStub.suspended();
        NeighbourStub.approve(town.client(), id);
        assertThat(town.status(id)).isEqualTo("AUTHORISED");
        refused(town.post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 409, "agreement.suspended");
        refused(
                town.post("cashier", "/v1/payments/" + id + "/prepare", Map.of("warrant", NeighbourStub.warrant(id))),
                409,
                "agreement.suspended");
        NeighbourStub.reset();
        var other = town.requested(account, "200.00");
        NeighbourStub.suspended();
        NeighbourStub.tell(town.client(), other, "matter.rejected", Map.of());
        assertThat(town.status(other)).isEqualTo("REJECTED");
    }
}
