package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.BankedAccount.line;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The month of a trust account, drawn up and signed. */
@FundsTest
class MonthlyStatementApiTest {

    private static final YearMonth MONTH = YearMonth.from(World.today()).minusMonths(1);

    private static final LocalDate END = MONTH.atEndOfMonth();

    private static final LocalDate DAY = MONTH.atDay(10);

    @Autowired
    private WebTestClient client;

    private Community community;
    private BankedAccount bank;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        bank = new BankedAccount(client, community, "412806.17");
    }

    private Reply asked(YearMonth month) {
        return community.funds("auditor").readMonthlyStatement(bank.account(), month);
    }

    private JsonNode read(YearMonth month) {
        return asked(month).ok();
    }

    private byte[] printed(YearMonth month) {
        return community
                .funds("auditor")
                .printMonthlyStatement(bank.account(), month)
                .content();
    }

    /** Received on a day and stated by the bank on the same: the id of the receipt. */
    private UUID received(String amount, String number, LocalDate on) {
        var receipt = bank.received(amount, number, "receivedOn", on.toString());
        var statement = bank.stated(line(amount, "R" + number).on(on));
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(receipt))
                .created();
        return receipt;
    }

    private String reconciled(LocalDate asOf) {
        var id = community
                .funds("accountant")
                .prepareReconciliation(Body.of("account", bank.bankAccount(), "asOf", asOf))
                .id();
        community.funds("reviewer").signReconciliation(id).ok();
        return id;
    }

    @Test
    void until_it_is_signed_it_is_a_draft() {
        received("30.00", "1", DAY);

        var draft = read(MONTH);

        assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("signedAt").isNull()).isTrue();
        assertThat(draft.at("/statement/opening/ledger").asString()).isEqualTo("412806.17");
        assertThat(draft.at("/statement/closing/ledger").asString()).isEqualTo("412836.17");
        assertThat(draft.at("/statement/entries")).singleElement().satisfies(entry -> {
            assertThat(entry.path("amount").asString()).isEqualTo("30.00");
            assertThat(entry.path("balance").asString()).isEqualTo("412836.17");
            assertThat(entry.path("party").asString()).isEqualTo("商铺三号");
            assertThat(entry.path("receiptNumber").asString()).isEqualTo("1");
            assertThat(entry.path("clearedOn").asString()).isEqualTo(DAY.toString());
            assertThat(entry.path("late").asBoolean()).isFalse();
        });
        assertThat(PdfText.of(printed(MONTH))).contains("草稿", "DRAFT,NOTSIGNED", "30.00", "412836.17");
    }

    @Test
    void it_is_signed_with_the_reconciliation_of_the_months_end() {
        received("30.00", "1", DAY);
        var reconciliation = reconciled(END);

        var signed = read(MONTH);

        assertThat(signed.path("status").asString()).isEqualTo("SIGNED");
        assertThat(signed.path("reconciliation").asString()).isEqualTo(reconciliation);
        assertThat(signed.path("preparedBy").asString()).isNotEmpty();
        assertThat(signed.path("signedBy").asString()).isNotEmpty();
        assertThat(PdfText.of(printed(MONTH)))
                .contains("编制Prepared：" + signed.path("preparedBy").asString(), "30.00")
                .doesNotContain("草稿", "DRAFT");
        assertThat(new Tampering(client, community.committee(), "funds").leaves(bank.account() + "/" + MONTH.atDay(1)))
                .containsExactly("monthly-statement.signed");
    }

    @Test
    void its_digest_is_that_of_what_it_shows() {
        received("30.00", "1", DAY);
        reconciled(END);

        var signed = read(MONTH);

        assertThat(CanonicalJson.digest(
                        CanonicalJson.of(JsonMapper.shared().convertValue(signed.path("statement"), Map.class))))
                .isEqualTo(signed.path("digest").asString());
    }

    @Test
    void what_is_entered_later_changes_nothing_and_stands_in_the_next_month() {
        received("30.00", "1", DAY);
        reconciled(END);
        var before = asked(MONTH).whole();
        var paper = printed(MONTH);

        var late = bank.received("7.00", "2", "receivedOn", DAY.toString());

        assertThat(asked(MONTH).whole()).isEqualTo(before);
        assertThat(printed(MONTH)).isEqualTo(paper);
        var next = read(MONTH.plusMonths(1));
        assertThat(next.at("/statement/opening/ledger").asString()).isEqualTo("412836.17");
        assertThat(next.at("/statement/closing/ledger").asString()).isEqualTo("412843.17");
        assertThat(next.at("/statement/entries")).singleElement().satisfies(entry -> {
            assertThat(entry.path("source").asString()).isEqualTo(late.toString());
            assertThat(entry.path("late").asBoolean()).isTrue();
        });
        assertThat(PdfText.of(printed(MONTH.plusMonths(1)))).contains("补记late", "7.00");
    }

    @Test
    void a_reconciliation_of_another_day_signs_no_month() {
        received("30.00", "1", DAY);
        reconciled(DAY.plusDays(1));

        assertThat(read(MONTH).path("status").asString()).isEqualTo("DRAFT");
    }

    @Test
    void a_month_that_is_signed_after_a_later_one_ends_as_that_began() {
        var earlier = MONTH.minusMonths(1).atEndOfMonth();
        received("30.00", "1", earlier.minusDays(1));
        reconciled(END);
        var meanwhile = bank.received("7.00", "2", "receivedOn", earlier.toString());
        var statement = bank.stated(line("7.00", "R2").on(earlier));
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(meanwhile))
                .created();
        reconciled(earlier);

        assertThat(read(MONTH.minusMonths(1)).at("/statement/closing"))
                .isEqualTo(read(MONTH).at("/statement/opening"));
        assertThat(read(MONTH.plusMonths(1)).at("/statement/entries/0/source").asString())
                .isEqualTo(meanwhile.toString());
    }

    @Test
    void it_shows_what_is_in_transit_and_what_is_kept_back() {
        bank.received("60.00", "3", "receivedOn", END.toString(), "method", "CASH");
        bank.stated();
        reconciled(END);
        bank.paid("3600.00");

        var signed = read(MONTH).path("statement");
        assertThat(signed.at("/closing/ledger").asString()).isEqualTo("412866.17");
        assertThat(signed.at("/closing/cleared").asString()).isEqualTo("412806.17");
        assertThat(signed.at("/inTransit/0/amount").asString()).isEqualTo("60.00");
        assertThat(signed.at("/reserves").isEmpty()).isTrue();

        var now = read(YearMonth.from(World.today())).path("statement");
        assertThat(now.at("/closing/ledger").asString()).isEqualTo("409266.17");
        assertThat(now.at("/closing/cleared").asString()).isEqualTo("412806.17");
        assertThat(now.at("/closing/available").asString()).isEqualTo("409206.17");
        assertThat(now.at("/inTransit")).hasSize(2);
        assertThat(now.at("/reserves/0/kind").asString()).isEqualTo("PAYMENT");
        assertThat(now.at("/reserves/0/amount").asString()).isEqualTo("3600.00");
    }

    @Test
    void its_figures_are_those_of_the_balance() {
        received("30.00", "1", DAY);
        bank.received("60.00", "3", "receivedOn", END.toString(), "method", "CASH");
        reconciled(END);

        var closing = read(MONTH).at("/statement/closing");
        var balance = community
                .funds("auditor")
                .readBalance(bank.account(), "asOf", END)
                .ok();

        for (var figure : new String[] {"ledger", "cleared", "available"}) {
            assertThat(closing.path(figure)).as(figure).isEqualTo(balance.path(figure));
        }
    }

    @Test
    void of_a_shared_account_each_sees_its_own() {
        var other = World.over(client).community();
        var theirs = bank.shared(other, "777.77");
        bank.saying("413583.94").stated();
        reconciled(END);

        var own = community.funds("supervisor");
        var foreign = other.funds("supervisor");
        assertThat(own.readMonthlyStatement(bank.account(), MONTH).text()
                        + PdfText.of(
                                own.printMonthlyStatement(bank.account(), MONTH).content()))
                .contains("412806.17", "SIGNED")
                .doesNotContain("777.77", "413583.94");
        assertThat(foreign.readMonthlyStatement(theirs, MONTH).text()
                        + PdfText.of(
                                foreign.printMonthlyStatement(theirs, MONTH).content()))
                .contains("777.77", "SIGNED")
                .doesNotContain("412806.17", "413583.94");
        own.readMonthlyStatement(theirs, MONTH).refused(404, "access.not-found");
        own.printMonthlyStatement(theirs, MONTH).refused(404, "access.not-found");
    }

    @Test
    void of_a_closed_account_it_is_still_read() {
        var empty = new BankedAccount(client, community, "0.00");
        empty.stated();
        community
                .funds("cashier")
                .closeBankAccount(
                        empty.bankAccount(),
                        Body.of("reason", "撤并账户", "closedOn", World.today().toString()))
                .ok();
        var id = community
                .funds("accountant")
                .prepareReconciliation(Body.of("account", empty.bankAccount(), "asOf", END))
                .id();
        community.funds("reviewer").signReconciliation(id).ok();

        var signed = community
                .funds("auditor")
                .readMonthlyStatement(empty.account(), MONTH)
                .ok();

        assertThat(signed.path("status").asString()).isEqualTo("SIGNED");
        assertThat(signed.at("/statement/closing/ledger").asString()).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026", "202605", "26-05", "2026-5", "1989-12", "2101-01", "mai"})
    void of_what_is_no_month_there_is_no_statement(String month) {
        community
                .caller("auditor")
                .get("/v1/trust-accounts/" + bank.account() + "/statements/" + month)
                .refused(404, "access.not-found");
    }

    @Test
    void a_month_before_the_account_was_opened_or_to_come_is_refused() {
        var year = World.today().getYear();
        asked(YearMonth.of(year - 1, 12)).refused(422, "funds.account-not-yet-open");
        asked(YearMonth.from(World.today()).plusMonths(1)).refused(422, "funds.date-in-the-future");
        community
                .funds("auditor")
                .printMonthlyStatement(bank.account(), YearMonth.of(year - 1, 12))
                .refused(422, "funds.account-not-yet-open");
    }

    @Test
    void nobody_else_reads_it() {
        community
                .funds("auditor")
                .readMonthlyStatement(UUID.randomUUID(), MONTH)
                .refused(404, "access.not-found");
        World.over(client)
                .community()
                .funds("reporter")
                .readMonthlyStatement(bank.account(), MONTH)
                .refused(404, "access.not-found");
        community.funds("releaser").readMonthlyStatement(bank.account(), MONTH).refused(403, "access.role");
    }
}
