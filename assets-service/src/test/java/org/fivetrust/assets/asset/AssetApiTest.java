package org.fivetrust.assets.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AssetsTest
class AssetApiTest {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

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

    private Map<String, Object> minibusWith(String field, Object value) {
        return Body.with(assets.minibus(), field, value);
    }

    @Test
    void an_asset_is_registered_and_seen_as_it_stands_today() {
        var card = community
                .assets("accountant")
                .registerAsset(assets.minibus())
                .located("/v1/assets/[0-9a-f-]{36}")
                .created();

        assertThat(card.path("cardNumber").asString()).isEqualTo(YEAR + "-0001");
        assertThat(card.path("status").asString()).isEqualTo("IN_USE");
        assertThat(card.path("residual").asString()).isEqualTo("5120.00");
        assertThat(card.path("netBookValue").asString()).isEqualTo("5120.00");
        assertThat(card.path("quantity").asInt()).isEqualTo(1);
        assertThat(card.path("disposal").isNull()).isTrue();
        assertThat(community
                        .assets("reporter")
                        .readAsset(card.path("id").asString())
                        .ok())
                .isEqualTo(card);
    }

    @Test
    void an_asset_without_a_life_is_carried_at_cost() {
        var land = community
                .assets("accountant")
                .registerAsset(Map.of(
                        "principal", community.committee(),
                        "name", "集体建设用地",
                        "category", "A01",
                        "cost", "350000.00",
                        "acquiredOn", "1998-07-01",
                        "quantity", 3))
                .created();

        assertThat(land.path("netBookValue").asString()).isEqualTo("350000.00");
        assertThat(land.path("usefulLifeMonths").isNull()).isTrue();
        assertThat(land.path("quantity").asInt()).isEqualTo(3);
    }

    @Test
    void each_principals_cards_are_counted_on_their_own() {
        assets.registered();
        assertThat(community
                        .assets("accountant")
                        .registerAsset(assets.minibus())
                        .created()
                        .path("cardNumber")
                        .asString())
                .isEqualTo(YEAR + "-0002");
        assertThat(community
                        .assets("accountant")
                        .registerAsset(minibusWith("principal", community.collective()))
                        .created()
                        .path("cardNumber")
                        .asString())
                .isEqualTo(YEAR + "-0001");
    }

