package org.fivetrust.assets.depreciation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AssetsTest
class ScheduleApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Assets assets;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        assets = new Assets(community);
    }

    private Map<String, Object> takenOver(String accumulated) {
        return Body.of(
                "principal", community.committee(),
                "name", "监控设备",
                "category", "A02",
                "cost", "60000.00",
                "acquiredOn", "2020-03-11",
                "usefulLifeMonths", 120,
                "residual", "3000.00",
                "openingUsed", 45,
                "openingAccumulated", accumulated);
    }

    private Map<String, Object> truck() {
        return Body.of(
                "principal", community.committee(),
                "name", "自卸车",
                "category", "A02",
                "cost", "200000.00",
                "acquiredOn", "2026-06-02",
                "capacity", 400000,
                "workUnit", "公里",
                "residual", "8000.00");
    }

    private UUID registered(Map<String, Object> card) {
        return community.assets("accountant").registerAsset(card).uuid();
    }

    @Test
    void a_schedule_shows_each_month_to_the_end_of_the_life() {
        var schedule =
                community.assets("reporter").readSchedule(assets.registered()).ok();

        assertThat(schedule.path("method").asString()).isEqualTo("STRAIGHT_LINE");
        assertThat(schedule.path("startRule").asString()).isEqualTo("MONTH_AFTER");
        assertThat(schedule.path("netBookValue").asString()).isEqualTo("5120.00");
        assertThat(schedule.path("months")).hasSize(96);
        assertThat(schedule.path("months").path(0).path("month").asString()).isEqualTo("2017-04");
        assertThat(schedule.path("months").path(95).path("month").asString()).isEqualTo("2025-03");
        assertThat(schedule.path("months"))
                .allMatch(month -> month.path("charge").asString().equals("1280.00"));
    }

    @Test
    void what_was_taken_over_goes_on_from_where_the_books_before_stopped() {
        var asset = registered(takenOver("22000.00"));
        var schedule = community.assets("reporter").readSchedule(asset).ok();

        assertThat(schedule.path("months")).hasSize(75);
        assertThat(schedule.path("months").path(0).path("month").asString()).isEqualTo("2024-01");
        assertThat(schedule.path("months").path(0).path("charge").asString()).isEqualTo("466.67");
        assertThat(schedule.path("months").path(1).path("charge").asString()).isEqualTo("466.66");
        assertThat(schedule.path("months").path(74).path("netBookValue").asString())
                .isEqualTo("3000.00");
        assertThat(community.assets("reporter").readAsset(asset).text("/openingAccumulated"))
                .isEqualTo("22000.00");
    }

    @Test
    void an_asset_that_is_carried_at_cost_has_no_months() {
        var card = new HashMap<>(assets.minibus());
        card.remove("usefulLifeMonths");
        card.remove("residualRate");
        var schedule =
                community.assets("reporter").readSchedule(registered(card)).ok();

        assertThat(schedule.path("method").isNull()).isTrue();
        assertThat(schedule.path("months")).isEmpty();
        assertThat(schedule.path("netBookValue").asString()).isEqualTo("128000.00");
    }

    @Test
    void units_of_work_wait_for_the_meter() {
        var card = community.assets("accountant").registerAsset(truck()).created();

        assertThat(card.path("method").asString()).isEqualTo("UNITS_OF_WORK");
        assertThat(card.path("openingMeter").asInt()).isZero();
        assertThat(community
                        .assets("reporter")
                        .readSchedule(card.path("id").asString())
                        .ok()
                        .path("months"))
                .isEmpty();
    }

    @Test
    void the_same_month_counts_where_the_card_says_so() {
        var asset = registered(Body.with(assets.minibus(), "startRule", "SAME_MONTH"));

        assertThat(community.assets("reporter").readSchedule(asset).text("/months/0/month"))
                .isEqualTo("2017-03");
    }

    @Test
    void what_was_acquired_before_the_known_days_has_its_months_too() {
        var asset = registered(Body.with(assets.minibus(), "acquiredOn", "1953-05-01"));

        assertThat(community.assets("reporter").readSchedule(asset).text("/months/0/month"))
                .isEqualTo("1953-06");
    }

    @ParameterizedTest
    @CsvSource({
        "openingAccumulated, 57000.01, assets.opening-above-depreciable",
        "openingAccumulated, 60000.00, assets.opening-above-depreciable",
        "openingUsed, 121, assets.opening-beyond-life",
        "openingUsed, 120, assets.opening-beyond-life",
        "openingUsed, 119, assets.opening-in-the-future",
    })
    void an_opening_that_cannot_be_is_refused(String field, String value, String code) {
        community
                .assets("accountant")
                .registerAsset(
                        Body.with(takenOver("22000.00"), field, value.contains(".") ? value : Integer.valueOf(value)))
                .refused(422, code);
    }

    @ParameterizedTest
    @CsvSource({
        "usefulLifeMonths, 12, /capacity",
        "workUnit, , /capacity",
        "openingUsed, 5, /openingAccumulated",
        "capacity, 0, /capacity",
        "capacity, 1000000001, /capacity",
        "openingMeter, -1, /openingMeter",
        "startRule, LATER, /startRule",
        "openingUsed, -1, /openingUsed",
    })
    void terms_that_do_not_go_together_are_told(String field, String value, String pointer) {
        var card = new HashMap<>(truck());
        card.remove(field);
        if (value != null) {
            card.put(field, field.equals("startRule") ? value : Integer.valueOf(value));
        }

        assertThat(community
                        .assets("accountant")
                        .registerAsset(card)
                        .refused(400, "request.malformed")
                        .path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .contains(pointer);
    }

    @Test
    void an_opening_needs_a_life() {
        var card = new HashMap<>(takenOver("1.00"));
        card.remove("usefulLifeMonths");
        card.remove("residual");

        community.assets("accountant").registerAsset(card).refused(400, "request.malformed");
    }

    @Test
    void another_communitys_schedule_is_not_there() {
        var asset = assets.registered();

        community.assets("reporter.elsewhere").readSchedule(asset).refused(404, "access.not-found");
        community.assets("").readSchedule(asset).refused(401, "access.token");
        community.assets("reporter").readSchedule(UUID.randomUUID()).refused(404, "access.not-found");
        community.assets("reporter").readSchedule("no-uuid").refused(404, "access.not-found");
    }
}
