package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How the price of a contract changes. */
@FundsTest
class ContractChangeApiTest {

    @Autowired
    private WebTestClient client;

    private RoadWorks works;

    @BeforeEach
    void newcomers() {
        works = new RoadWorks(client);
    }

    @Test
    void a_change_of_more_than_ten_percent_is_decided_as_the_whole_was() {
        var contract = works.entered();
        var change = works.community
                .funds("reporter")
                .requestContractChange(contract, works.change("28600.01"))
                .created();

        assertThat(change.path("decidedAnew").asBoolean()).isTrue();
        assertThat(NeighbourStub.asked(UUID.fromString(change.path("id").asString()))
                        .act()
                        .path("amount")
                        .asString())
                .isEqualTo("314600.01");
    }

    @Test
    void changes_count_in_sum() {
        var contract = works.entered();
        works.changed(contract, "20000.00");

        assertThat(works.community
                        .funds("reporter")
                        .requestContractChange(contract, works.change("8600.00"))
                        .created()
                        .path("decidedAnew")
                        .asBoolean())
                .isFalse();
        works.community
                .funds("reporter")
                .requestContractChange(contract, works.change("1.00"))
                .refused(409, "funds.contract-change-open");
        var changes =
                works.community.funds("auditor").listContractChanges(contract).items();
        assertThat(changes).hasSize(2);
        assertThat(works.community
                        .funds("auditor")
                        .readContractChange(changes.getLast().path("id").asString())
                        .text("/status"))
                .isEqualTo("IN_FORCE");
    }

    @Test
    void a_change_leaves_what_is_used_covered() {
        var contract = works.entered();
        works.reached(contract, 1);
        works.claim(contract, "85800.00").created();

        works.community
                .funds("reporter")
                .requestContractChange(contract, works.change("-1000.00"))
                .refused(422, "funds.contract-below-use");
    }

    @Test
    void works_that_grow_by_more_than_ten_percent_are_looked_at() {
        var small = works.entered();
        works.changed(small, "28600.00");
        assertThat(works.alerts(onlyChange(small))).isEmpty();

        var large = works.entered("number", "DF-2026-018");
        works.changed(large, "28600.01");
        assertThat(works.alerts(onlyChange(large)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("rule").asString()).isEqualTo("WORKS_OVERRUN"));
    }

    private UUID onlyChange(UUID contract) {
        return UUID.fromString(works.community
                .funds("auditor")
                .listContractChanges(contract)
                .items()
                .getFirst()
                .path("id")
                .asString());
    }
}
