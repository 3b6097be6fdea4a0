package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Many payments by a few clients who, when they hear nothing, say the same again under the same key. */
final class PaymentRun {

    private static final int CLIENTS = 4;

    private static final int CALLS_PER_PAYMENT = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Not an answer yet: try again. */
    private static final Set<String> PASSING = Set.of("request.in-flight", "request.contended");

    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger unheard = new AtomicInteger();
    private final Random random;
    private final Town town;
    private final List<Purse> purses;
    private final List<Errand> errands;

    /** What a principal held, and how many vouchers its book had, before. */
    private record Purse(Principal principal, String account, BigDecimal before, String book, int vouchersBefore) {

        static Purse of(Principal principal) {
            var book = principal.book();
            return new Purse(
                    principal,
                    principal.account(),
                    new BigDecimal(principal.balance()),
                    book,
                    vouchers(principal, book).size());
        }

        private static List<JsonNode> vouchers(Principal principal, String book) {
            return principal.community().town().person("accountant").list("/v1/books/" + book + "/vouchers?limit=200");
        }

        List<JsonNode> vouchers() {
            return vouchers(principal, book);
        }
    }

    private record Errand(Purse purse, Want want) {}

    PaymentRun(Town town, int payments, long seed) {
        this.town = town;
        this.random = new Random(seed);
        this.purses = List.of(town.dongfang(), town.community("dongfang").collective(), town.xinghe()).stream()
                .map(Purse::of)
                .toList();
        this.errands = IntStream.range(0, payments)
                .mapToObj(n -> new Errand(purses.get(n % purses.size()), Want.of(smallAmount())))
                .toList();
    }

    /** Within the director's own band of either agreement. */
    private String smallAmount() {
        return BigDecimal.valueOf(100 + random.nextInt(29_900), 2).toPlainString();
    }

    void whileItRuns(Consumer<PaymentRun> killer) {
        var queue = new ConcurrentLinkedQueue<>(errands);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Void>>();
            for (var client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(work(queue)));
            }
            killer.accept(this);
            for (var client : running) {
                client.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("a client gave up", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        System.out.printf("%d answers heard, %d attempts unheard or put off%n", heard.get(), unheard.get());
    }

    private Callable<Void> work(ConcurrentLinkedQueue<Errand> queue) {
        return () -> {
            for (var errand = queue.poll(); errand != null; errand = queue.poll()) {
                run(errand);
            }
            return null;
        };
    }

    /** Somewhere within this kill's share of the work, and some milliseconds on. */
    void awaitProgress(int kill, int kills) {
        var share = errands.size() * CALLS_PER_PAYMENT * 9 / 10 / kills;
        var at = (kill - 1) * share + 1 + random.nextInt(share);
        Await.until("the work goes on to " + at, PATIENCE, heard::get, count -> count >= at);
        Await.pause(Duration.ofMillis(random.nextInt(60)));
    }

    private void run(Errand errand) {
        var principal = errand.purse().principal();
        var people = principal.community();
        var payment = say(
                people.reporter(),
                "/v1/payments",
                errand.want().from(principal, errand.purse().account()));
        var path = "/v1/payments/" + payment.path("id").asString();
        var matter = payment.path("matter").asString();
        var step = Principal.openStep(hear(() -> people.reporter().get("/v1/matters/" + matter)));
        say(
                people.director(),
                "/v1/matters/" + matter + "/steps/" + step.path("id").asString() + "/approve",
                Body.of("comment", "同意"));
        say(town.person("cashier"), path + "/prepare", Body.NOTHING);
        say(town.person("releaser"), path + "/release", Body.NOTHING);
    }

    private JsonNode say(Person person, String path, Map<String, Object> body) {
        var key = Person.key();
        return hear(() -> person.post(path, body, key));
    }

    private JsonNode hear(Supplier<Answer> attempt) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = tried(attempt);
            if (answer != null && !isPassing(answer)) {
                heard.incrementAndGet();
                return answer.done();
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("no answer for three minutes; last: " + answer);
            }
            unheard.incrementAndGet();
            Await.pause(Duration.ofMillis(200));
        }
    }

    private static Answer tried(Supplier<Answer> attempt) {
        try {
            return attempt.get();
        } catch (UncheckedIOException silent) {
            return null;
        }
    }

    private static boolean isPassing(Answer answer) {
        return answer.status() >= 500
                || answer.status() == 429
                || answer.status() == 409
                        && PASSING.contains(answer.body().path("code").asString(""));
    }

    void everyPaymentWasPaidOnceAndHasOneVoucher() {
        for (var purse : purses) {
            var mine =
                    errands.stream().filter(errand -> errand.purse() == purse).toList();
            var payments = Await.until(
                    "each payment of " + purse.principal().id() + " is paid and has its voucher",
                    Duration.ofSeconds(60),
                    () -> paymentsOf(purse, mine),
                    PaymentRun::areFinished);
            eachOnce(payments, mine);
            balanceFits(purse, mine);
            vouchersFit(purse, payments);
            mattersFit(purse, payments);
        }
    }

    private static List<JsonNode> paymentsOf(Purse purse, List<Errand> errands) {
        var payees = errands.stream().map(errand -> errand.want().payee()).collect(Collectors.toSet());
        return purse
                .principal()
                .community()
                .reporter()
                .list("/v1/payments?limit=200&principal=" + purse.principal().id())
                .stream()
                .filter(payment ->
                        payees.contains(payment.path("payee").path("name").asString()))
                .toList();
    }

    private static boolean areFinished(List<JsonNode> payments) {
        return payments.stream()
                .allMatch(payment -> payment.path("status").asString().equals("PAID")
                        && !payment.path("voucher").asString("").isBlank());
    }

    private static void eachOnce(List<JsonNode> payments, List<Errand> errands) {
        assertThat(payments)
                .extracting(payment -> payment.path("payee").path("name").asString() + " "
                        + payment.path("amount").asString())
                .containsExactlyInAnyOrderElementsOf(errands.stream()
                        .map(errand ->
                                errand.want().payee() + " " + errand.want().amount())
                        .toList());
        for (var id : List.of("id", "matter", "voucher", "warrant")) {
            assertThat(payments)
                    .extracting(payment -> payment.path(id).asString())
                    .doesNotHaveDuplicates();
        }
    }

    private static void balanceFits(Purse purse, List<Errand> errands) {
        var spent = errands.stream()
                .map(errand -> new BigDecimal(errand.want().amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(purse.principal().balance()))
                .isEqualByComparingTo(purse.before().subtract(spent));
    }

    private static void vouchersFit(Purse purse, List<JsonNode> payments) {
        var vouchers = purse.vouchers();
        assertThat(vouchers).hasSize(purse.vouchersBefore() + payments.size());
        assertThat(vouchers)
                .extracting(voucher -> voucher.path("id").asString())
                .doesNotHaveDuplicates()
                .containsAll(payments.stream()
                        .map(payment -> payment.path("voucher").asString())
                        .toList());
    }

    private static void mattersFit(Purse purse, List<JsonNode> payments) {
        for (var payment : payments) {
            Await.until(
                    "the matter of payment " + payment.path("id").asString() + " is known to be executed",
                    () -> purse.principal()
                            .matter(payment.path("matter").asString())
                            .path("status")
                            .asString(),
                    "EXECUTED"::equals);
        }
    }
}
