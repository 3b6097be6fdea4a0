package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Whatever is asked at once, in whatever order: no figure below zero, every figure explained by what was entered, and a
 * line that knows what became of it.
 */
@FundsTest
class InterleavingApiTest {

    private static final int PEOPLE = 8;

    private static final int CALLS = 30;

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());

    @Autowired
    private WebTestClient client;

    private final ConcurrentLinkedQueue<UUID> payments = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> cash = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<UUID, Boolean> decided = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();

    private Community community;
    private TrustAccounts accounts;
    private String account;
    private UUID budget;

    @BeforeEach
    void anAccountAndABudget() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = community
                .funds("cashier")
                .openTrustAccount(Body.with(
                        accounts.account("1000.00"),
                        "bank",
                        "农商银行",
                        "accountNumber",
                        Long.toString(NUMBERS.incrementAndGet())))
                .id();
        budget = community
                .funds("reporter")
                .requestBudget(Body.of(
                        "principal",
                        community.committee(),
                        "year",
                        World.today().getYear(),
                        "resolution",
                        "东方居决〔2026〕1号",
                        "lines",
                        List.of(Body.of("code", "OFFICE", "name", "办公费", "amount", "700.00"))))
                .uuid();
        NeighbourStub.approve(client, budget);
        community.funds("accountant").adoptBudget(budget).ok();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void all_figures_agree_in_the_end(long seed) throws SQLException {
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            var works = LongStream.range(0, PEOPLE)
                    .mapToObj(person -> CompletableFuture.runAsync(() -> work(new Random(seed * 100 + person)), people))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(works).join();
        }

        assertThat(statuses).hasSizeGreaterThan(PEOPLE * CALLS / 2).allMatch(status -> status < 500);
        assertThat(number("select count(*) from trust_entry where principal = '%s'"))
                .isGreaterThan(10);
        assertThat(number("select count(*) from trust_figures_unexplained() where principal = '%s'"))
                .isZero();
        assertThat(number("select least(balance, cleared, available) from trust_account where principal = '%s'"))
                .isNotNegative();
        assertThat(number("select least(reserved, spent, remaining) from budget_balance where principal = '%s'"))
                .isNotNegative();
        assertThat(number("select reserved + spent + remaining from budget_balance where principal = '%s'"))
                .isEqualTo(70_000);
        assertThat(number("""
                        select count(*) from trust_entry where principal = '%s' and kind = 'PAYMENT'"""))
                .isEqualTo(number("select count(*) from payment where principal = '%s' and paid_at is not null"));
        assertThat(number("""
                        select balance - coalesce((
                            select sum(amount) from trust_entry entry where entry.principal = account.principal), 0)
                        from trust_account account where principal = '%s'""")).isZero();
    }

    private void work(Random chance) {
        for (var call = 0; call < CALLS; call++) {
            var reply = call(chance);
            if (reply != null) {
                statuses.add(reply.status());
            }
        }
    }

    private Reply call(Random chance) {
        return switch (chance.nextInt(9)) {
            case 0 -> received(chance, "BANK");
            case 1 -> received(chance, "CASH");
            case 2 -> deposited();
            case 3, 4 -> asked(chance);
            case 5 -> prepared(chance);
            case 6 -> released(chance);
            case 7 -> turned(chance);
            default -> answered(chance);
        };
    }

    private static String amount(Random chance) {
        return (10 + chance.nextInt(190)) + ".00";
    }

    private Reply received(Random chance, String method) {
        var number = Long.toString(NUMBERS.incrementAndGet());
        var received = community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, amount(chance), number), "method", method));
        if (received.status() == 201 && method.equals("CASH")) {
            cash.add(received.id());
        }
        return received;
    }

    private Reply deposited() {
        var receipt = cash.poll();
        if (receipt == null) {
            return null;
        }
        var amount = community.funds("cashier").readReceipt(receipt).text("/amount");
        return community
                .funds("cashier")
                .makeDeposit(Body.of(
                        "principal",
                        community.committee(),
                        "account",
                        account,
                        "receipts",
                        List.of(receipt),
                        "amount",
                        amount,
                        "depositedOn",
                        World.today(),
                        "slip",
                        Map.of("number", "S" + receipt.substring(0, 8), "clearedOn", World.today())));
    }

    private Reply asked(Random chance) {
        var request = chance.nextBoolean()
                ? accounts.payment(account, amount(chance), "budgetLine", "OFFICE")
                : accounts.payment(account, amount(chance));
        var asked = community.funds("reporter").requestPayment(request);
        if (asked.status() == 201) {
            payments.add(asked.uuid());
        }
        return asked;
    }

    private UUID one(Random chance) {
        var known = new ArrayList<>(payments);
        return known.isEmpty() ? null : known.get(chance.nextInt(known.size()));
    }

    private Reply prepared(Random chance) {
        var payment = one(chance);
        if (payment == null) {
            return null;
        }
        decide(payment, () -> {
            NeighbourStub.approve(client, payment);
            return true;
        });
        return community.funds("cashier").preparePayment(payment);
    }

    /** A matter is decided once, and one after the other. */
    private void decide(UUID payment, BooleanSupplier decision) {
        decided.computeIfAbsent(payment, _ -> decision.getAsBoolean() ? Boolean.TRUE : null);
    }

    private Reply released(Random chance) {
        var payment = one(chance);
        return payment == null ? null : community.funds("releaser").releasePayment(payment);
    }

    /** The matter comes to nothing, or goes back to who asked and is taken up again. */
    private Reply turned(Random chance) {
        var payment = one(chance);
        if (payment == null) {
            return null;
        }
        var isRejected = chance.nextBoolean();
        decide(payment, () -> {
            NeighbourStub.tell(client, payment, isRejected ? "matter.rejected" : "matter.returned", Map.of());
            if (!isRejected) {
                NeighbourStub.tell(client, payment, "matter.reopened", Map.of());
            }
            return isRejected;
        });
        return community.funds("auditor").readPayment(payment);
    }

    /** A file of all that waits, and what the bank says of each. */
    private Reply answered(Random chance) {
        var made = community
                .funds("cashier")
                .makeBankFile(Body.of("principal", community.committee(), "account", account));
        if (made.status() != 201) {
            return made;
        }
        var file = community.funds("cashier").readBankFileContent(made.id()).text();
        var answers = payments.stream()
                .filter(payment -> file.contains(payment.toString().replace("-", "")))
                .map(payment -> chance.nextBoolean()
                        ? StatusReports.rejected(payment, "AC04", "账户已销户")
                        : StatusReports.transaction(payment, chance.nextBoolean() ? "ACSP" : "ACSC"))
                .toArray(String[]::new);
        return community
                .funds("cashier")
                .takeBankAnswer(StatusReports.report(
                        "10",
                        "B-" + made.id(),
                        StatusReports.group(made.text("/message"), "") + StatusReports.information(answers)));
    }

    private long number(String query) throws SQLException {
        try (var database = TestPostgres.owner("funds");
                var statement = database.createStatement();
                var rows = statement.executeQuery(query.formatted(community.committee()))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
