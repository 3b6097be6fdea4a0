package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Road works for 286,000.00, paid at 30, 60 and 85 %, with 3 % retained. */
@FundsTest
class ContractApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("500000.00");
    }

    private static Map<String, Object> step(String title, String upTo) {
        return Body.of("title", title, "upTo", upTo);
    }

    private Map<String, Object> order(Object... differently) {
        return Body.with(
                Body.of(
                        "principal",
                        community.committee(),
                        "number",
                        "DF-2026-017",
                        "title",
                        "小区道路改造",
                        "payee",
                        "恒源铺装",
                        "price",
                        "286000.00",
                        "steps",
                        List.of(step("基层", "30"), step("面层", "60"), step("完工", "85")),
                        "retention",
                        "3",
                        "defectsMonths",
                        24,
                        "project",
                        UUID.randomUUID().toString(),
                        "tender",
                        "ZB-2026-3",
                        "signedOn",
                        World.today().minusDays(100).toString()),
                differently);
    }

    private UUID asked(Object... differently) {
        return community.funds("reporter").requestContract(order(differently)).uuid();
    }

    private UUID entered(Object... differently) {
        var contract = asked(differently);
        NeighbourStub.approve(client, contract);
        community.funds("accountant").enterContract(contract).ok();
        return contract;
    }

    private void reached(UUID contract, int step) {
        community
                .funds("reporter")
                .recordContractProgress(contract, progress(step))
                .ok();
    }

    private static Map<String, Object> progress(int step) {
        return Body.of(
                "step", step, "paper", "YS-" + step, "reachedOn", World.today().toString());
    }

    private Reply claim(UUID contract, String amount, Object... differently) {
        return community
                .funds("reporter")
                .requestPayment(Body.with(
                        accounts.payment(account, amount, "contract", contract.toString(), "category", "WORKS"),
                        differently));
    }

    private void paid(UUID contract, String amount) {
        released(claim(contract, amount).uuid());
    }

    private void released(UUID payment) {
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
    }

    private Map<String, Object> change(String amount) {
        return Body.of("amount", amount, "reason", "增加排水", "document", "BG-1");
    }

    private void changed(UUID contract, String amount) {
        var change = community
                .funds("reporter")
                .requestContractChange(contract, change(amount))
                .uuid();
        NeighbourStub.approve(client, change);
        community.funds("accountant").enterContractChange(change).ok();
    }

    private static Map<String, Object> settlement(String price) {
        return Body.of(
                "price", price, "paper", "JS-1", "acceptedOn", World.today().toString());
    }

    private String read(UUID contract, String field) {
        return community.funds("auditor").readContract(contract).text("/" + field);
    }

    @Test
    void five_percent_of_retention_are_refused() {
        community.funds("reporter").requestContract(order("retention", "5")).refused(422, "funds.retention-above-cap");
    }

    @Test
    void works_are_paid_step_by_step_and_settled_with_three_percent_kept() {
        var contract = entered();
        claim(contract, "85800.00").refused(422, "funds.contract-ahead-of-work");
        reached(contract, 1);
        paid(contract, "85800.00");
        reached(contract, 2);
        paid(contract, "85800.00");
        reached(contract, 3);
        paid(contract, "71500.00");
        assertThat(read(contract, "paid")).isEqualTo("243100.00");

        claim(contract, "54400.00").refused(422, "funds.contract-overrun");
        changed(contract, "9000.00");
        assertThat(read(contract, "priceNow")).isEqualTo("295000.00");
        claim(contract, "54400.00").refused(422, "funds.contract-overrun");

        var settled = community
                .funds("accountant")
                .settleContract(contract, settlement("295000.00"))
                .ok();
        assertThat(settled.at("/settlement/retained").asString()).isEqualTo("8850.00");
        claim(contract, "43050.01").refused(422, "funds.contract-retained");
        paid(contract, "43050.00");
        assertThat(read(contract, "paid")).isEqualTo("286150.00");
        assertThat(read(contract, "left")).isEqualTo("0.00");
    }

    @Test
    void what_is_retained_is_paid_once_the_defects_period_is_over() {
        var contract = entered("defectsMonths", 0, "steps", List.of());
        var release = Body.of("paper", "ZB-1");
        community.funds("accountant").releaseRetention(contract, release).refused(409, "funds.contract-not-settled");
        community
                .funds("accountant")
                .settleContract(contract, settlement("286000.00"))
                .ok();
        paid(contract, "277420.00");
        claim(contract, "8580.00").refused(422, "funds.contract-retained");

        community.funds("accountant").releaseRetention(contract, release).ok();

        paid(contract, "8580.00");
        assertThat(read(contract, "settlement/retained")).isEqualTo("8580.00");
        community.funds("accountant").releaseRetention(contract, release).refused(409, "funds.retention-released");
    }

    @Test
    void what_is_retained_stays_until_then() {
        var contract = entered();
        community
                .funds("accountant")
                .settleContract(contract, settlement("286000.00"))
                .ok();

        community
                .funds("accountant")
                .releaseRetention(contract, Body.of("paper", "ZB-1"))
                .refused(422, "funds.retention-not-due");
    }

    @Test
    void many_at_once_are_paid_no_more_than_there_is() {
        var contract = entered();
        reached(contract, 1);

        var answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(_ -> claim(contract, "28600.00"))
                .map(Reply::status)
                .toList();

        assertThat(answers)
                .containsOnly(201, 422)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        assertThat(read(contract, "left")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matter.rejected", "matter.withdrawn", "matter.expired", "matter.returned"})
    void what_comes_to_nothing_may_be_claimed_again(String outcome) {
        var contract = entered();
        reached(contract, 1);

        NeighbourStub.tell(client, claim(contract, "85800.00").uuid(), outcome, Map.of());

        assertThat(read(contract, "left")).isEqualTo("85800.00");
    }

    @Test
    void a_change_of_more_than_ten_percent_is_decided_as_the_whole_was() {
        var contract = entered();
        var change = community
                .funds("reporter")
                .requestContractChange(contract, change("28600.01"))
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
        var contract = entered();
        changed(contract, "20000.00");

        assertThat(community
                        .funds("reporter")
                        .requestContractChange(contract, change("8600.00"))
                        .created()
                        .path("decidedAnew")
                        .asBoolean())
                .isFalse();
        community
                .funds("reporter")
                .requestContractChange(contract, change("1.00"))
                .refused(409, "funds.contract-change-open");
        var changes = community.funds("auditor").listContractChanges(contract).items();
        assertThat(changes).hasSize(2);
        assertThat(community
                        .funds("auditor")
                        .readContractChange(changes.getLast().path("id").asString())
                        .text("/status"))
                .isEqualTo("IN_FORCE");
    }

    @Test
    void a_change_leaves_what_is_used_covered() {
        var contract = entered();
        reached(contract, 1);
        claim(contract, "85800.00").created();

        community
                .funds("reporter")
                .requestContractChange(contract, change("-1000.00"))
                .refused(422, "funds.contract-below-use");
    }

    private List<JsonNode> alerts(UUID subject) {
        return community.funds("head").listAlerts("subject", subject).items();
    }

    @Test
    void works_that_grow_by_more_than_ten_percent_are_looked_at() {
        var small = entered();
        changed(small, "28600.00");
        assertThat(alerts(onlyChange(small))).isEmpty();

        var large = entered("number", "DF-2026-018");
        changed(large, "28600.01");
        assertThat(alerts(onlyChange(large)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("rule").asString()).isEqualTo("WORKS_OVERRUN"));
    }

    private UUID onlyChange(UUID contract) {
        return UUID.fromString(community
                .funds("auditor")
                .listContractChanges(contract)
                .items()
                .getFirst()
                .path("id")
                .asString());
    }

    private UUID paidOn(UUID contract, String... papers) {
        var evidence = Stream.of(papers)
                .map(kind -> Body.of("kind", kind, "number", UUID.randomUUID().toString()))
                .toList();
        var payment = claim(contract, "1000.00", "evidence", evidence).uuid();
        released(payment);
        return payment;
    }

    @Test
    void works_paid_without_acceptance_are_looked_at() {
        var contract = entered("steps", List.of());

        assertThat(alerts(paidOn(contract, "INVOICE", "ACCEPTANCE"))).isEmpty();
        assertThat(alerts(paidOn(contract, "INVOICE"))).singleElement().satisfies(alert -> {
            assertThat(alert.path("rule").asString()).isEqualTo("WORKS_WITHOUT_PAPERS");
            assertThat(alert.at("/figures/missing").asString()).isEqualTo("ACCEPTANCE");
        });
    }

    @Test
    void works_without_a_tender_are_looked_at() {
        var order = Body.without(order("steps", List.of()), "tender");
        var contract = community.funds("reporter").requestContract(order).uuid();
        NeighbourStub.approve(client, contract);
        community.funds("accountant").enterContract(contract).ok();

        assertThat(alerts(paidOn(contract, "INVOICE", "ACCEPTANCE")))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.at("/figures/missing").asString()).isEqualTo("TENDER"));
    }

    @Test
    void what_is_paid_for_a_project_is_told_to_the_assets_too() {
        var contract = entered("steps", List.of());
        var project = read(contract, "project");
        var payment = paidOn(contract, "INVOICE", "ACCEPTANCE");

        await().untilAsserted(() -> assertThat(NeighbourStub.events("payment.paid"))
                .filteredOn(event -> event.at("/data/payment").asString().equals(payment.toString()))
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event.at("/data/project").asString()).isEqualTo(project)));
    }

    @Test
    void steps_are_reached_in_order_and_on_paper() {
        var contract = entered();

        community
                .funds("reporter")
                .recordContractProgress(contract, progress(2))
                .refused(409, "funds.contract-step-not-next");
        community
                .funds("director")
                .recordContractProgress(contract, progress(1))
                .refused(403, "agreement.role-not-entitled");
    }

    @Test
    void it_pays_nobody_else() {
        var contract = entered();
        reached(contract, 1);

        claim(contract, "1.00", "payee", Body.of("name", "恒通建材", "account", "3301040160009877", "bank", "工商银行"))
                .refused(422, "funds.contract-other-payee");
    }

    @Test
    void nothing_is_paid_under_one_that_is_not_in_force() {
        claim(asked(), "1.00").refused(422, "funds.contract-unknown");
    }

    @Test
    void a_number_is_given_once() {
        asked();

        community
                .funds("reporter")
                .requestContract(order("number", "df 2026 017"))
                .refused(409, "funds.contract-number-used");
    }

    @Test
    void steps_rise() {
        community
                .funds("reporter")
                .requestContract(order("steps", List.of(step("基层", "60"), step("面层", "60"))))
                .refused(400, "request.malformed");
    }

    @Test
    void it_needs_its_warrant() {
        community.funds("accountant").enterContract(asked()).refused(409, "warrant.missing");
    }

    @Test
    void what_no_payment_explains_is_found() {
        var contract = entered();
        reached(contract, 1);
        paid(contract, "85800.00");
        var spent = "update contract_balance set spent = %d where contract = '" + contract + "'";

        assertThat(new Tampering(client, community.committee(), "funds")
                        .findings(spent.formatted(1000), spent.formatted(8580000)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("kind").asString()).isEqualTo("contract");
                    assertThat(finding.path("subject").asString()).isEqualTo(contract.toString());
                });
    }

    @Test
    void another_community_neither_sees_nor_changes_it() {
        var contract = entered();
        var change = community
                .funds("reporter")
                .requestContractChange(contract, change("1.00"))
                .id();
        var stranger = World.over(client).community().funds("reporter");

        stranger.readContract(contract).refused(404, "access.not-found");
        stranger.readContractChange(change).refused(404, "access.not-found");
        stranger.listContractChanges(contract).refused(404, "access.not-found");
        stranger.requestContractChange(contract, change("1.00")).refused(404, "access.not-found");
        stranger.recordContractProgress(contract, progress(1)).refused(404, "access.not-found");
        assertThat(stranger.listContracts().items()).isEmpty();
    }
}
