package org.fivetrust.assets.depreciation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A month of depreciation is previewed, confirmed once, and told to the books. */
@AssetsTest
class RunApiTest {

    private static final YearMonth CURRENT = YearMonth.now(ZoneId.of("Asia/Shanghai"));

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

    private Reply run(String month) {
        return community.assets("accountant").runDepreciation(assets.month(month));
    }

    private UUID registered(String field, Object value) {
        return community
                .assets("accountant")
                .registerAsset(Body.with(assets.minibus(), field, value))
                .uuid();
    }

    private List<JsonNode> told(Object run) {
        return NeighbourStub.events("asset.depreciated").stream()
                .map(event -> event.path("data"))
                .filter(data -> data.path("reference").asString().equals(run.toString()))
                .toList();
    }

    @Test
    void a_preview_charges_nothing_and_says_what_a_run_will_charge() {
        var asset = assets.registered();
        var preview = community
                .assets("accountant")
                .runDepreciation(assets.month("2017-04"), "dryRun", true)
                .ok();
        var run = run("2017-04").located("/v1/depreciation-runs/[0-9a-f-]{36}").created();

        assertThat(preview.path("id").isNull()).isTrue();
        assertThat(preview.path("amount").asString()).isEqualTo("1280.00");
        assertThat(preview.path("lines")).singleElement().satisfies(line -> {
            assertThat(line.path("asset").asString()).isEqualTo(asset.toString());
            assertThat(line.path("amount").asString()).isEqualTo("1280.00");
            assertThat(line.path("accumulatedDepreciation").asString()).isEqualTo("1280.00");
            assertThat(line.path("netBookValue").asString()).isEqualTo("126720.00");
        });
        assertThat(run.path("amount").asString()).isEqualTo("1280.00");
        assertThat(run.path("assets").asInt()).isEqualTo(1);
        assertThat(run.path("digest")).isEqualTo(preview.path("digest"));
        assertThat(community
                        .assets("reporter")
                        .listDepreciationLines(run.path("id").asString())
                        .items())
                .containsExactly(preview.path("lines").path(0));
        assertThat(community
                        .assets("auditor")
                        .readDepreciationRun(run.path("id").asString())
                        .ok())
                .isEqualTo(run);
    }

    @Test
    void a_preview_of_a_confirmed_month_is_its_run() {
        assets.registered();
        var run = run("2017-04").created();

        assertThat(community
                        .assets("accountant")
                        .runDepreciation(assets.month("2017-04"), "dryRun", true)
                        .ok())
                .isEqualTo(run);
    }

    @Test
    void a_month_that_was_left_out_comes_with_the_next_one() {
        assets.registered();

        assertThat(run("2017-04").text("/amount")).isEqualTo("1280.00");
        assertThat(run("2017-06").text("/amount")).isEqualTo("2560.00");
        assertThat(run("2017-07").text("/amount")).isEqualTo("1280.00");
    }

    @Test
    void a_month_without_anything_to_charge_is_confirmed_and_not_told() {
        var run = run("2016-01").created();

        assertThat(run.path("amount").asString()).isEqualTo("0.00");
        assertThat(run.path("uses")).isEmpty();
        assertThat(told(run.path("id").asString())).isEmpty();
    }

    @Test
    void the_books_hear_each_use_once_under_an_id_that_says_the_month() {
        assets.registered();
        registered("use", "OPERATING");
        registered("use", "OPERATING");
        registered("use", "WELFARE");
        var run = run("2017-04").uuid();

        await().until(() -> told(run).size() == 3);
        assertThat(told(run))
                .extracting(
                        data -> data.path("depreciation").asString(),
                        data -> data.path("amount").asString(),
                        data -> data.path("category").asString(),
                        data -> data.path("depreciatedOn").asString())
                .containsExactly(
                        tuple("2017-04-administration", "1280.00", "administration", "2017-04-30"),
                        tuple("2017-04-operating", "2560.00", "operating", "2017-04-30"),
                        tuple("2017-04-welfare", "1280.00", "welfare", "2017-04-30"));
    }

    @Test
    void whoever_asks_for_a_month_again_gets_the_first_answer() {
        assets.registered();
        var key = IdempotencyKeys.next();
        var first = community
                .assets("accountant")
                .withKey(key)
                .runDepreciation(assets.month("2017-04"))
                .created();
        assets.registered();

        assertThat(run("2017-04").created()).isEqualTo(first);
        assertThat(community
                        .assets("head")
                        .runDepreciation(assets.month("2017-04"))
                        .created())
                .isEqualTo(first);
        assertThat(community
                        .assets("accountant")
                        .withKey(key)
                        .runDepreciation(assets.month("2017-04"))
                        .replayed()
                        .created())
                .isEqualTo(first);
        community
                .assets("accountant")
                .withKey(key)
                .runDepreciation(assets.month("2017-05"))
                .refused(422, "request.key-reused");
        assertThat(run("2017-05").text("/amount")).isEqualTo("3840.00");
    }

    @Test
    void twenty_at_once_are_one_run() {
        assets.registered();
        var runs = atOnce(20, n -> run("2017-04").uuid());

        assertThat(runs).containsOnly(runs.getFirst());
        await().until(() -> told(runs.getFirst()).size() == 1);
        assertThat(community.assets("reporter").listDepreciationRuns().items()).hasSize(1);
    }

