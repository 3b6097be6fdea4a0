package org.fivetrust.assets.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Leases;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * What comes in for a lease, and what of its rents is owed: a shop at 42,000.00 a year, paid by the quarter in advance.
 */
@AssetsTest
class RentApiTest {

    private static final String TENANT = "金桥副食店";

    @Autowired
    private WebTestClient client;

    private Community community;
    private Leases leases;
    private UUID lease;
    private String begins;

    /** Two quarters are due: 21,000.00. */
    @BeforeEach
    void aLeaseOfFourMonths() {
        NeighbourStub.reset();
        community = World.over(client).community();
        leases = new Leases(community, client);
        begins = World.today().minusMonths(4).toString();
        lease = leases.entered(shop());
    }

    private Map<String, Object> shop(Object... differently) {
        return Body.with(
                leases.shop(
                        leases.building(),
                        "from",
                        begins,
                        "to",
                        World.today().minusMonths(4).plusYears(1).minusDays(1).toString(),
                        "rent",
                        leases.rent("42000.00", "every", "QUARTER"),
                        "floor",
                        leases.floor("42000.00")),
                differently);
    }

    /** Due, waived, paid, owed and credit. */
    private List<String> figures(Object... parameters) {
        var read = community.assets("auditor").readLeaseRents(lease, parameters).ok();
        return Stream.of("due", "waived", "paid", "owed", "credit")
                .map(name -> read.path(name).asString())
                .toList();
    }

    private String owed() {
        return community.assets("auditor").readLease(lease).text("/owed");
    }

    @Test
    void nothing_is_owed_before_it_is_due() {
        assertThat(figures()).containsExactly("21000.00", "0.00", "0.00", "21000.00", "0.00");
        assertThat(owed()).isEqualTo("21000.00");
        assertThat(figures("asOf", begins)).containsExactly("10500.00", "0.00", "0.00", "10500.00", "0.00");
        assertThat(figures("asOf", World.today().minusMonths(4).minusDays(1).toString()))
                .containsExactly("0.00", "0.00", "0.00", "0.00", "0.00");
    }

    @Test
    void what_comes_in_counts_for_the_oldest_rent() {
        leases.received(lease, "10500.00");
        leases.received(lease, "500.00");

        var rents = community.assets("auditor").readLeaseRents(lease).ok().path("rents");
        assertThat(Body.texts(rents, "paid")).containsExactly("10500.00", "500.00", "0.00", "0.00");
        assertThat(Body.texts(rents, "owed")).containsExactly("0.00", "10000.00", "0.00", "0.00");
        assertThat(rents.get(0).path("daysOverdue").asInt()).isZero();
        assertThat(rents.get(1).path("daysOverdue").asInt()).isPositive();
        assertThat(community.assets("auditor").readLease(lease).text("/owedSince"))
                .isEqualTo(World.today().minusMonths(4).plusMonths(3).toString());
    }

    @Test
    void what_is_paid_too_much_is_credit() {
        leases.received(lease, "25000.00");

        assertThat(figures()).containsExactly("21000.00", "0.00", "21000.00", "0.00", "4000.00");
        assertThat(owed()).isEqualTo("0.00");
    }

    @Test
    void a_deposit_is_no_rent() {
        leases.received(lease, "5000.00", "category", "押金");

        assertThat(figures()).containsExactly("21000.00", "0.00", "0.00", "21000.00", "0.00");
        assertThat(owed()).isEqualTo("21000.00");
    }

    @Test
    void a_subtenant_may_pay() {
        leases.received(lease, "21000.00", "payer", "转租人王某");

        assertThat(owed()).isEqualTo("0.00");
    }

    @Test
    void a_receipt_that_is_taken_back_is_owed_again() {
        var receipt = leases.received(
                lease, "21000.00", "receivedOn", World.today().minusDays(3).toString());
        assertThat(owed()).isEqualTo("0.00");

        leases.told(
                "receipt.reversed",
                Body.with(receipt, "reversedOn", World.today().toString(), "reason", "重复登记"));

        assertThat(owed()).isEqualTo("21000.00");
        assertThat(figures()).containsExactly("21000.00", "0.00", "0.00", "21000.00", "0.00");
        assertThat(figures("asOf", World.today().minusDays(1).toString()))
                .containsExactly("21000.00", "0.00", "21000.00", "0.00", "0.00");
    }

    @Test
    void what_came_in_before_the_lease_was_entered_counts() {
        var asked = leases.asked(shop("tenant", "顺达五金"));
        var taken = leases.received(asked, "300.00");
        leases.received(asked, "700.00");
        leases.told(
                "receipt.reversed", Body.with(taken, "reversedOn", World.today().toString(), "reason", "误登"));
        NeighbourStub.approve(client, asked);
        community.assets("accountant").enterLease(asked).ok();

        assertThat(community.assets("auditor").readLease(asked).text("/received"))
                .isEqualTo("700.00");
        assertThat(community.assets("auditor").readLease(asked).text("/owed")).isEqualTo("20300.00");
    }

