package org.fivetrust.assets.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Leases;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Rent that is demanded, waived or remitted: a shop at 42,000.00 a year by the quarter in advance, two of them due. */
@AssetsTest
@ReadsTheWholeLog
class RentWaiverApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Leases leases;
    private UUID building;
    private UUID lease;
    private LocalDate begins;

    @BeforeEach
    void aLeaseOfFourMonths() {
        NeighbourStub.reset();
        community = World.over(client).community();
        leases = new Leases(community, client);
        building = leases.building();
        begins = World.today().minusMonths(4);
        lease = leases.entered(shop());
    }

    private Map<String, Object> shop(Object... differently) {
        return Body.with(
                leases.shop(
                        building,
                        "from",
                        begins.toString(),
                        "to",
                        begins.plusYears(1).minusDays(1).toString(),
                        "rent",
                        leases.rent("42000.00", "every", "QUARTER"),
                        "floor",
                        leases.floor("42000.00")),
                differently);
    }

    private static Map<String, Object> waiver(Object... rentsAndAmounts) {
        var rents = Stream.iterate(0, n -> n < rentsAndAmounts.length, n -> n + 2)
                .map(n -> Map.of("rent", rentsAndAmounts[n], "amount", rentsAndAmounts[n + 1]))
                .toList();
        return Body.of("rents", rents, "reason", "疫情期间停业", "document", "减-2026-7");
    }

    private Reply asks(Object... rentsAndAmounts) {
        return community.assets("reporter").requestRentWaiver(lease, waiver(rentsAndAmounts));
    }

    private UUID granted(Object... rentsAndAmounts) {
        var waiver = asks(rentsAndAmounts).uuid();
        NeighbourStub.approve(client, waiver);
        community.assets("accountant").grantRentWaiver(waiver).ok();
        return waiver;
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
    void what_is_waived_is_no_longer_owed() {
        granted(1, "10500.00", 2, "500.00");

        assertThat(figures()).containsExactly("21000.00", "11000.00", "0.00", "10000.00", "0.00");
        assertThat(owed()).isEqualTo("10000.00");
        assertThat(figures("asOf", World.today().minusDays(1).toString()))
                .containsExactly("21000.00", "0.00", "0.00", "21000.00", "0.00");
    }

    @Test
    void the_approvers_see_what_of_which_rents() {
        var act = NeighbourStub.asked(asks(1, "10500.00").uuid()).act();

        assertThat(act.path("kind").asString()).isEqualTo("RENT_WAIVER");
        assertThat(act.path("amount").asString()).isEqualTo("10500.00");
        assertThat(act.path("particulars").path("rents").get(0).path("rent").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_waiver_is_read_with_who_granted_it() {
        var waiver = granted(1, "10500.00");

        var read = community.assets("auditor").readRentWaiver(waiver).ok();
        assertThat(read.path("status").asString()).isEqualTo("GRANTED");
        assertThat(read.path("amount").asString()).isEqualTo("10500.00");
        assertThat(read.path("grantedBy").asString()).isEqualTo("accountant");
        assertThat(community.assets("auditor").listRentWaivers(lease).items())
                .extracting(item -> item.path("id").asString())
                .containsExactly(waiver.toString());
    }

    @Test
    void an_end_is_read_with_who_ended_it() {
        var last = begins.plusMonths(6).minusDays(1);
        var end = ended(last);

        var read = community.assets("auditor").readLeaseEnd(end).ok();
        assertThat(read.path("status").asString()).isEqualTo("ENDED");
        assertThat(read.path("lastDay").asString()).isEqualTo(last.toString());
        assertThat(read.path("endedBy").asString()).isEqualTo("accountant");
    }

    @Test
    void a_waiver_cures_arrears() {
        var next = leases.shop(leases.building());
        community.assets("reporter").requestLease(next).refused(422, "assets.in-arrears");

        granted(1, "10500.00", 2, "10500.00");

        community.assets("reporter").requestLease(next).created();
    }

    @Test
    void no_more_is_waived_than_is_owed() {
        leases.received(lease, "500.00");
        asks(1, "10000.01").refused(422, "assets.waiver-above-arrears");
        asks(3, "1.00").refused(422, "assets.waiver-above-arrears");
        asks(9, "1.00").refused(422, "assets.waiver-above-arrears");
        asks(1, "10000.00").created();
    }

    @Test
    void what_was_paid_meanwhile_is_not_waived_as_well() {
        var waiver = asks(1, "10500.00").uuid();
        NeighbourStub.approve(client, waiver);
        leases.received(lease, "10500.00");

        community.assets("accountant").grantRentWaiver(waiver).refused(422, "assets.waiver-above-arrears");
        assertThat(owed()).isEqualTo("10500.00");
    }

    @Test
    void of_two_waivers_of_one_rent_at_once_one_is_granted() {
        var waivers = Stream.of(1, 2).map(_ -> asks(1, "10500.00").uuid()).toList();
        waivers.forEach(waiver -> NeighbourStub.approve(client, waiver));

        var answers = atOnce(2, n -> community.assets("accountant").grantRentWaiver(waivers.get(n)));

        assertThat(answers).extracting(Reply::status).containsExactlyInAnyOrder(200, 422);
        assertThat(owed()).isEqualTo("10500.00");
    }

    @Test
    void a_rent_is_named_once() {
        asks(1, "1.00", 1, "2.00").refused(400, "request.malformed");
        asks(0, "1.00").refused(400, "request.malformed");
        asks(1, "0.00").refused(400, "request.malformed");
        asks().refused(400, "request.malformed");
    }

    @Test
    void a_lease_that_was_only_asked_for_has_no_rent_to_waive() {
        var asked = leases.asked(shop("part", "4号铺", "tenant", "顺达五金"));

        community
                .assets("reporter")
                .requestRentWaiver(asked, waiver(1, "1.00"))
                .refused(409, "assets.lease-not-in-force");
    }

    private static Map<String, Object> end(LocalDate lastDay) {
        return Body.of("lastDay", lastDay.toString(), "reason", "承租人歇业", "document", "解-2026-2");
    }

    private Reply asksForEnd(LocalDate lastDay) {
        return community.assets("reporter").requestLeaseEnd(lease, end(lastDay));
    }

    private UUID ended(LocalDate lastDay) {
        var end = asksForEnd(lastDay).uuid();
        NeighbourStub.approve(client, end);
        community.assets("accountant").endLease(end).ok();
        return end;
    }

    @Test
    void rents_after_the_last_day_are_remitted_and_arrears_stay() {
        ended(begins.plusMonths(6).minusDays(1));

        var read = community.assets("auditor").readLease(lease).ok();
        assertThat(read.path("status").asString()).isEqualTo("TERMINATED");
        assertThat(read.path("endedOn").asString())
                .isEqualTo(begins.plusMonths(6).minusDays(1).toString());
        assertThat(read.path("owed").asString()).isEqualTo("21000.00");
        var rents = community
                .assets("auditor")
                .readLeaseRents(lease, "asOf", begins.plusYears(2).toString())
                .ok();
        assertThat(Body.texts(rents.path("rents"), "waived")).containsExactly("0.00", "0.00", "10500.00", "10500.00");
        assertThat(rents.path("owed").asString()).isEqualTo("21000.00");
    }

    @Test
    void a_rent_in_which_a_lease_ends_is_remitted_by_its_days() {
        ended(begins.plusMonths(4).minusDays(1));

        var rents = community.assets("auditor").readLeaseRents(lease).ok().path("rents");
        assertThat(Body.texts(rents, "waived")).containsExactly("0.00", "7000.00", "10500.00", "10500.00");
        assertThat(owed()).isEqualTo("14000.00");
    }

    @Test
    void what_was_paid_for_days_after_the_end_is_credit() {
        leases.received(lease, "21000.00");

        ended(begins.plusMonths(4).minusDays(1));

        assertThat(figures()).containsExactly("21000.00", "7000.00", "14000.00", "0.00", "7000.00");
    }

    @Test
    void the_place_is_free_from_the_day_after() {
        var last = begins.plusMonths(6).minusDays(1);
        ended(last);
        var next = shop(
                "tenant",
                "顺达五金",
                "from",
                last.plusDays(1).toString(),
                "to",
                last.plusYears(1).toString());

        community
                .assets("reporter")
                .requestLease(Body.with(next, "from", last.toString()))
                .refused(409, "assets.lease-overlaps");
        leases.asked(next);
    }

    @Test
    void a_lease_ends_once_on_a_day_of_its_own() {
        asksForEnd(begins.minusDays(1)).refused(422, "assets.end-not-within-term");
        asksForEnd(begins.plusYears(1).minusDays(1)).refused(422, "assets.end-not-within-term");
        ended(begins.plusMonths(6));
        asksForEnd(begins.plusMonths(5)).refused(409, "assets.lease-ended");
    }

    @Test
    void one_end_is_asked_for_at_a_time() {
        asksForEnd(begins.plusMonths(6)).created();
        asksForEnd(begins.plusMonths(5)).refused(409, "assets.lease-end-open");
    }

    private Reply demands(LocalDate on) {
        return community
                .assets("accountant")
                .demandRent(lease, Body.of("channel", "当面送达", "demandedOn", on.toString()));
    }

    @Test
    void a_demand_says_what_is_owed_and_since_when() {
        leases.received(lease, "10500.00");

        var demand = demands(World.today()).created();

        assertThat(demand.path("number").asString()).isEqualTo(World.today().getYear() + "-0001");
        assertThat(demand.path("owed").asString()).isEqualTo("10500.00");
        assertThat(demand.path("owedSince").asString())
                .isEqualTo(begins.plusMonths(3).toString());
        demands(World.today()).created();
        assertThat(community.assets("auditor").listRentDemands(lease).items())
                .extracting(item -> item.path("number").asString())
                .containsExactly(
                        World.today().getYear() + "-0002", World.today().getYear() + "-0001");
    }

    @Test
    void nothing_is_demanded_where_nothing_is_owed() {
        leases.received(lease, "21000.00");

        demands(World.today()).refused(422, "assets.nothing-owed");
        demands(World.today().plusDays(1)).refused(422, "assets.date-in-the-future");
    }

    @Test
    void arrears_of_a_lease_that_has_ended_are_demanded() {
        ended(begins.plusMonths(1).minusDays(1));

        assertThat(demands(World.today()).created().path("owed").asString()).isEqualTo("3500.00");
        community
                .assets("reporter")
                .requestLease(leases.shop(leases.building()))
                .refused(422, "assets.in-arrears");
    }

    @Test
    void every_step_is_a_leaf_and_a_changed_one_is_named() {
        var waiver = granted(1, "500.00");
        var end = ended(begins.plusMonths(6).minusDays(1));
        var demand = demands(World.today()).uuid();
        var tampering = new Tampering(client, community.committee(), "assets");

        assertThat(tampering.leaves(waiver)).contains("rent-waiver.requested", "rent-waiver.granted");
        assertThat(tampering.leaves(end)).contains("lease.end-requested", "lease.ended");
        assertThat(tampering.leaves(demand)).containsExactly("rent.demanded");
        var update = "update rent_remission set amount = amount %s 1 where source = '" + waiver + "'";
        assertThat(tampering.findings(update.formatted("+"), update.formatted("-")))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("rent.remitted"));
    }
}
