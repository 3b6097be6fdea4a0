package org.fivetrust.seals.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fivetrust.seals.SealsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Seals;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@SealsTest
class RefusalListApiTest {

    private static final Map<String, Object> UNFILED =
            Body.of("title", "死亡证明", "digest", Seals.DIGEST, "pages", 1, "blankFields", 0);

    @Autowired
    private WebTestClient client;

    private Community community;
    private Seals seals;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        seals = new Seals(community);
    }

    @Test
    void everyone_may_read_what_is_refused_and_where_to_go_instead() {
        var items = community.seals("reporter").readRefusalList().ok().path("items");

        assertThat(items).hasSize(22).allSatisfy(item -> {
            assertThat(item.path("item").asString()).contains("证明");
            assertThat(item.path("source").asString()).isNotEmpty();
            assertThat(item.path("instead").asString()).isNotEmpty();
            assertThat(item.path("insteadEnglish").asString()).isNotEmpty();
        });
        assertThat(items.get(0).path("item").asString()).isEqualTo("亲属关系证明");
        assertThat(items)
                .filteredOn(item -> item.path("region").asString().equals("全国"))
                .hasSize(20);
    }

    @Test
    void the_list_is_read_as_it_held_on_a_day() {
        assertThat(community
                        .seals("auditor")
                        .readRefusalList("asOf", "2020-02-28")
                        .items())
                .isEmpty();
        assertThat(community
                        .seals("auditor")
                        .readRefusalList("asOf", "2020-02-29")
                        .items())
                .hasSize(20);
        community.seals("auditor").readRefusalList("asOf", "yesterday").refused(400, "request.malformed");
    }

    @Test
    void the_list_is_read_page_by_page() {
        var first = community.seals("auditor").readRefusalList("limit", 15).ok();
        var second = community
                .seals("auditor")
                .readRefusalList("limit", 15, "cursor", first.path("next").asString())
                .ok();

        assertThat(first.path("items")).hasSize(15);
        assertThat(second.path("items")).hasSize(7);
        assertThat(second.path("next").isNull()).isTrue();
        community.seals("auditor").readRefusalList("cursor", "bm9uc2Vuc2U").refused(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "亲属关系证明",
                "kinship-certificate",
                " 亲属关系证明 ",
                "无犯罪记录证明",
                "社区戒毒社区康复人员情况证明(表现证明)",
                "社区戒毒社区康复人员情况证明（表现证明）",
                "居民财产证明",
                "缴费票据遗失证明",
                "school-transfer-certificate"
            })
    void no_seal_is_put_on_what_is_listed_and_the_agreement_is_not_even_asked(String category) {
        var seal = seals.registered();
        var asked = NeighbourStub.asked().size();

        var problem = community
                .seals("reporter")
                .requestImprint(seals.contract(seal, "category", category))
                .refused(422, "seals.certificate-not-issued");

        assertThat(problem.path("cure")).hasSize(1);
        assertThat(problem.path("cure").get(0).path("what").asString()).startsWith("Ask the ");
        assertThat(NeighbourStub.asked()).hasSize(asked);
        assertThat(community.seals("reporter").listSealRequests().items()).isEmpty();
    }

    @Test
    void the_resident_is_told_in_his_own_language() {
        var problem = community
                .seals("reporter")
                .with("Accept-Language", "zh-CN")
                .requestImprint(seals.contract(seals.registered(), "category", "婚姻状况证明"))
                .is(422);

        assertThat(problem.path("detail").asString()).contains("婚姻状况证明", "民发〔2020〕20号");
        assertThat(problem.path("cure").get(0).path("what").asString()).isEqualTo("请到民政部门（婚姻登记机关）办理。");
    }

    @Test
    void even_silence_does_not_open_the_list() {
        var seal = seals.registered();
        NeighbourStub.silent();
        community
                .seals("reporter")
                .requestImprint(seals.contract(seal, "category", "死亡证明", "document", UNFILED))
                .refused(422, "seals.certificate-not-issued");
    }

    @Test
    void what_is_not_listed_is_asked_for() {
        community
                .seals("reporter")
                .requestImprint(seals.contract(seals.registered(), "category", "居住证明"))
                .created();
    }
}