    @Test
    void months_are_charged_in_their_order_and_none_to_come() {
        run("2017-05").created();

        run("2017-04").refused(409, "assets.later-month-confirmed");
        run(CURRENT.plusMonths(1).toString()).refused(422, "assets.month-to-come");
        community
                .assets("accountant")
                .runDepreciation(assets.month("2017-04"), "dryRun", true)
                .refused(409, "assets.later-month-confirmed");
        community
                .assets("accountant")
                .runDepreciation(assets.month(CURRENT.plusMonths(1).toString()), "dryRun", true)
                .refused(422, "assets.month-to-come");
        run(CURRENT.toString()).created();
    }

    @Test
    void what_was_taken_over_is_charged_from_where_it_stood() {
        community
                .assets("accountant")
                .registerAsset(Body.of(
                        "principal", community.committee(),
                        "name", "监控设备",
                        "category", "A02",
                        "cost", "60000.00",
                        "acquiredOn", "2020-03-11",
                        "usefulLifeMonths", 120,
                        "residual", "3000.00",
                        "openingUsed", 45,
                        "openingAccumulated", "22000.00"))
                .created();

        assertThat(run("2023-12").text("/amount")).isEqualTo("0.00");
        assertThat(run("2024-01").text("/amount")).isEqualTo("466.67");
        assertThat(run("2024-02").text("/amount")).isEqualTo("466.66");
    }

    @Test
    void an_asset_that_left_is_charged_up_to_its_last_month_and_no_further() {
        var asset = registered("acquiredOn", CURRENT.minusMonths(3).atDay(1).toString());
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);
        community.assets("accountant").executeDisposal(disposal).ok();

        assertThat(run(CURRENT.toString()).text("/amount")).isEqualTo("3840.00");
        await().until(() -> NeighbourStub.events("asset.disposed").stream()
                .anyMatch(
                        event -> event.path("data").path("disposal").asString().equals(disposal.toString())));
        assertThat(NeighbourStub.events("asset.disposed").stream()
                        .map(event -> event.path("data"))
                        .filter(data -> data.path("disposal").asString().equals(disposal.toString())))
                .singleElement()
                .satisfies(
                        data -> assertThat(data.path("accumulatedDepreciation").asString())
                                .isEqualTo("3840.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "cashier", "auditor", "district"})
    void the_mandate_says_who_charges(String login) {
        community.assets(login).runDepreciation(assets.month("2017-04")).refused(403, "agreement.role-not-entitled");
        community
                .assets(login)
                .runDepreciation(assets.month("2017-04"), "dryRun", true)
                .refused(403, "agreement.role-not-entitled");
    }

    @Test
    void another_communitys_runs_are_not_there() {
        var run = assets.charged("2017-04");

        community
                .assets("reporter.elsewhere")
                .runDepreciation(assets.month("2017-05"))
                .refused(403, "access.principal");
        community
                .assets("reporter.elsewhere")
                .runDepreciation(assets.month("2017-05"), "dryRun", true)
                .refused(403, "access.principal");
        community.assets("reporter.elsewhere").readDepreciationRun(run).refused(404, "access.not-found");
        community.assets("reporter.elsewhere").listDepreciationLines(run).refused(404, "access.not-found");
        assertThat(community
                        .assets("reporter.elsewhere")
                        .listDepreciationRuns("principal", community.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void without_an_agreement_nothing_is_charged_and_silence_is_told() {
        NeighbourStub.noAgreement();
        run("2017-04").refused(422, "agreement.not-in-force");
        NeighbourStub.reset();
        NeighbourStub.silent();
        run("2017-04").refused(503, "request.neighbour-silent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-13", "2017", "1989-12", "2101-01", "2017-04-01", ""})
    void what_is_no_month_is_malformed(String month) {
        assertThat(run(month).pointers(400, "request.malformed")).containsExactly("/period");
    }

    @Test
    void every_fault_is_told_at_once() {
        assertThat(community
                        .assets("accountant")
                        .runDepreciation(Map.of("principal", "No Such"))
                        .pointers(400, "request.malformed"))
                .containsExactlyInAnyOrder("/period", "/principal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update depreciation_run set amount = 1 where id = '%s'",
                "delete from depreciation_run where id = '%s'",
                "update depreciation_line set amount = 1 where run = '%s'",
                "delete from depreciation_line where run = '%s'"
            })
    void even_the_owner_of_the_tables_changes_no_posted_month(String statement) throws SQLException {
        assets.registered();
        var run = assets.charged("2017-04");
        try (var connection = TestPostgres.owner("assets");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(run))).hasMessageContaining("never changed");
        }
    }

    @Test
    void the_database_takes_no_earlier_month_and_no_line_that_its_run_does_not_count() throws SQLException {
        var asset = assets.registered();
        var run = assets.charged("2017-04");
        var other = registered("name", "另一辆");
        try (var connection = TestPostgres.owner("assets");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            assertThatThrownBy(() -> sql.execute(
                            "insert into depreciation_line select principal, '%s', month, run, use, amount, accumulated, net from depreciation_line where run = '%s'"
                                    .formatted(other, run)))
                    .hasMessageContaining("those that it counts");
            assertThatThrownBy(() -> sql.execute(
                            "insert into depreciation_run select principal, gen_random_uuid(), date '2017-03-01', assets, amount, digest, confirmed_by, confirmed_at, basis from depreciation_run where id = '%s'"
                                    .formatted(run)))
                    .hasMessageContaining("a later month");
            assertThatThrownBy(() -> sql.execute(
                            "insert into depreciation_base select principal, asset, 1, date '2017-04-01', cost, impairment, residual, accumulated, life, meter, made_by, made_at from depreciation_base where asset = '%s'"
                                    .formatted(asset)))
                    .hasMessageContaining("is confirmed");
        }
    }
}
