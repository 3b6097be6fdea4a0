package org.fivetrust.assets.depreciation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What changes the schedule of an asset changes months to come only. */
@AssetsTest
class ChangeApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Assets assets;
    private UUID building;

    @BeforeEach
    void aBuilding() {
        NeighbourStub.reset();
        community = World.over(client).community();
        assets = new Assets(community);
        building = registered(Body.of(
                "principal", community.committee(),
                "name", "办公楼",
                "category", "A01",
                "cost", "480000.00",
                "acquiredOn", "2015-12-10",
                "usefulLifeMonths", 240));
    }

    private UUID registered(Map<String, Object> card) {
        return community.assets("accountant").registerAsset(card).uuid();
    }

    private UUID truck() {
        return registered(Body.of(
                "principal", community.committee(),
                "name", "自卸车",
                "category", "A02",
                "cost", "200000.00",
                "acquiredOn", "2020-12-02",
                "capacity", 400000,
                "workUnit", "公里",
                "residual", "8000.00"));
    }

    private Map<String, Object> roof(String completedOn) {
        return Body.of("amount", "30000.00", "completedOn", completedOn, "reason", "屋面翻修");
    }

    private String amount(String month) {
        return community
                .assets("accountant")
                .runDepreciation(assets.month(month))
                .text("/amount");
    }

    @Test
    void a_roof_is_charged_over_what_is_left_and_leaves_the_posted_months() {
        assertThat(amount("2020-12")).isEqualTo("120000.00");
        var change = community
                .assets("accountant")
                .improveAsset(building, roof("2020-12-20"))
                .created();

        assertThat(change.path("from").asString()).isEqualTo("2021-01");
        assertThat(change.path("kind").asString()).isEqualTo("IMPROVEMENT");
        assertThat(amount("2021-01")).isEqualTo("2166.67");
        assertThat(amount("2021-02")).isEqualTo("2166.66");
        var schedule = community.assets("reporter").readSchedule(building).ok();
        assertThat(schedule.path("cost").asString()).isEqualTo("510000.00");
        assertThat(schedule.path("months").path(59).path("charge").asString()).isEqualTo("2000.00");
        assertThat(schedule.path("months").path(60).path("charge").asString()).isEqualTo("2166.67");
        assertThat(schedule.path("months")).hasSize(240);
        assertThat(schedule.path("months").path(239).path("netBookValue").asString())
                .isEqualTo("0.00");
    }

    @Test
    void a_change_of_a_posted_month_is_refused_or_counts_from_the_next() {
        amount("2021-03");
        var roof = roof("2020-12-20");
        var problem =
                community.assets("accountant").improveAsset(building, roof).refused(409, "assets.already-posted");

        assertThat(problem.path("cure")).hasSize(1);
        assertThat(community
                        .assets("accountant")
                        .improveAsset(building, Body.with(roof, "whenPosted", "NEXT_MONTH"))
                        .text("/from"))
                .isEqualTo("2021-04");
    }

    @Test
    void another_life_counts_from_the_month_that_is_asked_for() {
        amount("2020-12");
        var estimate = Body.of("from", "2020-12", "lifeLeft", 100, "residual", "10000.00", "reason", "重新评估");

        community.assets("accountant").changeEstimate(building, estimate).refused(409, "assets.already-posted");
        assertThat(community
                        .assets("accountant")
                        .changeEstimate(building, Body.with(estimate, "from", "2021-01"))
                        .text("/from"))
                .isEqualTo("2021-01");
        assertThat(amount("2021-01")).isEqualTo("3500.00");
    }

    @Test
    void a_truck_is_charged_by_its_meter() {
        var truck = truck();
        var reading = community
                .assets("reporter")
                .readMeter(truck, Map.of("readOn", "2021-01-31", "meter", 3215))
                .created();

        assertThat(reading.path("meter").asInt()).isEqualTo(3215);
        assertThat(community.assets("reporter").readSchedule(truck).text("/months/0/charge"))
                .isEqualTo("1543.20");
        community
                .assets("reporter")
                .readMeter(truck, Map.of("readOn", "2021-02-28", "meter", 3214))
                .refused(422, "assets.meter-runs-back");
        community
                .assets("reporter")
                .readMeter(truck, Map.of("readOn", "2021-01-30", "meter", 3216))
                .refused(422, "assets.reading-out-of-order");
        amount("2021-02");
        community
                .assets("reporter")
                .readMeter(truck, Map.of("readOn", "2021-02-28", "meter", 5000))
                .refused(409, "assets.already-posted");
        community
                .assets("reporter")
                .readMeter(truck, Map.of("readOn", "2021-03-01", "meter", 999_000))
                .created();
        assertThat(community.assets("reporter").readSchedule(truck).text("/months/1/netBookValue"))
                .isEqualTo("8000.00");
    }

    @Test
    void only_what_has_happened_is_entered_and_only_of_an_asset_that_has_a_meter() {
        var tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();

        community.assets("accountant").improveAsset(building, roof(tomorrow)).refused(422, "assets.date-in-the-future");
        community
                .assets("reporter")
                .readMeter(truck(), Map.of("readOn", tomorrow, "meter", 1))
                .refused(422, "assets.date-in-the-future");
        community
                .assets("reporter")
                .readMeter(building, Map.of("readOn", "2021-01-31", "meter", 1))
                .refused(422, "assets.no-meter");
    }

    @Test
    void a_life_that_is_over_wants_a_new_one() {
        var minibus = assets.registered();

        community.assets("accountant").improveAsset(minibus, roof("2026-01-10")).refused(422, "assets.life-over");
        community
                .assets("accountant")
                .improveAsset(minibus, Body.with(roof("2026-01-10"), "lifeLeft", 24))
                .created();
        community
                .assets("accountant")
                .changeEstimate(minibus, Body.of("from", "2026-06", "residual", "99999999.00", "reason", "残值"))
                .refused(422, "assets.residual-above-net-value");
    }

    @Test
    void an_asset_that_left_is_not_changed() {
        var minibus = assets.registered();
        var disposal = assets.requested(minibus);
        NeighbourStub.approve(client, disposal);
        community.assets("accountant").executeDisposal(disposal).ok();

        community
                .assets("accountant")
                .improveAsset(minibus, Body.with(roof("2026-01-10"), "lifeLeft", 24))
                .refused(409, "assets.already-disposed");
    }

    @Test
    void saying_it_twice_changes_it_once() {
        var key = IdempotencyKeys.next();
        var first = community
                .assets("accountant")
                .withKey(key)
                .improveAsset(building, roof("2020-12-20"))
                .created();

        assertThat(community
                        .assets("accountant")
                        .withKey(key)
                        .improveAsset(building, roof("2020-12-20"))
                        .replayed()
                        .created())
                .isEqualTo(first);
        community
                .assets("accountant")
                .withKey(key)
                .improveAsset(truck(), roof("2020-12-20"))
                .refused(422, "request.key-reused");
        assertThat(community.assets("reporter").readSchedule(building).text("/cost"))
                .isEqualTo("510000.00");
    }

    @Test
    void ten_at_once_are_all_added_and_a_run_among_them_is_not_altered() {
        var replies = atOnce(
                11,
                n -> n == 5
                        ? community.assets("accountant").runDepreciation(assets.month("2020-12"))
                        : community.assets("accountant").improveAsset(building, roof("2020-12-20")));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(community.assets("reporter").readSchedule(building).text("/cost"))
                .isEqualTo("780000.00");
        assertThat(amount("2021-01")).isEqualTo("3666.67");
    }

    @Test
    void history_tells_everything_newest_first() {
        community
                .assets("accountant")
                .improveAsset(building, roof("2020-12-20"))
                .created();
        amount("2021-01");
        var history = community.assets("reporter").listAssetHistory(building).items();

        assertThat(history)
                .extracting(event -> event.path("kind").asString())
                .containsExactly("DEPRECIATED", "IMPROVEMENT", "REGISTERED");
        assertThat(history.get(0).path("month").asString()).isEqualTo("2021-01");
        assertThat(history.get(1).path("reason").asString()).isEqualTo("屋面翻修");
        assertThat(history.get(2).path("amount").asString()).isEqualTo("480000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "cashier", "auditor"})
    void the_mandate_says_who_changes(String login) {
        community.assets(login).improveAsset(building, roof("2020-12-20")).refused(403, "agreement.role-not-entitled");
        community
                .assets(login)
                .changeEstimate(building, assets.longerLife())
                .refused(403, "agreement.role-not-entitled");
    }

    @Test
    void another_communitys_asset_is_not_there() {
        community
                .assets("reporter.elsewhere")
                .improveAsset(building, roof("2020-12-20"))
                .refused(404, "access.not-found");
        community
                .assets("reporter.elsewhere")
                .changeEstimate(building, assets.longerLife())
                .refused(404, "access.not-found");
        community
                .assets("reporter.elsewhere")
                .readMeter(building, Map.of("readOn", "2021-01-31", "meter", 1))
                .refused(404, "access.not-found");
        community.assets("reporter.elsewhere").listAssetHistory(building).refused(404, "access.not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 0.00, /amount",
        "amount, '1,234.5', /amount",
        "amount, -1.00, /amount",
        "completedOn, 2026-02-30, /completedOn",
        "completedOn, 1989-12-31, /completedOn",
        "lifeLeft, 0, /lifeLeft",
        "reason, ' ', /reason",
        "whenPosted, NEVER, /whenPosted",
    })
    void bad_input_is_told_where_it_is(String field, String value, String pointer) {
        assertThat(community
                        .assets("accountant")
                        .improveAsset(
                                building,
                                Body.with(
                                        roof("2020-12-20"),
                                        field,
                                        field.equals("lifeLeft") ? Integer.valueOf(value) : value))
                        .pointers(400, "request.malformed"))
                .contains(pointer);
    }

    @Test
    void an_estimate_says_what_is_estimated() {
        assertThat(community
                        .assets("accountant")
                        .changeEstimate(building, Body.of("from", "2026-07", "reason", "无"))
                        .pointers(400, "request.malformed"))
                .containsExactly("/lifeLeft");
        assertThat(community
                        .assets("accountant")
                        .readMeter(building, Body.of("meter", -1))
                        .pointers(400, "request.malformed"))
                .contains("/meter", "/readOn");
    }
}
