package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.shared.act.Act;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An act towards several parties is ruled on by its sum, and with what else goes to each of them. */
@AgreementsTest
class ShareApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void urban() {
        NeighbourStub.reset();
        community = World.over(client).community().urban();
    }

    private static Map<String, Object> share(String name, String account, String amount) {
        return Map.of("name", name, "account", account, "amount", amount);
    }

    private Act list(String amount, Map<String, Object>... shares) {
        return community.act(draft -> draft.amount(amount).shares(List.of(shares)));
    }

    private String bandedOn(Act act) {
        return community.agreements("auditor").readMatter(community.opened(act)).text("/bandedOn");
    }

    @Test
    void fifty_shares_of_little_are_banded_on_their_sum() {
        var shares = IntStream.range(0, 50)
                .mapToObj(n -> share("职工" + n, "62220000" + (1000 + n), "900.00"))
                .toArray(Map[]::new);

        assertThat(bandedOn(list("45000.00", shares))).isEqualTo("45000.00");
    }

    @Test
    void a_payment_before_a_list_and_a_list_before_a_payment_are_summed_by_party() {
        community.opened(
                community.act(draft -> draft.amount("4980.00").payee("甲").account("6222000011112222")));

        assertThat(bandedOn(list(
                        "200.00",
                        share("乙", "6222000011113333", "100.00"),
                        share("甲方", "6222 0000 1111 2222", "100.00"))))
                .isEqualTo("5180.00");
        assertThat(bandedOn(community.act(draft -> draft.amount("50.00").payee("乙"))))
                .isEqualTo("150.00");
        assertThat(bandedOn(community.act(draft -> draft.amount("50.00").payee("丙"))))
                .isEqualTo("50.00");
    }

    @Test
    void nobody_handles_a_list_that_pays_their_near_ones() {
        community
                .agreements("civil-affairs")
                .registerRelatedParty(Map.of(
                        "subject", community.login("director"),
                        "subjectName", "主任",
                        "relation", "SIBLING",
                        "partyName", "丁某",
                        "account", "6222000011114444",
                        "from", "2026-01-01",
                        "source", "个人有关事项报告"))
                .created();
        var byName = community.opened(
                list("200.00", share("乙", "6222000011113333", "100.00"), share("丁 某", "6222000011119999", "100.00")));
        var byAccount = community.opened(
                list("200.00", share("乙", "6222000011113333", "100.00"), share("无关", "6222-0000-1111-4444", "100.00")));

        for (var matter : List.of(byName, byAccount)) {
            community.approve("director", matter, 1).refused(403, "matter.conflict-of-interest");
        }
        assertThat(community.mine("director")).isEmpty();
    }
}
