package org.fivetrust.assets.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.IdempotencyKeys;
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
 * A lease is asked for and entered: Shop 3 of a building, five years at 51,200.00, five percent more every two years.
 */
@AssetsTest
class LeaseApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Leases leases;
    private UUID building;

    @BeforeEach
    void aBuildingWithShops() {
        NeighbourStub.reset();
        community = World.over(client).community();
        leases = new Leases(community, client);
        building = leases.building();
    }

    private Map<String, Object> shop(Object... differently) {
        return leases.shop(building, differently);
    }

    @Test
    void the_approvers_see_what_is_let_and_the_rent_of_the_whole_term() {
        var lease = leases.asked(shop());

        var act = NeighbourStub.asked(lease).act();
        assertThat(act.path("kind").asString()).isEqualTo("LEASE");
        assertThat(act.path("amount").asString()).isEqualTo("266368.00");
        assertThat(act.path("counterparty").path("name").asString()).isEqualTo("金桥副食店");
        assertThat(act.path("subject").asString()).contains("滨河路综合楼 3号铺", "2026-09-01", "2031-08-31");
        assertThat(act.path("particulars").path("rent").path("price").asString())
                .isEqualTo("51200.00");
        assertThat(community
                        .assets("auditor")
                        .readLease(lease)
                        .ok()
                        .path("number")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_lease_that_is_entered_has_a_number_and_its_rents() {
        var lease = leases.entered(shop());

        var read = community.assets("auditor").readLease(lease).ok();
        assertThat(read.path("number").asString()).isEqualTo(World.today().getYear() + "-0001");
        assertThat(read.path("status").asString()).isEqualTo("IN_FORCE");
        assertThat(read.path("total").asString()).isEqualTo("266368.00");
        assertThat(Body.texts(
                        community.assets("auditor").readLeaseRents(lease).ok().path("rents"), "amount"))
                .containsExactly("51200.00", "51200.00", "53760.00", "53760.00", "56448.00");
    }

    @Test
    void numbers_of_leases_run_without_a_gap() {
        var year = World.today().getYear();
        for (var part : List.of("1号铺", "2号铺", "3号铺")) {
            leases.entered(shop("part", part, "tenant", "承租人" + part));
        }

        assertThat(community
                        .assets("auditor")
                        .listLeases("principal", community.committee())
                        .items())
                .extracting(item -> item.path("number").asString())
                .containsExactly(year + "-0003", year + "-0002", year + "-0001");
    }

    @Test
    void twenty_five_years_are_more_than_a_lease_may_have() {
        var problem = community
                .assets("reporter")
                .requestLease(shop("to", "2051-08-31"))
                .refused(422, "assets.lease-too-long");

        assertThat(problem.path("detail").asString()).contains("2046-08-31", "民法典第七百零五条");
        assertThat(problem.path("cure")).hasSize(1);
        leases.asked(shop("to", "2046-08-31"));
    }

    @Test
    void forest_land_is_let_longer_than_a_shop() {
        leases.asked(shop("kind", "FOREST_LAND", "part", "后山", "to", "2096-08-31"));

        community
                .assets("reporter")
                .requestLease(shop("kind", "ARABLE_LAND", "part", "东田", "to", "2056-09-01"))
                .refused(422, "assets.lease-too-long");
    }

    @Test
    void nothing_is_let_twice_on_one_day() {
        var first = leases.entered(shop());
        var number = community.assets("auditor").readLease(first).text("/number");

        var problem = community
                .assets("reporter")
                .requestLease(shop("tenant", "顺达五金", "from", "2031-08-31", "to", "2033-08-30"))
                .refused(409, "assets.lease-overlaps");

        assertThat(problem.path("detail").asString()).contains(number);
        leases.asked(shop("tenant", "顺达五金", "from", "2031-09-01", "to", "2033-08-30"));
    }

    @Test
    void a_part_is_not_let_with_the_whole() {
        leases.asked(shop());

        community
                .assets("reporter")
                .requestLease(Body.without(shop("tenant", "顺达五金"), "part"))
                .refused(409, "assets.lease-overlaps");
        leases.asked(shop("tenant", "顺达五金", "part", "4号铺"));
    }

    @Test
    void a_place_is_free_again_when_a_request_comes_to_nothing() {
        var lease = leases.asked(shop());
        NeighbourStub.tell(client, lease, "matter.rejected", Map.of("comment", "不同意"));

        assertThat(community.assets("auditor").readLease(lease).text("/status")).isEqualTo("REJECTED");
        leases.asked(shop("tenant", "顺达五金"));
    }

    @Test
    void of_many_who_ask_at_once_for_one_shop_one_is_heard() {
        var codes = atOnce(
                        6,
                        n -> community
                                .assets("reporter")
                                .requestLease(shop("tenant", "承租人" + n, "part", n % 2 == 0 ? null : "3号铺")))
                .stream()
                .filter(answer -> answer.status() != 201)
                .map(answer -> answer.body().path("code").asString())
                .toList();

        assertThat(codes).hasSize(5).containsOnly("assets.lease-overlaps");
    }

    @Test
    void a_rent_below_its_floor_is_refused() {
        var problem = community
                .assets("reporter")
                .requestLease(shop("rent", leases.rent("38000.00")))
                .refused(422, "assets.rent-below-floor");

        assertThat(problem.path("detail").asString()).contains("38000.00", "45000.00");
        assertThat(problem.path("cure")).hasSize(1);
    }

    @Test
    void one_comparable_letting_proves_no_floor() {
        var one = Map.of("perYear", "45000.00", "basis", "COMPARABLES", "documents", List.of("询-1"));

        community.assets("reporter").requestLease(shop("floor", one)).refused(422, "assets.floor-unproven");
    }

    @Test
    void a_lease_of_half_a_year_is_in_writing() {
        community
                .assets("reporter")
                .requestLease(Body.without(shop("to", "2027-02-28"), "document"))
                .refused(422, "assets.lease-unwritten");

        leases.asked(Body.without(shop("to", "2027-02-27"), "document"));
    }

    @Test
    void a_lease_does_not_end_before_it_begins() {
        community.assets("reporter").requestLease(shop("to", "2026-08-31")).refused(422, "assets.term-backward");
    }

    @Test
    void an_asset_that_is_gone_is_not_let() {
        var assets = new Assets(community);
        var minibus = assets.registered();
        var disposal = assets.requested(minibus);
        NeighbourStub.approve(client, disposal);
        community.assets("accountant").executeDisposal(disposal).ok();

        community.assets("reporter").requestLease(leases.shop(minibus)).refused(409, "assets.already-disposed");
    }

    @Test
    void an_asset_of_another_principal_is_not_there() {
        community
                .assets("reporter")
                .requestLease(shop("principal", community.collective()))
                .refused(404, "access.not-found");
    }

    @Test
    void who_asked_does_not_enter_it() {
        var lease = leases.asked(shop());
        NeighbourStub.approve(client, lease);

        community.assets("reporter").enterLease(lease).refused(403, "access.role");
    }

    @Test
    void a_lease_is_entered_once() {
        var lease = leases.asked(shop());
        community.assets("accountant").enterLease(lease).refused(409, "warrant.missing");
        NeighbourStub.approve(client, lease);
        var key = IdempotencyKeys.next();

        var first =
                community.assets("accountant").withKey(key).enterLease(lease).ok();

        assertThat(community
                        .assets("accountant")
                        .withKey(key)
                        .enterLease(lease)
                        .replayed()
                        .done())
                .isEqualTo(first);
        assertThat(atOnce(4, _ -> community.assets("accountant").enterLease(lease)))
                .allSatisfy(answer -> assertThat(answer.status()).isGreaterThanOrEqualTo(400));
        assertThat(community.assets("auditor").readLeaseRents(lease).ok().path("rents"))
                .hasSize(5);
    }

    @Test
    void bad_input_is_told_all_at_once() {
        var rent = leases.rent(
                "51200.00",
                "quantity",
                "0",
                "freeMonths",
                List.of(0),
                "escalations",
                List.of(Map.of("fromYear", 1, "rate", "5"), Map.of("fromYear", 2, "rate", "101")));
        var problem = community
                .assets("reporter")
                .requestLease(shop("rent", rent, "tenant", "", "deposit", "5000"))
                .refused(400, "request.malformed");

        assertThat(Body.texts(problem.path("violations"), "pointer"))
                .contains(
                        "/rent/freeMonths/0",
                        "/rent/escalations/0/fromYear",
                        "/rent/escalations/1/rate",
                        "/tenant",
                        "/deposit");
    }

    @Test
    void what_is_beyond_all_bounds_is_told_and_not_computed() {
        malformed("/rent/quantity", "rent", leases.rent("51200.00", "quantity", "0"));
        malformed(
                "/rent/escalations/0",
                "rent",
                leases.rent("51200.00", "escalations", List.of(Map.of("fromYear", 2, "rate", "5", "amount", "1.00"))));
        malformed(
                "/rent/escalations/0", "rent", leases.rent("51200.00", "escalations", List.of(Map.of("fromYear", 2))));
        malformed("/to", "kind", "BARREN_LAND", "from", "1990-01-01", "to", "2090-01-31");
        malformed("/rent/freeMonths/0", "rent", leases.rent("51200.00", "freeMonths", List.of(61)));
        malformed("/rent/price", "rent", leases.rent("999999999999.99", "quantity", "999999999.9999"));
        malformed(
                "/rent/price",
                "kind",
                "FOREST_LAND",
                "to",
                "2096-08-31",
                "rent",
                leases.rent("51200.00", "escalations", List.of(Map.of("fromYear", 2, "everyYears", 1, "rate", "100"))));
        malformed("/tenant", "tenant", "——");
    }

    private void malformed(String pointer, Object... differently) {
        var problem =
                community.assets("reporter").requestLease(shop(differently)).refused(400, "request.malformed");
        assertThat(Body.texts(problem.path("violations"), "pointer")).containsExactly(pointer);
    }

    @Test
    void leases_are_found_by_tenant_asset_and_status() {
        var shop = leases.entered(shop());
        leases.asked(shop("part", "4号铺", "tenant", "顺达五金"));

        assertThat(ids("tenant", "副食")).containsExactly(shop.toString());
        assertThat(ids("tenant", "%")).isEmpty();
        assertThat(ids("status", "IN_FORCE")).containsExactly(shop.toString());
        assertThat(ids("asset", building)).hasSize(2);
        assertThat(ids("asset", UUID.randomUUID())).isEmpty();
        assertThat(community
                        .assets("auditor")
                        .listLeases("principal", community.collective())
                        .items())
                .isEmpty();
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
}