    @Test
    void card_numbers_have_no_gap_whatever_fails_in_between() {
        assets.registered();
        var replies = atOnce(
                40,
                n -> community
                        .assets("accountant")
                        .registerAsset(minibusWith("acquiredOn", n % 4 == 0 ? "2100-01-01" : "2017-03-15")));
        var numbers = replies.stream()
                .filter(reply -> reply.status() == 201)
                .map(reply -> reply.body().path("cardNumber").asString())
                .sorted()
                .toList();

        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(2, 31)
                        .mapToObj("%d-%%04d".formatted(YEAR)::formatted)
                        .toList());
    }

    @Test
    void saying_it_twice_registers_once() {
        var key = IdempotencyKeys.next();
        var first = community
                .assets("accountant")
                .withKey(key)
                .registerAsset(assets.minibus())
                .created();
        var again = community
                .assets("accountant")
                .withKey(key)
                .registerAsset(assets.minibus())
                .replayed()
                .created();

        assertThat(again).isEqualTo(first);
        community
                .assets("accountant")
                .withKey(key)
                .registerAsset(minibusWith("cost", "1.00"))
                .refused(422, "request.key-reused");
        assertThat(community.assets("reporter").listAssets().items()).hasSize(1);
    }

    @Test
    void what_has_not_been_acquired_is_not_registered() {
        community
                .assets("accountant")
                .registerAsset(minibusWith("acquiredOn", "2100-01-01"))
                .refused(422, "assets.date-in-the-future");
    }

    @Test
    void nothing_is_worth_more_at_its_end_than_it_cost() {
        var body = new HashMap<>(assets.minibus());
        body.remove("residualRate");
        body.put("residual", "128000.01");

        community.assets("accountant").registerAsset(body).refused(422, "assets.residual-above-cost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "district", "custodian"})
    void the_mandate_says_who_registers(String login) {
        var problem =
                community.assets(login).registerAsset(assets.minibus()).refused(403, "agreement.role-not-entitled");

        assertThat(problem.path("clauses")).isNotEmpty();
    }

    @Test
    void without_an_agreement_nothing_is_registered() {
        NeighbourStub.noAgreement();
        community.assets("accountant").registerAsset(assets.minibus()).refused(422, "agreement.not-in-force");
    }

    @Test
    void silence_registers_nothing_until_the_agreement_was_heard_once() {
        NeighbourStub.silent();
        community.assets("accountant").registerAsset(assets.minibus()).refused(503, "request.neighbour-silent");
        NeighbourStub.reset();
        assets.registered();
        NeighbourStub.silent();
        assets.registered();
    }

    @Test
    void what_was_acquired_long_ago_is_registered() {
        var house = community
                .assets("accountant")
                .registerAsset(minibusWith("acquiredOn", "1953-05-01"))
                .created();
        assertThat(house.path("acquiredOn").asString()).isEqualTo("1953-05-01");
        community
                .assets("accountant")
                .registerAsset(minibusWith("acquiredOn", "1899-12-31"))
                .refused(400, "request.malformed");
    }

    @Test
    void bad_input_is_told_all_at_once() {
        var problem = community
                .assets("accountant")
                .registerAsset(Map.of(
                        "principal", "No Such",
                        "name", " ",
                        "cost", "0.00",
                        "quantity", 0,
                        "residualRate", "1.5",
                        "residual", "-1.00"))
                .refused(400, "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .contains(
                        "/acquiredOn",
                        "/category",
                        "/cost",
                        "/name",
                        "/principal",
                        "/quantity",
                        "/residual",
                        "/residualRate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"surprise\": 1}", "{\"cost\": {}}", "{\"acquiredOn\": \"2026-02-30\"}", "[]", "", "{"})
    void what_cannot_be_read_is_malformed(String body) {
        community.assets("accountant").registerAsset(body).refused(400, "request.malformed");
    }

    @Test
    void a_residual_needs_a_life_and_is_said_once() {
        community
                .assets("accountant")
                .registerAsset(minibusWith("residual", "1.00"))
                .refused(400, "request.malformed");
        var body = new HashMap<>(assets.minibus());
        body.remove("usefulLifeMonths");
        community.assets("accountant").registerAsset(body).refused(400, "request.malformed");
    }

    @Test
    void a_key_and_a_token_are_needed() {
        community
                .assets("accountant")
                .withKey("")
                .registerAsset(assets.minibus())
                .refused(400, "request.malformed");
        community.assets("").listAssets().refused(401, "access.token");
    }

    @Test
    void another_communitys_register_is_not_there() {
        var asset = assets.registered();

        community.assets("reporter.elsewhere").registerAsset(assets.minibus()).refused(403, "access.principal");
        community.assets("reporter.elsewhere").readAsset(asset).refused(404, "access.not-found");
        assertThat(community
                        .assets("reporter.elsewhere")
                        .listAssets("principal", community.committee())
                        .items())
                .isEmpty();
        assertThat(community.assets("reporter.elsewhere").listAssets().items())
                .noneMatch(item -> item.path("id").asString().equals(asset.toString()));
        assertThat(community
                        .assets("auditor")
                        .listAssets("principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @Test
    void a_list_is_read_page_by_page_or_whole() {
        IntStream.range(0, 5).forEach(_ -> assets.registered());
        var first = community
                .assets("auditor")
                .listAssets("limit", 2, "principal", community.committee())
                .ok();
        var second = community
                .assets("auditor")
                .listAssets(
                        "limit",
                        2,
                        "principal",
                        community.committee(),
                        "cursor",
                        first.path("next").asString())
                .ok();

        assertThat(first.path("items"))
                .extracting(item -> item.path("cardNumber").asString())
                .containsExactly(YEAR + "-0005", YEAR + "-0004");
        assertThat(second.path("items"))
                .extracting(item -> item.path("cardNumber").asString())
                .containsExactly(YEAR + "-0003", YEAR + "-0002");
        assertThat(community
                        .assets("reporter")
                        .with("Accept", "application/x-ndjson")
                        .listAssets()
                        .lines())
                .hasSize(5);
    }

    @Test
    void a_list_takes_no_foreign_cursor_and_no_unknown_status() {
        community.assets("auditor").listAssets("cursor", "bm9uc2Vuc2U").refused(400, "request.malformed");
        community.assets("auditor").listAssets("status", "LOST").refused(400, "request.malformed");
        community.assets("auditor").readAsset("not-a-uuid").refused(404, "access.not-found");
        community.assets("auditor").readAsset(UUID.randomUUID()).refused(404, "access.not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update asset set cost = 1 where id = '%s'",
                "update asset set card_serial = 7 where id = '%s'",
                "delete from asset where id = '%s'"
            })
    void even_the_owner_of_the_tables_changes_no_card(String statement) throws SQLException {
        var asset = assets.registered();
        try (var connection = TestPostgres.owner("assets");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(asset))).hasMessageContaining("never changed");
        }
    }

    @Test
    void the_service_itself_cannot_choose_a_card_number_or_touch_the_count() throws SQLException {
        assets.registered();
        try (var connection = TestPostgres.application("assets");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            assertThatThrownBy(() -> sql.execute("insert into asset (card_serial) values (9)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.execute("update number_series set last = 0"))
                    .hasMessageContaining("permission denied");
        }
    }
}
