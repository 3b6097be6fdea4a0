package org.fivetrust.funds.bankline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.funds.BankPayments;
import org.fivetrust.funds.FundsTest;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.bankanswer.BankAnswers;
import org.fivetrust.funds.bankfile.BankProfiles;
import org.fivetrust.funds.bankline.SimulatedBank.Manner;
import org.fivetrust.funds.bankorder.BankOrders;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Scrape;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Payments over a bank line end once each, whatever the line and the process do. */
@FundsTest
class BankLineTest {

    private static final Set<String> ENDED = Set.of("CONFIRMED", "REJECTED");

    private static final String OPENING = "100000.00";

    private static final int SEED = 20_260_615;

    @Autowired
    private WebTestClient client;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private BankOrders bankOrders;

    @Autowired
    private BankAnswers bankAnswers;

    @Autowired
    private BankProfiles bankProfiles;

    @Autowired
    private Transactions transactions;

    @Autowired
    private List<Alerts.Source> sources;

    private final MovingClock clock = new MovingClock();

    private Community community;
    private BankPayments payments;

    @BeforeEach
    void aBankWithALine() throws SQLException {
        NeighbourStub.reset();
        community = World.over(client).community();
        var bank = "专线银行" + community.code();
        TestPostgres.execute(
                "funds",
                "insert into bank_profile (bank, version, name_length, purpose_length, most_payments, way, source)"
                        + " values ('" + bank + "', '09', 140, 20, 1000, 'LINE', 'test')");
        payments = new BankPayments(client, community, OPENING, bank);
    }

    @AfterEach
    void theLineIsCut() throws SQLException {
        TestPostgres.execute("funds", "delete from bank_profile where way = 'LINE'");
        TestPostgres.execute("funds", "update bank_order set ask_at = null where ask_at is not null");
    }

    private LineOrders orders(Clock clock, int attempts, int batch) {
        var settings = new BankLineSettings(
                true,
                "",
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                attempts,
                batch,
                4);
        return new LineOrders(database, bankOrders, bankAnswers, bankProfiles, settings, transactions, clock);
    }

    private LineDelivery delivery(Clock clock, BankLine line, int attempts, int batch) {
        var settings = new BankLineSettings(
                true, "", Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, attempts, batch, 4);
        return new LineDelivery(orders(clock, attempts, batch), line, settings);
    }

    private LineDelivery delivery(BankLine line) {
        return delivery(clock, line, 3, 50);
    }

    private void workFor(LineDelivery delivery, int minutes) {
        for (var minute = 0; minute < minutes; minute++) {
            delivery.round().block();
            clock.move(Duration.ofMinutes(1));
        }
    }

    private List<UUID> released(int count) {
        var released = new ArrayList<UUID>();
        for (var n = 1; n <= count; n++) {
            released.add(payments.released(n + ".0" + n % 10));
        }
        return released;
    }

    private List<String> states(List<UUID> of) {
        return of.stream().map(payments::status).toList();
    }

    private int attempts(UUID payment) throws SQLException {
        try (var connection = TestPostgres.superuser("funds");
                var work = connection.createStatement();
                var found = work.executeQuery("select attempt from bank_order where id = '" + payment + "'")) {
            found.next();
            return found.getInt(1);
        }
    }

    private void mustAgreeOnTheMoney(SimulatedBank bank, List<UUID> all) {
        var confirmed = all.stream()
                .filter(payment -> payments.status(payment).equals("CONFIRMED"))
                .toList();
        assertThat(bank.carriedOut().keySet()).containsExactlyInAnyOrderElementsOf(confirmed);
        assertThat(bank.carriedOut().values()).allMatch(times -> times == 1);
        assertThat(bank.sentAgainThoughKnown()).isEmpty();
        var left = Money.parse(OPENING).minus(bank.debited()).toString();
        var balance = community.funds("auditor").readBalance(payments.account()).ok();
        assertThat(List.of(
                        balance.path("ledger").asString(),
                        balance.path("cleared").asString(),
                        balance.path("available").asString()))
                .containsOnly(left);
    }

