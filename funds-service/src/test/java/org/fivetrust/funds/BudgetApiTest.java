package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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

/** Budgets, and payments that use their lines. */
@FundsTest
class BudgetApiTest {

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
        account = accounts.opened("1000.00");
    }

    private static Map<String, Object> line(String code, String amount) {
        return Body.of("code", code, "name", code + "经费", "amount", amount);
    }

    private Map<String, Object> order(int year) {
        return Body.of(
                "principal",
                community.committee(),
                "year",
                year,
                "resolution",
                "东方居决〔2026〕1号",
                "lines",
                List.of(line("OFFICE", "100.00"), line("REPAIRS", "500.00")));
    }

    private UUID asked() {
        return UUID.fromString(community
                .funds("reporter")
                .requestBudget(order(World.today().getYear()))
                .id());
    }

    private UUID adopted() {
        var budget = asked();
        NeighbourStub.approve(client, budget);
        community.funds("accountant").adoptBudget(budget).ok();
        return budget;
    }

    private Map<String, Object> payment(String amount, String line) {
        return accounts.payment(account, amount, "budgetLine", line);
    }

    private UUID paying(String amount) {
        return UUID.fromString(community
                .funds("reporter")
                .requestPayment(payment(amount, "OFFICE"))
                .id());
    }

    /** Adopted, reserved, spent and left of the office line. */
    private List<String> office(UUID budget) {
        var lines = community.funds("auditor").readBudget(budget).ok().path("lines");
        var office = lines.valueStream()
                .filter(line -> line.path("code").asString().equals("OFFICE"))
                .findFirst()
                .orElseThrow();
        return List.of("adopted", "reserved", "spent", "left").stream()
                .map(name -> office.path(name).asString())
                .toList();
    }

    private void released(UUID payment) {
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
    }

    @Test
    void a_line_tells_what_is_reserved_spent_and_left() {
        var budget = adopted();
        assertThat(office(budget)).containsExactly("100.00", "0.00", "0.00", "100.00");

        var payment = paying("60.00");
        assertThat(office(budget)).containsExactly("100.00", "60.00", "0.00", "40.00");

        released(payment);
        assertThat(office(budget)).containsExactly("100.00", "0.00", "60.00", "40.00");
    }

    @Test
    void a_line_that_no_budget_in_force_has_never_passes() {
        community.funds("reporter").requestPayment(payment("1.00", "OFFICE")).refused(422, "funds.budget-line-unknown");
        asked();
        community.funds("reporter").requestPayment(payment("1.00", "OFFICE")).refused(422, "funds.budget-line-unknown");
    }

    @Test
    void nothing_is_asked_for_above_what_is_left() {
        adopted();
        paying("60.00");

        community.funds("reporter").requestPayment(payment("40.01", "OFFICE")).refused(422, "funds.budget-line-short");
        paying("40.00");
    }

    @Test
    void many_at_once_use_no_more_than_there_is() {
        var budget = adopted();

        var answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(_ -> community.funds("reporter").requestPayment(payment("30.00", "OFFICE")))
                .map(Reply::status)
                .toList();

        assertThat(answers)
                .containsOnly(201, 422)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        assertThat(office(budget)).containsExactly("100.00", "90.00", "0.00", "10.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matter.rejected", "matter.withdrawn", "matter.expired", "matter.returned"})
    void what_comes_to_nothing_is_left_again(String outcome) {
        var budget = adopted();

        NeighbourStub.tell(client, paying("60.00"), outcome, Map.of());

        assertThat(office(budget)).containsExactly("100.00", "0.00", "0.00", "100.00");
    }

    @Test
    void what_was_returned_and_is_asked_for_again_is_reserved_again() {
        var budget = adopted();
        var payment = paying("60.00");
        NeighbourStub.tell(client, payment, "matter.returned", Map.of());
        NeighbourStub.tell(client, payment, "matter.reopened", Map.of());

        assertThat(office(budget)).containsExactly("100.00", "60.00", "0.00", "40.00");
        released(payment);
        assertThat(office(budget)).containsExactly("100.00", "0.00", "60.00", "40.00");
    }

    @Test
    void there_is_one_budget_a_year() {
        asked();

        community
                .funds("reporter")
                .requestBudget(order(World.today().getYear()))
                .refused(409, "funds.budget-exists");
        community
                .funds("reporter")
                .requestBudget(order(World.today().getYear() + 1))
                .created();
    }

    @Test
    void a_budget_needs_its_warrant() {
        community.funds("accountant").adoptBudget(asked()).refused(409, "warrant.missing");
    }

    @Test
    void two_lines_of_one_code_are_told_apart() {
        var lines = List.of(line("OFFICE", "1.00"), line("OFFICE", "2.00"));

        community
                .funds("reporter")
                .requestBudget(Body.with(order(2026), "lines", lines))
                .refused(400, "request.malformed");
    }

    private Map<String, Object> amendment(String amount) {
        return Map.of(
                "reason",
                "办公费不足",
                "resolution",
                "东方居决〔2026〕9号",
                "lines",
                List.of(line("OFFICE", amount), line("HEATING", "70.00")));
    }

    @Test
    void an_amendment_gives_a_line_what_it_has_from_then_on() {
        var budget = adopted();
        paying("60.00");
        var amendment = UUID.fromString(community
                .funds("reporter")
                .requestBudgetAmendment(budget, amendment("160.00"))
                .id());
        assertThat(office(budget).getFirst()).isEqualTo("100.00");
        community
                .funds("reporter")
                .requestBudgetAmendment(budget, amendment("170.00"))
                .refused(409, "funds.amendment-open");

        NeighbourStub.approve(client, amendment);
        assertThat(community
                        .funds("accountant")
                        .adoptBudgetAmendment(amendment)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("ADOPTED");

        assertThat(office(budget)).containsExactly("160.00", "60.00", "0.00", "100.00");
        community.funds("reporter").requestPayment(payment("70.00", "HEATING")).created();
        assertThat(community.funds("auditor").listBudgetAmendments(budget).items())
                .singleElement()
                .satisfies(one -> assertThat(one.path("id").asString()).isEqualTo(amendment.toString()));
        community.funds("auditor").readBudgetAmendment(amendment).ok();
    }

    @Test
    void an_amendment_covers_what_is_used_when_it_comes_into_force() {
        var budget = adopted();
        var amendment = UUID.fromString(community
                .funds("reporter")
                .requestBudgetAmendment(budget, amendment("50.00"))
                .id());
        NeighbourStub.approve(client, amendment);
        paying("60.00");

        community.funds("accountant").adoptBudgetAmendment(amendment).refused(422, "funds.amendment-below-use");
        assertThat(office(budget)).containsExactly("100.00", "60.00", "0.00", "40.00");
    }

    @Test
    void what_no_payment_explains_is_found() {
        var budget = adopted();
        released(paying("60.00"));
        var spent = "update budget_balance set spent = %d where code = 'OFFICE' and budget = '" + budget + "'";

        assertThat(new Tampering(client, community.committee(), "funds")
                        .findings(spent.formatted(1000), spent.formatted(6000)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("kind").asString()).isEqualTo("budget");
                    assertThat(finding.path("subject").asString()).isEqualTo(budget + "/OFFICE");
                });
    }

    @Test
    void another_community_neither_sees_nor_amends_it() {
        var budget = adopted();
        var stranger = World.over(client).community().funds("reporter");

        stranger.readBudget(budget).refused(404, "access.not-found");
        stranger.listBudgetAmendments(budget).refused(404, "access.not-found");
        stranger.requestBudgetAmendment(budget, amendment("1.00")).refused(404, "access.not-found");
        assertThat(stranger.listBudgets("year", World.today().getYear()).items())
                .isEmpty();
    }
}
