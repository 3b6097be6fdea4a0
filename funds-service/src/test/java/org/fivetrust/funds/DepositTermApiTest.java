package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** By when cash is paid in, and what the bank says of it. */
@FundsTest
class DepositTermApiTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private List<Alerts.Source> sources;

    @Autowired
    private Transactions transactions;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("0.00");
    }

    private String received(String number, LocalDate on, Object... differently) {
        var receipt = Body.with(accounts.receipt(account, "60.00", number), "receivedOn", on, "method", "CASH");
        return community
                .funds("cashier")
                .registerReceipt(Body.with(receipt, differently))
                .id();
    }

    private String depositBy(String receipt) {
        return community.funds("auditor").readReceipt(receipt).text("/depositBy");
    }

    private Map<String, Object> later(int days) {
        return Body.of(
                "principal", community.committee(),
                "kind", "LATER_DEPOSIT",
                "bank", "农商银行滨河支行",
                "number", "滨农商函〔2026〕12号",
                "workingDays", days,
                "validFrom", "2026-01-01");
    }

    private static LocalDate sunday() {
        return World.today().with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, 2026-11-20", "2026-11-21, 2026-11-23", "2026-11-22, 2026-11-23"})
    void cash_is_paid_in_on_its_day_or_the_next_that_the_bank_works(LocalDate received, String by) {
        assertThat(depositBy(received("1", received))).isEqualTo(by);
    }

    @Test
    void money_that_came_over_the_bank_has_no_such_day() {
        var receipt = received("1", World.today(), "method", "BANK");

        assertThat(community
                        .funds("auditor")
                        .readReceipt(receipt)
                        .ok()
                        .path("depositBy")
                        .isNull())
                .isTrue();
    }

    @Test
    void the_bank_may_agree_to_later_days_once_a_second_person_has_confirmed_it() {
        var receipt = received("1", LocalDate.parse("2026-11-20"));
        var consent = community.funds("cashier").registerBankConsent(later(3)).id();
        assertThat(depositBy(receipt)).isEqualTo("2026-11-20");
        community.funds("cashier").confirmBankConsent(consent).refused(403, "funds.confirms-own-consent");

        community.funds("accountant").confirmBankConsent(consent).ok();

        assertThat(depositBy(receipt)).isEqualTo("2026-11-25");
        community.funds("head").confirmBankConsent(consent).refused(403, "agreement.role-not-entitled");
        community.funds("accountant").confirmBankConsent(consent).refused(409, "funds.consent-confirmed");
    }

    @ParameterizedTest
    @CsvSource({"1", "4", "8", "30"})
    void other_days_than_banks_agree_to_are_refused(int days) {
        community.funds("cashier").registerBankConsent(later(days)).refused(400, "request.malformed");
    }

    @Test
    void a_consent_is_of_one_kind() {
        community
                .funds("cashier")
                .registerBankConsent(Body.with(later(3), "amount", "10.00"))
                .refused(400, "request.malformed");
        community
                .funds("cashier")
                .registerBankConsent(Body.with(later(3), "kind", "SPENDING_TAKINGS"))
                .refused(400, "request.malformed");
    }

    @Test
    void what_is_late_is_listed_until_it_is_paid_in() {
        var late = received("1", World.today().minusDays(10));
        received("2", World.today());
        var cashier = community.funds("cashier");
        assertThat(cashier.listReceipts("overdue", true, "principal", community.committee())
                        .ids())
                .containsExactly(late);

        cashier.makeDeposit(Body.of(
                        "principal",
                        community.committee(),
                        "account",
                        account,
                        "receipts",
                        List.of(late),
                        "amount",
                        "60.00",
                        "depositedOn",
                        World.today()))
                .created();

        assertThat(cashier.listReceipts("overdue", true, "principal", community.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void what_is_late_is_an_alert_from_the_day_after() {
        var friday = LocalDate.parse("2026-11-20");
        var receipt = received("1", friday);
        var due = new DueAlerts(sources, transactions);

        assertThat(due.on(friday, AlertRule.INCOME_NOT_DEPOSITED, receipt)).isEmpty();
        assertThat(due.on(friday.plusDays(1), AlertRule.INCOME_NOT_DEPOSITED, receipt))
                .singleElement()
                .satisfies(alert -> assertThat(alert.figures().get("amount")).hasToString("60.00"));
    }

    @Test
    void what_was_taken_back_is_not_late() {
        var friday = LocalDate.parse("2026-11-20");
        var receipt = received("1", friday);
        community
                .funds("accountant")
                .reverseReceipt(receipt, Map.of("reason", "重复登记"))
                .ok();

        assertThat(new DueAlerts(sources, transactions).on(friday.plusDays(9), AlertRule.INCOME_NOT_DEPOSITED, receipt))
                .isEmpty();
    }

    private int holidayCash(String receipt) {
        return community
                .funds("head")
                .listAlerts("subject", receipt, "rule", "HOLIDAY_CASH")
                .items()
                .size();
    }

    @Test
    void cash_on_a_free_day_is_an_alert_unless_it_could_not_wait() {
        assertThat(holidayCash(received("1", sunday()))).isOne();
        assertThat(holidayCash(received("2", sunday(), "emergency", true))).isZero();
        assertThat(holidayCash(received("3", sunday(), "method", "BANK"))).isZero();
        assertThat(holidayCash(received("4", sunday().plusDays(1)))).isZero();
    }

    @Test
    void another_community_sees_no_consent() {
        var consent = community.funds("cashier").registerBankConsent(later(3)).id();
        var stranger = World.over(client).community().funds("reporter");

        stranger.readBankConsent(consent).refused(404, "access.not-found");
        assertThat(stranger.listBankConsents().items()).isEmpty();
        stranger.registerBankConsent(later(3)).refused(403, "access.principal");
        stranger.confirmBankConsent(consent).refused(404, "access.not-found");
    }
}
