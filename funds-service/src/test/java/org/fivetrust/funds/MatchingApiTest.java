package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.BankedAccount.line;

import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.BankedAccount.Line;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What the bank booked is matched with what the sub-ledgers show. */
@FundsTest
class MatchingApiTest {

    private static final String LEASE = "3c5f0f4e-6d5c-4f3a-9f54-3c1a5a6f7d10";

    @Autowired
    private WebTestClient client;

    private Community community;
    private BankedAccount bank;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        bank = new BankedAccount(client, community, "1000.00");
    }

    private static List<String> told(JsonNode run) {
        return run.path("found")
                .valueStream()
                .map(found ->
                        found.path("entry").asInt() + " " + found.path("rule").asString() + " "
                                + (found.path("automatic").asBoolean() ? "matched" : "proposed"))
                .toList();
    }

    private static List<UUID> movements(JsonNode found, BankedAccount bank, UUID... sources) {
        return List.of(sources).stream()
                .filter(source -> found.path("movements")
                        .valueStream()
                        .anyMatch(one -> one.path("seq").asInt()
                                == bank.entry(source).path("seq").asInt()))
                .toList();
    }

    private JsonNode entry(String statement, int number) {
        return community.funds("auditor").listBankEntries(statement).items().get(number - 1);
    }

    private String figures() {
        return community.funds("auditor").readBalance(bank.account()).text("/cleared") + " "
                + community.funds("auditor").readBalance(bank.account()).text("/available");
    }

    private String bankStatus(UUID payment) {
        return community.funds("auditor").readPayment(payment).text("/bank/status");
    }

    @Test
    void a_payment_is_matched_by_its_own_reference_and_the_bank_has_carried_it_out() {
        var payment = bank.paid("480.00");
        var statement = bank.stated(line("-480.00", "R1").of(payment));

        var run = bank.matched();

        assertThat(told(run)).containsExactly("1 REFERENCE matched");
        assertThat(run.at("/found/0/score").asInt()).isEqualTo(100);
        assertThat(figures()).isEqualTo("520.00 520.00");
        assertThat(bankStatus(payment)).isEqualTo("CONFIRMED");
        assertThat(bank.entry(payment).path("clearedOn").asString())
                .isEqualTo(World.today().toString());
        assertThat(entry(statement, 1).path("matchRule").asString()).isEqualTo("REFERENCE");
    }

    @Test
    void a_preview_shows_rule_and_score_and_changes_nothing() {
        var payment = bank.paid("480.00");
        var statement = bank.stated(line("-480.00", "R1").of(payment));

        var preview = bank.preview();

        assertThat(preview.path("id").isNull()).isTrue();
        assertThat(told(preview)).containsExactly("1 REFERENCE matched");
        assertThat(preview.at("/found/0/movements/0/amount").asString()).isEqualTo("-480.00");
        assertThat(entry(statement, 1).path("match").isNull()).isTrue();
        assertThat(bankStatus(payment)).isEqualTo("TO_SEND");
        assertThat(figures()).isEqualTo("1000.00 520.00");
    }

    @Test
    void without_a_reference_amount_day_and_payee_decide() {
        var paid = bank.paid("480.00");
        bank.stated(line("-480.00", "R1").party("恒源铺装", "3301040160009876"));

        assertThat(told(bank.matched())).containsExactly("1 AMOUNT_DATE_PAYEE matched");
        assertThat(bankStatus(paid)).isEqualTo("CONFIRMED");
    }

    @Test
    void another_account_of_the_same_name_is_only_proposed() {
        bank.paid("480.00");
        bank.stated(line("-480.00", "R1").party("恒源铺装", "9999999999999999"));

        var run = bank.matched();

        assertThat(told(run)).containsExactly("1 AMOUNT_DATE_PAYEE proposed");
        assertThat(run.path("matched").asInt()).isZero();
        assertThat(run.path("proposed").asInt()).isOne();
    }

    @Test
    void beyond_the_days_of_the_rule_nothing_is_found() {
        bank.paid("480.00");
        bank.stated(line("-480.00", "R1").party("恒源铺装").on(World.today().minusDays(20)));

        var run = bank.matched();

        assertThat(told(run)).isEmpty();
        assertThat(run.path("unmatched").asInt()).isOne();
    }

    /** The rents of case 05, with its days counted from today. */
    @Test
    void equal_rents_go_each_to_its_period_and_what_is_not_sure_is_left_to_a_person() {
        var day = World.today().minusDays(33);
        var january = rent("1", 0);
        var february = rent("2", 32);
        var ahead = rent("3", 32);
        var other = rent("4", 33);
        bank.stated(
                line("3500.00", "B1").party("某超市").on(day),
                line("3500.00", "B2").party("某超市").on(day.plusDays(32)),
                line("3500.00", "B3").party("某超市").on(day.plusDays(32)),
                line("3500.00", "B4").party("某超市（个人账户王某）").on(day.plusDays(33)));

        var run = bank.matched();

        assertThat(told(run))
                .containsExactly(
                        "1 RENT_BY_DUE matched",
                        "2 RENT_BY_DUE matched",
                        "3 RENT_BY_DUE proposed",
                        "4 OTHER_PARTY proposed");
        var found = run.path("found");
        assertThat(movements(found.path(0), bank, january, february, ahead, other))
                .containsExactly(january);
        assertThat(movements(found.path(1), bank, january, february, ahead, other))
                .containsExactly(february);
        assertThat(movements(found.path(2), bank, january, february, ahead, other))
                .containsExactly(ahead);
        assertThat(movements(found.path(3), bank, january, february, ahead, other))
                .containsExactly(other);
    }

    private UUID rent(String number, int days) {
        return bank.received(
                "3500.00",
                number,
                "payer",
                "某超市",
                "lease",
                LEASE,
                "receivedOn",
                World.today().minusDays(33 - days).toString());
    }

    @Test
    void cash_that_was_paid_in_goes_with_the_one_entry_of_its_deposit() {
        var one = bank.received("60.00", "1", "method", "CASH");
        var other = bank.received("40.00", "2", "method", "CASH");
        community
                .funds("cashier")
                .makeDeposit(Body.of(
                        "principal", community.committee(),
                        "account", bank.account(),
                        "receipts", List.of(one, other),
                        "amount", "100.00",
                        "depositedOn", World.today()))
                .created();
        bank.stated(line("100.00", "R1"));

        var run = bank.matched();

        assertThat(told(run)).containsExactly("1 MANY_TO_ONE matched");
        assertThat(run.at("/found/0/movements").size()).isEqualTo(2);
        assertThat(figures()).isEqualTo("1100.00 1100.00");
    }

    @Test
    void payments_that_the_bank_booked_as_one_sum_go_with_the_file_they_left_in() {
        var one = bank.paid("60.00");
        var other = bank.paid("40.00");
        community
                .funds("cashier")
                .makeBankFile(Body.of("principal", community.committee(), "account", bank.account()))
                .created();
        bank.stated(line("-100.00", "R1"));

        assertThat(told(bank.matched())).containsExactly("1 MANY_TO_ONE matched");
        assertThat(bankStatus(one)).isEqualTo("CONFIRMED");
        assertThat(bankStatus(other)).isEqualTo("CONFIRMED");
    }

    @Test
    void what_went_out_and_nobody_authorised_is_red() {
        bank.paid("480.00");
        bank.stated(
                line("-70.00", "R1"), line("-480.00", "R2").party("恒源铺装"), line("90.00", "R3"), line("-0.50", "R4"));

        bank.matched();
        bank.matched();

        assertThat(community
                        .funds("auditor")
                        .listAlerts("principal", community.committee(), "rule", "UNAUTHORISED_BANK_ENTRY")
                        .items())
                .extracting(alert -> alert.path("level").asString() + " "
                        + alert.at("/figures/amount").asString())
                .containsExactlyInAnyOrder("RED -70.00", "RED -0.50");
    }

    @Test
    void one_movement_never_carries_two_entries() {
        bank.received("50.00", "1", "payer", "商铺");
        bank.stated(line("50.00", "R1").party("商铺"), line("50.00", "R2").party("商铺"));

        var run = bank.matched();

        assertThat(run.path("matched").asInt()).isOne();
        assertThat(run.path("unmatched").asInt()).isOne();
    }

    @Test
    void a_second_run_finds_nothing_more() {
        bank.stated(line("-480.00", "R1").of(bank.paid("480.00")));
        bank.matched();

        var again = bank.matched();

        assertThat(again.path("found").isEmpty()).isTrue();
        assertThat(again.path("unmatched").asInt()).isZero();
    }

    @Test
    void of_runs_at_once_each_entry_is_matched_once() {
        var lines = List.of("10.00", "20.00", "30.00").stream()
                .map(amount -> line("-" + amount, "R" + amount).of(bank.paid(amount)))
                .toArray(Line[]::new);
        bank.stated(lines);

        AtOnce.atOnce(4, _ -> community.funds("accountant").runMatching(Body.of("account", bank.bankAccount())));

        assertThat(figures()).isEqualTo("940.00 940.00");
    }

    @Test
    void by_hand_movements_that_come_to_the_entry_are_matched() {
        var statement = bank.stated(line("70.00", "R1"));
        var sources = new UUID[] {bank.received("30.00", "1"), bank.received("40.00", "2")};

        var match = community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(sources))
                .created();

        assertThat(match.path("rule").asString()).isEqualTo("BY_HAND");
        assertThat(match.path("movements").size()).isEqualTo(2);
        assertThat(entry(statement, 1).path("match").asString())
                .isEqualTo(match.path("id").asString());
    }

    @Test
    void what_does_not_come_to_the_entry_is_refused_with_the_difference() {
        var statement = bank.stated(line("70.00", "R1"));
        var receipt = bank.received("30.00", "1");

        var refusal = community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(receipt))
                .refused(422, "funds.match-differs");

        assertThat(refusal.path("detail").asString()).contains("70.00", "30.00", "40.00");
    }

    @Test
    void a_movement_that_is_taken_and_one_under_another_number_are_not_matched() {
        var statement = bank.stated(line("30.00", "R1"), line("30.00", "R2"));
        var receipt = bank.received("30.00", "1");
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(receipt))
                .created();

        community
                .funds("accountant")
                .matchBankEntry(statement, 2, bank.movements(receipt))
                .refused(422, "funds.movements-not-to-match");
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(bank.received("30.00", "2")))
                .refused(409, "funds.entry-matched");
        var elsewhere = Body.of("movements", List.of(Body.of("account", UUID.randomUUID(), "seq", 2)));
        community
                .funds("accountant")
                .matchBankEntry(statement, 2, elsewhere)
                .refused(422, "funds.movements-not-to-match");
    }

    @Test
    void of_two_who_match_one_movement_at_once_one_does() {
        var statement = bank.stated(line("30.00", "R1"), line("30.00", "R2"));
        var movements = bank.movements(bank.received("30.00", "1"));

        assertThat(
                        AtOnce.atOnce(2, n -> community.funds("accountant").matchBankEntry(statement, n + 1, movements))
                                .stream()
                                .map(Reply::status))
                .filteredOn(status -> status == 201)
                .hasSize(1);
    }

    @Test
    void undone_everything_is_as_before_to_the_byte() {
        var payment = bank.paid("480.00");
        var other = bank.paid("20.00");
        var statement = bank.stated(
                line("-480.00", "R1").of(payment), line("-20.00", "R2").of(other));
        community
                .funds("accountant")
                .matchBankEntry(statement, 2, bank.movements(other))
                .created();
        var before = everything(payment, other, statement);
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, bank.movements(payment))
                .created();
        assertThat(everything(payment, other, statement)).isNotEqualTo(before);

        community.funds("accountant").unmatchBankEntry(statement, 1).ok();

        assertThat(everything(payment, other, statement)).isEqualTo(before);
        assertThat(bankStatus(other)).isEqualTo("CONFIRMED");
    }

    private String everything(UUID payment, UUID other, String statement) {
        var auditor = community.funds("auditor");
        return String.join(
                "\n",
                auditor.readTrustAccount(bank.account()).text(),
                auditor.listTrustEntries(bank.account()).text(),
                auditor.readPayment(payment).text(),
                auditor.readPayment(other).text(),
                auditor.listBankEntries(statement).text(),
                auditor.readBalance(
                                bank.account(), "asOf", World.today().minusDays(1), "knownAt", "2100-01-01T00:00:00Z")
                        .text(),
                auditor.readBalance(bank.account(), "asOf", World.today(), "knownAt", "2100-01-01T00:00:00Z")
                        .text());
    }

    @Test
    void what_is_undone_can_be_matched_again_and_undone_once() {
        var payment = bank.paid("480.00");
        var statement = bank.stated(line("-480.00", "R1").of(payment));
        bank.matched();
        community.funds("accountant").unmatchBankEntry(statement, 1).ok();
        community.funds("accountant").unmatchBankEntry(statement, 1).refused(409, "funds.entry-not-matched");

        bank.matched();

        assertThat(figures()).isEqualTo("520.00 520.00");
        var update = "update trust_account set balance = balance %s 1 where id = '" + bank.account() + "'";
        assertThat(new Tampering(client, community.committee(), "funds")
                        .findings(update.formatted("+"), update.formatted("-")))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("balance"));
    }

    @Test
    void what_a_statement_shows_is_not_sent() {
        var payment = bank.paid("480.00");
        bank.stated(line("-480.00", "R1").of(payment));
        bank.matched();

        community
                .funds("cashier")
                .makeBankFile(Body.of("principal", community.committee(), "account", bank.account()))
                .refused(409, "funds.nothing-to-send");
    }

    @Test
    void a_match_that_is_changed_behind_the_services_back_is_named() {
        var payment = bank.paid("480.00");
        bank.stated(line("-480.00", "R1").of(payment));
        var match = bank.matched();

        assertThat(match.path("id").isString()).isTrue();
        assertThat(new Tampering(client, community.committee(), "funds")
                        .changed("bank_match", "run = '" + match.path("id").asString() + "'", "score", "99", "100"))
                .containsExactly("bank-entry.matched");
    }

    @Test
    void who_the_agreement_does_not_name_matches_nothing() {
        var statement = bank.stated(line("30.00", "R1"));
        var movements = bank.movements(bank.received("30.00", "1"));

        community.funds("cashier").matchBankEntry(statement, 1, movements).refused(403, "agreement.role-not-entitled");
        community
                .funds("cashier")
                .runMatching(Body.of("account", bank.bankAccount()), "dryRun", true)
                .refused(403, "agreement.role-not-entitled");
    }

    @Test
    void another_community_neither_sees_nor_matches() {
        var statement = bank.stated(line("30.00", "R1"));
        var movements = bank.movements(bank.received("30.00", "1"));
        var stranger = World.over(client).community().funds("reporter");

        stranger.matchBankEntry(statement, 1, movements).refused(404, "access.not-found");
        stranger.unmatchBankEntry(statement, 1).refused(404, "access.not-found");
        stranger.runMatching(Body.of("account", bank.bankAccount())).refused(404, "access.not-found");
        stranger.readMatchingRules("principal", community.committee()).refused(404, "access.not-found");
    }

    @Test
    void a_rule_holds_from_its_day_on() {
        var rule = Body.of(
                "principal",
                community.committee(),
                "kind",
                "AMOUNT_DATE_PAYEE",
                "validFrom",
                World.today(),
                "days",
                0,
                "score",
                70,
                "mode",
                "PROPOSE",
                "source",
                "委托方要求逐笔确认");
        community.funds("accountant").setMatchingRule(rule).created();
        community.funds("accountant").setMatchingRule(rule).refused(409, "funds.rule-set-already");
        bank.paid("480.00");
        bank.stated(line("-480.00", "R1").party("恒源铺装"));

        assertThat(told(bank.matched())).containsExactly("1 AMOUNT_DATE_PAYEE proposed");
        var rules = community
                .funds("auditor")
                .readMatchingRules("principal", community.committee())
                .ok();
        assertThat(rules.path("rules").size()).isEqualTo(6);
        assertThat(rules.path("rules").valueStream())
                .anyMatch(one -> one.path("own").asBoolean()
                        && one.path("kind").asString().equals("AMOUNT_DATE_PAYEE")
                        && one.path("days").asInt() == 0);
    }

    @Test
    void a_rule_turned_off_finds_nothing() {
        for (var kind : List.of("AMOUNT_DATE_PAYEE", "OTHER_PARTY")) {
            community
                    .funds("accountant")
                    .setMatchingRule(Body.of(
                            "principal",
                            community.committee(),
                            "kind",
                            kind,
                            "validFrom",
                            World.today(),
                            "days",
                            5,
                            "score",
                            70,
                            "mode",
                            "OFF",
                            "source",
                            "委托方要求逐笔确认"))
                    .created();
        }
        bank.paid("480.00");
        bank.stated(line("-480.00", "R1").party("恒源铺装"));

        assertThat(told(bank.matched())).isEmpty();
    }

    @Test
    void anothers_account_is_never_matched_by_a_rule_and_no_rule_holds_before_it_is_set() {
        var rule = Body.of(
                "principal",
                community.committee(),
                "kind",
                "OTHER_PARTY",
                "validFrom",
                World.today(),
                "days",
                5,
                "score",
                70,
                "mode",
                "APPLY",
                "source",
                "试");

        community.funds("accountant").setMatchingRule(rule).refused(422, "funds.other-party-only-proposed");
        community
                .funds("accountant")
                .setMatchingRule(Body.with(
                        rule, "mode", "OFF", "validFrom", World.today().minusDays(1)))
                .refused(422, "funds.rule-in-the-past");
    }
}
