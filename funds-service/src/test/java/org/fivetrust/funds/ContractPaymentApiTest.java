package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is paid under a contract, step by step, and what is kept. */
@FundsTest
class ContractPaymentApiTest {

    @Autowired
    private WebTestClient client;

    private RoadWorks works;

    @BeforeEach
    void newcomers() {
        works = new RoadWorks(client);
    }

    @Test
    void works_are_paid_step_by_step_and_settled_with_three_percent_kept() {
        var contract = works.entered();
        works.claim(contract, "85800.00").refused(422, "funds.contract-ahead-of-work");
        works.reached(contract, 1);
        works.paid(contract, "85800.00");
        works.reached(contract, 2);
        works.paid(contract, "85800.00");
        works.reached(contract, 3);
        works.paid(contract, "71500.00");
        assertThat(works.read(contract, "paid")).isEqualTo("243100.00");

        works.claim(contract, "54400.00").refused(422, "funds.contract-overrun");
        works.changed(contract, "9000.00");
        assertThat(works.read(contract, "priceNow")).isEqualTo("295000.00");
        works.claim(contract, "54400.00").refused(422, "funds.contract-overrun");

        var settled = works.community
                .funds("accountant")
                .settleContract(contract, works.settlement("295000.00"))
                .ok();
        assertThat(settled.at("/settlement/retained").asString()).isEqualTo("8850.00");
        works.claim(contract, "43050.01").refused(422, "funds.contract-retained");
        works.paid(contract, "43050.00");
        assertThat(works.read(contract, "paid")).isEqualTo("286150.00");
        assertThat(works.read(contract, "left")).isEqualTo("0.00");
    }

    @Test
    void what_is_retained_is_paid_once_the_defects_period_is_over() {
        var contract = works.entered("defectsMonths", 0, "steps", List.of());
        var release = Body.of("paper", "ZB-1");
        works.community
                .funds("accountant")
                .releaseRetention(contract, release)
                .refused(409, "funds.contract-not-settled");
        works.community
                .funds("accountant")
                .settleContract(contract, works.settlement("286000.00"))
                .ok();
        works.paid(contract, "277420.00");
        works.claim(contract, "8580.00").refused(422, "funds.contract-retained");

        works.community.funds("accountant").releaseRetention(contract, release).ok();

        works.paid(contract, "8580.00");
        assertThat(works.read(contract, "settlement/retained")).isEqualTo("8580.00");
        works.community
                .funds("accountant")
                .releaseRetention(contract, release)
                .refused(409, "funds.retention-released");
    }

    @Test
    void what_is_retained_stays_until_then() {
        var contract = works.entered();
        works.community
                .funds("accountant")
                .settleContract(contract, works.settlement("286000.00"))
                .ok();

        works.community
                .funds("accountant")
                .releaseRetention(contract, Body.of("paper", "ZB-1"))
                .refused(422, "funds.retention-not-due");
    }

    @Test
    void many_at_once_are_paid_no_more_than_there_is() {
        var contract = works.entered();
        works.reached(contract, 1);

        var answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(_ -> works.claim(contract, "28600.00"))
                .map(Reply::status)
                .toList();

        assertThat(answers)
                .containsOnly(201, 422)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        assertThat(works.read(contract, "left")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matter.rejected", "matter.withdrawn", "matter.expired", "matter.returned"})
    void what_comes_to_nothing_may_be_claimed_again(String outcome) {
        var contract = works.entered();
        works.reached(contract, 1);

        NeighbourStub.tell(client, works.claim(contract, "85800.00").uuid(), outcome, Map.of());

        assertThat(works.read(contract, "left")).isEqualTo("85800.00");
    }

    private UUID paidOn(UUID contract, String... papers) {
        var evidence = Stream.of(papers)
                .map(kind -> Body.of("kind", kind, "number", UUID.randomUUID().toString()))
                .toList();
        var payment = works.claim(contract, "1000.00", "evidence", evidence).uuid();
        works.released(payment);
        return payment;
    }

    @Test
    void works_paid_without_acceptance_are_looked_at() {
        var contract = works.entered("steps", List.of());

        assertThat(works.alerts(paidOn(contract, "INVOICE", "ACCEPTANCE"))).isEmpty();
        assertThat(works.alerts(paidOn(contract, "INVOICE"))).singleElement().satisfies(alert -> {
            assertThat(alert.path("rule").asString()).isEqualTo("WORKS_WITHOUT_PAPERS");
            assertThat(alert.at("/figures/missing").asString()).isEqualTo("ACCEPTANCE");
        });
    }

    @Test
    void works_without_a_tender_are_looked_at() {
        var order = Body.without(works.order("steps", List.of()), "tender");
        var contract = works.community.funds("reporter").requestContract(order).uuid();
        NeighbourStub.approve(client, contract);
        works.community.funds("accountant").enterContract(contract).ok();

        assertThat(works.alerts(paidOn(contract, "INVOICE", "ACCEPTANCE")))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.at("/figures/missing").asString()).isEqualTo("TENDER"));
    }

    @Test
    void what_is_paid_for_a_project_is_told_to_the_assets_too() {
        var contract = works.entered("steps", List.of());
        var project = works.read(contract, "project");
        var payment = paidOn(contract, "INVOICE", "ACCEPTANCE");

        await().untilAsserted(() -> assertThat(NeighbourStub.events("payment.paid"))
                .filteredOn(event -> event.at("/data/payment").asString().equals(payment.toString()))
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event.at("/data/project").asString()).isEqualTo(project)));
    }

    @Test
    void steps_are_reached_in_order_and_on_paper() {
        var contract = works.entered();

        works.community
                .funds("reporter")
                .recordContractProgress(contract, works.progress(2))
                .refused(409, "funds.contract-step-not-next");
        works.community
                .funds("director")
                .recordContractProgress(contract, works.progress(1))
                .refused(403, "agreement.role-not-entitled");
    }

    @Test
    void it_pays_nobody_else() {
        var contract = works.entered();
        works.reached(contract, 1);

        works.claim(contract, "1.00", "payee", Body.of("name", "恒通建材", "account", "3301040160009877", "bank", "工商银行"))
                .refused(422, "funds.contract-other-payee");
    }
}
