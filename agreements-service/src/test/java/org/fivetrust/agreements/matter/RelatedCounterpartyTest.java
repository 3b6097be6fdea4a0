package org.fivetrust.agreements.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Funds is told when who is to be paid is an officer, or near to one. */
@AgreementsTest
class RelatedCounterpartyTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community().urban();
    }

    private void near(String person, String relation, String party, String account, String from) {
        community
                .agreements("civil-affairs")
                .registerRelatedParty(Map.of(
                        "subject", community.login(person),
                        "subjectName", person,
                        "relation", relation,
                        "partyName", party,
                        "account", account,
                        "from", from,
                        "source", "个人有关事项报告"))
                .created();
    }

    private List<JsonNode> told() {
        return NeighbourStub.events("counterparty.related").stream()
                .filter(event -> event.path("principal").asString().equals(community.committee()))
                .toList();
    }

    @Test
    void by_the_account_although_the_name_is_another() {
        near("director", "FIRM", "恒源" + community.code(), "9558 " + community.code(), "2026-01-01");
        var act = community.act(draft -> draft.amount("11.00")
                .payee("无关名称")
                .account("9558-" + community.code())
                .category("REPAIR"));
        community.opened(act);

        await().atMost(Duration.ofSeconds(10)).until(() -> !told().isEmpty());
        assertThat(told()).hasSize(1);
        var data = told().getFirst().path("data");
        assertThat(data.path("act").asString()).isEqualTo(act.id().toString());
        assertThat(data.path("kind").asString()).isEqualTo("PAYMENT");
        assertThat(data.path("category").asString()).isEqualTo("REPAIR");
        assertThat(data.path("amount").asString()).isEqualTo("11.00");
        assertThat(data.path("people")).hasSize(1);
        assertThat(data.at("/people/0/subject").asString()).isEqualTo(community.login("director"));
        assertThat(data.at("/people/0/relation").asString()).isEqualTo("FIRM");
        assertThat(data.at("/people/0/byName").asBoolean()).isFalse();
        assertThat(data.at("/people/0/byAccount").asBoolean()).isTrue();
        assertThat(data.toString()).doesNotContain("恒源").doesNotContain("9558");
    }

    @Test
    void not_of_a_stranger_nor_before_the_entry_holds() {
        near("director", "FIRM", "恒源" + community.code(), "9558" + community.code(), "2026-01-01");
        near("secretary", "SPOUSE", "李四" + community.code(), "9559" + community.code(), "2099-01-01");

        community.opened("10.00", "宏达" + community.code());
        community.opened("10.00", "李四" + community.code());

        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> told().isEmpty());
    }
}
