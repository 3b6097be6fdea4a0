package org.fivetrust.seals.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.seals.Town.refused;

import org.fivetrust.seals.SealsTest;
import org.fivetrust.seals.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@SealsTest
class RefusalListApiTest {

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    @Test
    void everyoneMayReadWhatIsRefusedAndWhereToGoInstead() {
        var items = town.seen(town.reporter(), "/v1/refusal-list").path("items");

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
    void theListIsReadAsItHeldOnADay() {
        assertThat(town.seen("auditor", "/v1/refusal-list?asOf=2020-02-28").path("items"))
                .isEmpty();
        assertThat(town.seen("auditor", "/v1/refusal-list?asOf=2020-02-29").path("items"))
                .hasSize(20);
        refused(town.get("auditor", "/v1/refusal-list?asOf=yesterday"), 400, "request.malformed");
    }

    @Test
    void theListIsReadPageByPage() {
        var first = town.seen("auditor", "/v1/refusal-list?limit=15");
        var second = town.seen(
                "auditor",
                "/v1/refusal-list?limit=15&cursor=" + first.path("next").asString());

        assertThat(first.path("items")).hasSize(15);
        assertThat(second.path("items")).hasSize(7);
        assertThat(second.path("next").isNull()).isTrue();
        refused(town.get("auditor", "/v1/refusal-list?cursor=bm9uc2Vuc2U"), 400, "request.malformed");
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
    void noSealIsPutOnWhatIsListedAndTheAgreementIsNotEvenAsked(String category) {
        var seal = town.registered();
        var asked = NeighbourStub.asked().size();

        var problem = refused(
                town.post(
                        town.reporter(),
                        IdempotencyKeys.next(),
                        "/v1/seal-requests",
                        town.contractWith(seal, "category", category)),
                422,
                "seals.certificate-not-issued");

        assertThat(problem.path("cure")).hasSize(1);
        assertThat(problem.path("cure").get(0).path("what").asString()).startsWith("Ask the ");
        assertThat(NeighbourStub.asked()).hasSize(asked);
        assertThat(town.seen(town.reporter(), "/v1/seal-requests").path("items"))
                .isEmpty();
    }

    @Test
    void theResidentIsToldInHisOwnLanguage() {
        var problem = town.client()
                .post()
                .uri("/v1/seal-requests")
                .header("Authorization", TestTokens.bearer(town.reporter()))
                .header("Idempotency-Key", IdempotencyKeys.next())
                .header("Accept-Language", "zh-CN")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(town.contractWith(town.registered(), "category", "婚姻状况证明"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(problem.path("detail").asString()).contains("婚姻状况证明", "民发〔2020〕20号");
        assertThat(problem.path("cure").get(0).path("what").asString()).isEqualTo("请到民政部门（婚姻登记机关）办理。");
    }

    @Test
    void evenSilenceDoesNotOpenTheList() {
        var seal = town.registered();
        NeighbourStub.silent();
        refused(
                town.post(
                        town.reporter(),
                        IdempotencyKeys.next(),
                        "/v1/seal-requests",
                        town.contractWith(seal, "category", "死亡证明")),
                422,
                "seals.certificate-not-issued");
    }

    @Test
    void whatIsNotListedIsAskedFor() {
        town.created(town.reporter(), "/v1/seal-requests", town.contractWith(town.registered(), "category", "居住证明"));
    }
}
