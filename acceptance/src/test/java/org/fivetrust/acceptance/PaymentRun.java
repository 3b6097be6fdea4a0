package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Many payments, each asked for, approved, prepared and released. */
final class PaymentRun {

    private static final int CALLS_PER_PAYMENT = 5;

    private final Clients clients;
    private final Random random;
    private final Town town;
    private final List<Purse> purses;
    private final List<PaymentTask> tasks;

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

    private record PaymentTask(Purse purse, PaymentDraft want) {}

    PaymentRun(Town town, int payments, Clients clients, Random random) {
        this.town = town;
        this.clients = clients;
        this.random = random;
        this.purses = List.of(town.dongfang(), town.community("dongfang").collective(), town.xinghe()).stream()
                .map(Purse::of)
                .toList();
        this.tasks = IntStream.range(0, payments)
                .mapToObj(n -> new PaymentTask(purses.get(n % purses.size()), PaymentDraft.of(smallAmount())))
                .toList();
    }

    /** Within the director's own band of either agreement. */
    private String smallAmount() {
        return BigDecimal.valueOf(100 + random.nextInt(29_900), 2).toPlainString();
    }

    List<Runnable> tasks() {
        return tasks.stream().<Runnable>map(task -> () -> run(task)).toList();
    }

    int calls() {
        return tasks.size() * CALLS_PER_PAYMENT;
    }

    private void run(PaymentTask task) {
        var principal = task.purse().principal();
        var people = principal.community();
        var payment = clients.say(
                people.reporter(),
                "/v1/payments",
                task.want().from(principal, task.purse().account()));
        var path = "/v1/payments/" + payment.path("id").asString();
        var matter = payment.path("matter").asString();
        var step = Principal.openStep(clients.hear(() -> people.reporter().get("/v1/matters/" + matter)));
        clients.say(
                people.director(),
                "/v1/matters/" + matter + "/steps/" + step.path("id").asString() + "/approve",
                Body.of("comment", "同意"));
        clients.say(town.person("cashier"), path + "/prepare", Body.NOTHING);
        clients.say(town.person("releaser"), path + "/release", Body.NOTHING);
    }

    void everyPaymentWasPaidOnceAndHasOneVoucher() {
        for (var purse : purses) {
            var mine = tasks.stream().filter(task -> task.purse() == purse).toList();
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

    private static List<JsonNode> paymentsOf(Purse purse, List<PaymentTask> tasks) {
        var payees = tasks.stream().map(task -> task.want().payee()).collect(Collectors.toSet());
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

    private static void eachOnce(List<JsonNode> payments, List<PaymentTask> tasks) {
        assertThat(payments)
                .extracting(payment -> payment.path("payee").path("name").asString() + " "
                        + payment.path("amount").asString())
                .containsExactlyInAnyOrderElementsOf(tasks.stream()
                        .map(task -> task.want().payee() + " " + task.want().amount())
                        .toList());
        for (var id : List.of("id", "matter", "voucher", "warrant")) {
            assertThat(payments)
                    .extracting(payment -> payment.path(id).asString())
                    .doesNotHaveDuplicates();
        }
    }

    private static void balanceFits(Purse purse, List<PaymentTask> tasks) {
        var spent = tasks.stream()
                .map(task -> new BigDecimal(task.want().amount()))
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
