package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How a contract is asked for and entered. */
@FundsTest
class ContractApiTest {

    @Autowired
    private WebTestClient client;

    private RoadWorks works;

    @BeforeEach
    void newcomers() {
        works = new RoadWorks(client);
    }

    @Test
    void five_percent_of_retention_are_refused() {
        works.community
                .funds("reporter")
                .requestContract(works.order("retention", "5"))
                .refused(422, "funds.retention-above-cap");
    }

    @Test
    void a_number_is_given_once() {
        works.asked();

        works.community
                .funds("reporter")
                .requestContract(works.order("number", "df 2026 017"))
                .refused(409, "funds.contract-number-used");
    }

    @Test
    void steps_rise() {
        works.community
                .funds("reporter")
                .requestContract(works.order("steps", List.of(works.step("基层", "60"), works.step("面层", "60"))))
                .refused(400, "request.malformed");
    }

    @Test
    void it_needs_its_warrant() {
        works.community.funds("accountant").enterContract(works.asked()).refused(409, "warrant.missing");
    }

    @Test
    void nothing_is_paid_under_one_that_is_not_in_force() {
        works.claim(works.asked(), "1.00").refused(422, "funds.contract-unknown");
    }

    @Test
    void what_no_payment_explains_is_found() {
        var contract = works.entered();
        works.reached(contract, 1);
        works.paid(contract, "85800.00");
        var spent = "update contract_balance set spent = %d where contract = '" + contract + "'";

        assertThat(new Tampering(client, works.community.committee(), "funds")
                        .findings(spent.formatted(1000), spent.formatted(8580000)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("kind").asString()).isEqualTo("contract");
                    assertThat(finding.path("subject").asString()).isEqualTo(contract.toString());
                });
    }

    @Test
    void another_community_neither_sees_nor_changes_it() {
        var contract = works.entered();
        var change = works.community
                .funds("reporter")
                .requestContractChange(contract, works.change("1.00"))
                .id();
        var stranger = World.over(client).community().funds("reporter");

        stranger.readContract(contract).refused(404, "access.not-found");
        stranger.readContractChange(change).refused(404, "access.not-found");
        stranger.listContractChanges(contract).refused(404, "access.not-found");
        stranger.requestContractChange(contract, works.change("1.00")).refused(404, "access.not-found");
        stranger.recordContractProgress(contract, works.progress(1)).refused(404, "access.not-found");
        assertThat(stranger.listContracts().items()).isEmpty();
    }
}
