package org.fivetrust.assets.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A disposal is requested: of which asset, at which value, on which papers. */
@AssetsTest
class DisposalRequestApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Assets assets;
    private UUID asset;

    @BeforeEach
    void aMinibusToPartWith() {
        NeighbourStub.reset();
        community = World.over(client).community();
        assets = new Assets(community);
        asset = assets.registered();
    }

    private Map<String, Object> saleWith(String field, Object value) {
        return Body.with(assets.sale(asset), field, value);
    }

    @Test
    void the_approvers_see_everything_that_matters() {
        var act = NeighbourStub.asked(assets.requested(asset)).act();

        assertThat(act.path("kind").asString()).isEqualTo("DISPOSAL");
        assertThat(act.path("amount").asString()).isEqualTo("9600.00");
        assertThat(act.path("subject").asString()).contains("小型客车");
        assertThat(act.path("counterparty").path("name").asString()).isEqualTo("宏远二手车行");
        assertThat(act.path("requestedBy").path("subject").asString()).isEqualTo(community.login("reporter"));
        var particulars = act.path("particulars");
        assertThat(particulars.path("asset").asString()).isEqualTo(asset.toString());
        assertThat(particulars.path("manner").asString()).isEqualTo("SALE");
        assertThat(particulars.path("appraisedValue").asString()).isEqualTo("9600.00");
        assertThat(particulars.path("netBookValue").asString()).isEqualTo("5120.00");
        assertThat(particulars.path("price").asString()).isEqualTo("11300.00");
        assertThat(particulars.path("evidence")).hasSize(1);
    }

    @ParameterizedTest(name = "appraised at {0} it is decided on at {1}")
    @CsvSource({"5119.99, 5120.00", "5120.01, 5120.01"})
    void the_greater_of_book_value_and_appraisal_decides(String appraised, String amount) {
        assertThat(community
                        .assets("reporter")
                        .requestDisposal(saleWith("appraisedValue", appraised))
                        .created()
                        .path("amount")
                        .asString())
                .isEqualTo(amount);
    }

    @Test
    void one_disposal_of_an_asset_is_open_at_a_time() {
        assets.requested(asset);

        var problem =
                community.assets("reporter").requestDisposal(assets.sale(asset)).refused(409, "assets.disposal-open");
        assertThat(problem.path("cure")).hasSize(1);
    }

    @Test
    void of_many_who_ask_at_once_for_one_asset_one_is_heard() {
        var problems = atOnce(10, _ -> community.assets("reporter").requestDisposal(assets.sale(asset))).stream()
                .filter(answer -> answer.status() != 201)
                .map(answer -> answer.body().path("code").asString())
                .toList();

        assertThat(problems).hasSize(9).containsOnly("assets.disposal-open");
    }

    @Test
    void an_asset_that_is_gone_is_not_asked_for_again() {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);
        community.assets("accountant").executeDisposal(disposal).ok();

        community.assets("reporter").requestDisposal(assets.sale(asset)).refused(409, "assets.already-disposed");
    }

    @Test
    void what_the_agreement_forbids_leaves_the_asset_as_it_was() {
        NeighbourStub.forbids("agreement.out-of-scope");
        var problem =
                community.assets("reporter").requestDisposal(assets.sale(asset)).refused(422, "agreement.out-of-scope");

        assertThat(problem.path("clauses")).hasSize(1);
        assertThat(problem.path("cure")).hasSize(1);
        assertThat(assets.status(asset)).isEqualTo("IN_USE");
        NeighbourStub.reset();
        assets.requested(asset);
    }

    @Test
    void silence_is_no_answer_and_the_same_key_goes_on() {
        var key = IdempotencyKeys.next();
        NeighbourStub.silent();
        community
                .assets("reporter")
                .withKey(key)
                .requestDisposal(assets.sale(asset))
                .refused(503, "request.neighbour-silent");
        community.assets("reporter").requestDisposal(assets.sale(asset)).refused(409, "assets.disposal-open");
        NeighbourStub.reset();

        var resumed = community
                .assets("reporter")
                .withKey(key)
                .requestDisposal(assets.sale(asset))
                .created();
        assertThat(community
                        .assets("reporter")
                        .withKey(key)
                        .requestDisposal(assets.sale(asset))
                        .replayed()
                        .done())
                .isEqualTo(resumed);
        community
                .assets("reporter")
                .withKey(key)
                .requestDisposal(saleWith("price", "1.00"))
                .refused(422, "request.key-reused");
        assertThat(community.assets("reporter").listDisposals().items()).hasSize(1);
    }

    private Map<String, Object> filed() {
        return saleWith("evidence", List.of(Map.of("kind", "appraisal", "number", "评-2026-17", "record", "A017-1")));
    }

    @Test
    void a_record_that_the_archives_do_not_hold_is_refused_and_the_asset_stays_free() {
        NeighbourStub.unfiled("A017-1");

        var problem = community.assets("reporter").requestDisposal(filed()).refused(422, "record.unknown");

        assertThat(problem.path("detail").asString()).contains("A017-1");
        assertThat(assets.status(asset)).isEqualTo("IN_USE");
        NeighbourStub.reset();
        community.assets("reporter").requestDisposal(filed()).created();
    }

    @Test
    void what_is_asked_for_while_archives_are_silent_is_finished_under_the_same_key() {
        var reporter = community.assets("reporter").withKey(IdempotencyKeys.next());
        NeighbourStub.archivesSilent();
        reporter.requestDisposal(filed()).refused(503, "request.neighbour-silent");
        community.assets("reporter").requestDisposal(filed()).refused(409, "assets.disposal-open");
        NeighbourStub.reset();

        reporter.requestDisposal(filed()).created();

        assertThat(community.assets("reporter").listDisposals().items()).hasSize(1);
    }

    @Test
    void what_was_answered_is_answered_again_while_archives_are_silent() {
        var reporter = community.assets("reporter").withKey(IdempotencyKeys.next());
        var first = reporter.requestDisposal(filed()).created();
        NeighbourStub.archivesSilent();

        assertThat(reporter.requestDisposal(filed()).replayed().done()).isEqualTo(first);
    }

    @Test
    void an_open_disposal_is_told_without_asking_archives() {
        assets.requested(asset);
        NeighbourStub.archivesSilent();

        community.assets("reporter").requestDisposal(filed()).refused(409, "assets.disposal-open");
    }

    @Test
    void an_asset_of_another_principal_is_not_there() {
        community
                .assets("reporter")
                .requestDisposal(saleWith("principal", community.collective()))
                .refused(404, "access.not-found");
    }

    @Test
    void bad_input_is_told_all_at_once() {
        var problem = community
                .assets("reporter")
                .requestDisposal(Map.of(
                        "principal", "X",
                        "reason", "",
                        "appraisedValue", "9600",
                        "price", "-1.00",
                        "counterparty", Map.of("name", ""),
                        "evidence", List.of(Map.of("kind", "appraisal"))))
                .refused(400, "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactlyInAnyOrder(
                        "/appraisedValue",
                        "/asset",
                        "/counterparty/name",
                        "/evidence/0/number",
                        "/manner",
                        "/price",
                        "/principal",
                        "/reason");
    }

    @Test
    void a_disposal_rests_on_a_paper() {
        community
                .assets("reporter")
                .requestDisposal(saleWith("evidence", List.of()))
                .refused(422, "assets.evidence-missing");
    }

    @Test
    void the_database_holds_one_live_disposal_per_asset() throws SQLException {
        var other = assets.requested(assets.registered());
        assets.requested(asset);
        try (var connection = TestPostgres.superuser("assets");
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            assertThatThrownBy(() ->
                            sql.execute("update disposal set asset = '%s' where id = '%s'".formatted(asset, other)))
                    .hasMessageContaining("disposal_live");
        }
    }
}