    @Test
    void who_owes_rent_is_let_nothing_more() {
        leases.received(lease, "10500.00");

        var problem = community
                .assets("reporter")
                .requestLease(leases.shop(leases.building(), "tenant", " 金桥 副食店 "))
                .refused(422, "assets.in-arrears");

        assertThat(problem.path("detail").asString()).contains("10500.00");
        assertThat(problem.path("cure")).hasSize(1);
        leases.received(lease, "10500.00");
        leases.asked(leases.shop(leases.building()));
    }

    private Map<String, Object> renewal() {
        var from = World.today().minusMonths(4).plusYears(1);
        return leases.renewal(from.toString(), from.plusYears(5).minusDays(1).toString());
    }

    @Test
    void who_owes_rent_is_not_renewed() {
        leases.received(lease, "10500.00");

        var problem = community
                .assets("reporter")
                .requestLeaseRenewal(lease, renewal())
                .refused(422, "assets.in-arrears");

        assertThat(problem.path("detail").asString()).contains("10500.00");
    }

    @Test
    void a_renewal_has_the_same_tenant_and_place() {
        leases.received(lease, "21000.00");

        var renewed = community
                .assets("reporter")
                .requestLeaseRenewal(lease, renewal())
                .created();

        assertThat(renewed.path("renews").asString()).isEqualTo(lease.toString());
        assertThat(renewed.path("tenant").asString()).isEqualTo(TENANT);
        assertThat(renewed.path("part").asString()).isEqualTo("3号铺");
        var id = UUID.fromString(renewed.path("id").asString());
        assertThat(NeighbourStub.asked(id).act().path("kind").asString()).isEqualTo("RENEWAL");
        NeighbourStub.approve(client, id);
        community.assets("accountant").enterLease(id).ok();
        assertThat(community.assets("auditor").readLease(id).text("/status")).isEqualTo("IN_FORCE");
    }

    @Test
    void a_renewal_is_counted_from_the_day_of_renewing() {
        leases.received(lease, "21000.00");
        var from = World.today().minusMonths(4).plusYears(1);
        var last = World.today().plusYears(20).minusDays(1);

        community
                .assets("reporter")
                .requestLeaseRenewal(
                        lease, leases.renewal(from.toString(), last.plusDays(1).toString()))
                .refused(422, "assets.lease-too-long");
        community
                .assets("reporter")
                .requestLeaseRenewal(lease, leases.renewal(from.toString(), last.toString()))
                .created();
    }

    @Test
    void a_lease_that_was_only_asked_for_is_not_renewed() {
        var asked = leases.asked(shop("tenant", "顺达五金"));

        community.assets("reporter").requestLeaseRenewal(asked, renewal()).refused(409, "assets.lease-not-in-force");
    }

    @Test
    void who_falls_behind_after_asking_is_not_entered() {
        var other = leases.entered(shop("tenant", "顺达五金"));
        leases.received(other, "21000.00");
        var receipt = leases.received(lease, "21000.00");
        var asked = leases.asked(leases.shop(leases.building()));
        NeighbourStub.approve(client, asked);
        leases.told(
                "receipt.reversed",
                Body.with(receipt, "reversedOn", World.today().toString(), "reason", "误登"));

        community.assets("accountant").enterLease(asked).refused(422, "assets.in-arrears");
        leases.received(lease, "21000.00");
        community.assets("accountant").enterLease(asked).ok();
    }

    @Test
    void nothing_is_sold_to_who_owes_rent() {
        var assets = new Assets(community);
        var sale = Body.with(assets.sale(assets.registered()), "counterparty", Map.of("name", TENANT));

        community.assets("reporter").requestDisposal(sale).refused(422, "assets.in-arrears");
        leases.received(lease, "21000.00");
        community.assets("reporter").requestDisposal(sale).created();
    }

    @Test
    void arrears_are_listed() {
        var paid = leases.entered(shop("tenant", "顺达五金"));
        leases.received(paid, "21000.00");

        assertThat(ids("inArrears", true)).containsExactly(lease.toString());
        assertThat(ids("inArrears", false)).containsExactly(paid.toString());
    }

    private List<String> ids(String filter, Object value) {
        return community
                .assets("auditor")
                .listLeases("principal", community.committee(), filter, value)
                .items()
                .stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void of_another_principal_a_receipt_does_not_count() {
        NeighbourStub.tell(
                        client,
                        "funds",
                        community.collective(),
                        "receipt.registered",
                        leases.receipt(lease, "21000.00"))
                .expectStatus()
                .isNoContent();

        assertThat(owed()).isEqualTo("21000.00");
    }
}