    @Test
    void what_the_bank_answers_at_once_is_settled_at_once() {
        var payment = payments.released("10.00");
        var bank = new SimulatedBank(clock, SEED, Manner.GOOD);

        delivery(bank).round().block();

        assertThat(payments.status(payment)).isEqualTo("CONFIRMED");
        mustAgreeOnTheMoney(bank, List.of(payment));
    }

    @Test
    void what_the_line_told_is_kept_as_an_answer_of_the_bank() {
        var payment = payments.released("10.00");

        delivery(new SimulatedBank(clock, SEED, Manner.GOOD)).round().block();

        var answers = community
                .funds("cashier")
                .listBankAnswers("principal", community.committee())
                .items();
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().path("format").asString()).isEqualTo("LINE");
        var lines = community
                .funds("cashier")
                .readBankAnswer(answers.getFirst().path("id").asString())
                .ok()
                .path("lines");
        assertThat(lines.path(0).path("payment").asString()).isEqualTo(payment.toString());
        assertThat(lines.path(0).path("code").asString()).isEqualTo("ACSC");
    }

    @Test
    void a_bank_without_a_line_is_sent_nothing() {
        var other = new BankPayments(client, community, "100.00");
        var payment = other.released("10.00");

        delivery(new SimulatedBank(clock, SEED, Manner.GOOD)).round().block();

        assertThat(other.status(payment)).isEqualTo("TO_SEND");
    }

    @Test
    void what_is_on_its_way_over_the_line_is_in_no_file() {
        var payment = payments.released("10.00");
        var bank = new SimulatedBank(clock, SEED, Manner.GOOD);
        bank.loses(List.of(payment));
        delivery(bank).round().block();

        assertThat(payments.status(payment)).isEqualTo("UNKNOWN");
        payments.made().refused(409, "funds.nothing-to-send");
        payments.made("payments", List.of(payment)).refused(409, "funds.not-to-send");
    }

    @ParameterizedTest
    @CsvSource({"23, 0", "24, 1"})
    void a_bank_that_does_not_say_for_a_day_raises_an_alert(int hours, int alerts) throws SQLException {
        var before = Scrape.of(client).value("funds_unknown_payments");
        var payment = payments.released("10.00");
        var bank = new SimulatedBank(clock, SEED, Manner.GOOD);
        bank.loses(List.of(payment));
        delivery(bank).round().block();
        assertThat(Scrape.of(client).value("funds_unknown_payments")).isEqualTo(before + 1);
        TestPostgres.execute("funds", "alter table bank_order disable trigger user");
        TestPostgres.execute(
                "funds",
                "update bank_order set changed_at = now() - interval '%d hours' where id = '%s'"
                        .formatted(hours, payment));
        TestPostgres.execute("funds", "alter table bank_order enable trigger user");

        var found = Flux.fromIterable(sources)
                .concatMap(source -> source.due(World.today()))
                .filter(alert ->
                        alert.rule() == AlertRule.SILENT_BANK && alert.subject().equals(payment))
                .collectList()
                .as(transactions.within(Scope.ALL))
                .block();

        assertThat(found).hasSize(alerts).allSatisfy(alert -> {
            assertThat(alert.figures()).containsEntry("amount", Money.parse("10.00"));
            assertThat(alert.figures()).containsEntry("hours", 24);
            assertThat(alert.people()).hasSize(2);
        });
    }

    @Test
    void what_left_in_a_file_is_not_asked_after_over_the_line() {
        var payment = payments.released("10.00");
        payments.made().created();
        var bank = new SimulatedBank(clock, SEED, Manner.GOOD);

        workFor(delivery(bank), 30);

        assertThat(payments.status(payment)).isEqualTo("SENT");
        assertThat(bank.questions()).isZero();
    }

    @Test
    void two_instances_send_it_once() {
        var all = released(6);
        var bank = new SimulatedBank(clock, SEED, Manner.GOOD);

        AtOnce.atOnce(4, _ -> delivery(bank).round().blockOptional());

        assertThat(states(all)).containsOnly("CONFIRMED");
        mustAgreeOnTheMoney(bank, all);
    }

    @Test
    void the_bank_says_eleven_times_yes_and_four_times_no_and_knows_nothing_of_five_after_forty_minutes()
            throws SQLException {
        var all = released(20);
        var bank = new SimulatedBank(clock, SEED, Manner.GOOD);
        bank.refuses(all.subList(11, 15));
        bank.loses(all.subList(15, 20));
        bank.staysSilentUntil(clock.instant().plus(Duration.ofMinutes(40)));
        var delivery = delivery(bank);

        workFor(delivery, 40);
        assertThat(states(all)).containsOnly("UNKNOWN");
        assertThat(bank.questions()).isLessThanOrEqualTo(20 * 6);

        workFor(delivery, 20);
        assertThat(states(all.subList(0, 11))).containsOnly("CONFIRMED");
        assertThat(states(all.subList(11, 15))).containsOnly("REJECTED");
        assertThat(states(all.subList(15, 20))).containsOnly("CONFIRMED");
        for (var payment : all) {
            assertThat(attempts(payment)).isEqualTo(all.indexOf(payment) < 15 ? 1 : 2);
        }
        mustAgreeOnTheMoney(bank, all);
    }

    @Test
    void what_the_bank_never_knows_is_sent_so_many_times_and_then_left_for_a_file() throws SQLException {
        var payment = payments.released("10.00");
        var bank = new SimulatedBank(clock, SEED, new Manner(100, 0, 0, 0, 0, 0, 0));

        workFor(delivery(bank), 60);

        assertThat(payments.status(payment)).isEqualTo("TO_SEND");
        assertThat(attempts(payment)).isEqualTo(3);
        payments.made().created();
        assertThat(attempts(payment)).isEqualTo(4);
    }

    @Test
    void the_database_lets_no_second_sending_live() throws SQLException {
        var payment = payments.released("10.00");
        var bank = new SimulatedBank(clock, SEED, Manner.GOOD);
        bank.loses(List.of(payment));
        delivery(bank).round().block();

        assertThatCode(() -> TestPostgres.execute(
                        "funds",
                        "insert into bank_sending (principal, payment, attempt, way, valid_until, sent_by, sent_at)"
                                + " select principal, id, 2, 'LINE', now() + interval '1 h', 'x', now()"
                                + " from bank_order where id = '" + payment + "'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("is sent already");
    }

    /** Each round is another process, ended at one of its steps; in between the bank says old answers again. */
    @Test
    void two_hundred_kills_between_any_two_steps_lose_and_double_nothing() {
        var all = released(40);
        var bank = new SimulatedBank(clock, SEED, Manner.WORST);
        var random = new Random(SEED);
        var kills = 0;
        while (kills < 200) {
            kills += killedAt(bank, random.nextInt(1, 9)) ? 1 : 0;
            bank.repeatOne(orders(clock, 1000, 3)).block();
            clock.move(Duration.ofSeconds(random.nextInt(1, 90)));
        }
        assertThat(states(all)).as("the kills fell among the work").anyMatch(status -> !ENDED.contains(status));

        workFor(delivery(clock, bank, 1000, 50), 24 * 60);

        assertThat(states(all)).allMatch(ENDED::contains).contains("CONFIRMED", "REJECTED");
        assertThat(bank.tooLate()).as("requests came too late").isPositive();
        mustAgreeOnTheMoney(bank, all);
    }

    private boolean killedAt(SimulatedBank bank, int step) {
        var kills = new Kills(step);
        return delivery(kills.within(clock), kills.around(bank), 1000, 3)
                .send()
                .then(Mono.defer(() -> delivery(kills.within(clock), kills.around(bank), 1000, 3)
                        .ask()))
                .thenReturn(false)
                .onErrorReturn(Kills.Killed.class, true)
                .block();
    }
}
