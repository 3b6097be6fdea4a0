package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Honest work goes on while hostile requests come in beside it. A few seconds in a build;
 * {@code -Dacceptance.hostile=3600} walks the journeys beside them for an hour.
 */
@Order(8)
class HostileMixTest {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("acceptance.hostile", 15));

    /** What is shorter has no time for whole journeys. */
    private static final Duration WITH_JOURNEYS = Duration.ofMinutes(5);

    private static final List<Class<?>> JOURNEYS = List.of(
            FiveAreasTest.class,
            WholeLifeTest.class,
            BooksTest.class,
            ApprovalMatrixTest.class,
            MatterCourseTest.class,
            AgreementLifeTest.class,
            NewsTest.class,
            MoneyRefusalTest.class,
            PersonRefusalTest.class,
            WarrantRefusalTest.class);

    private static final long LEFT_BEHIND = 64_000_000;

    private static final List<String> SERVICES =
            List.of("AGREEMENTS", "ACCOUNTS", "FUNDS", "ASSETS", "ARCHIVES", "SEALS");

    private final Product product = Product.shared();

    private final Town town = product.town();

    private final Random random = new Random();

    @Test
    void honestWorkGoesOnBesideHostileRequests() {
        try (var mix = new HostileMix(town, product.otherSubdistrict());
                var health = new HealthWatch(product.healthAddresses())) {
            mix.eachOnce();
            var before = product.heapAfterCollection();
            mix.start();
            var end = Instant.now().plus(LENGTH);
            do {
                work(LENGTH.compareTo(WITH_JOURNEYS) >= 0 ? 100 : 12);
                if (LENGTH.compareTo(WITH_JOURNEYS) >= 0) {
                    journeys();
                    System.out.printf("heap in use: %,d%n", product.heapAfterCollection());
                }
            } while (Instant.now().isBefore(end));
            mix.close();
            System.out.println(mix.summary());
            System.out.println(health.summary());
            assertThat(mix.failures()).isEmpty();
            assertThat(health.failures()).isEmpty();
            connectionsComeBack();
            var after = Await.until(
                    "memory settles",
                    Duration.ofSeconds(60),
                    product::heapAfterCollection,
                    used -> used < before + LEFT_BEHIND);
            System.out.printf("heap in use after collection: %,d before, %,d after%n", before, after);
        }
    }

    /** Payments and postings, and that none is lost or doubled. */
    private void work(int many) {
        var clients = new Clients(random);
        var payments = new PaymentRun(town, many, clients, random);
        var postings = new PostingRun(town, many, clients);
        var tasks = new ArrayList<>(payments.tasks());
        tasks.addAll(postings.tasks());
        Collections.shuffle(tasks, random);
        clients.work(tasks, () -> {});
        payments.everyPaymentWasPaidOnceAndHasOneVoucher();
        postings.everyVoucherWasPostedOnceUnderTheNumberItWasTold();
    }

    private static void journeys() {
        var heard = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        JOURNEYS.stream().map(journey -> selectClass(journey)).toList())
                .build();
        LauncherFactory.create().execute(request, heard);
        heard.getSummary().printFailuresTo(new PrintWriter(System.out));
        System.out.printf(
                "journeys: %d succeeded, %d failed%n",
                heard.getSummary().getTestsSucceededCount(), heard.getSummary().getTestsFailedCount());
        assertThat(heard.getSummary().getTestsFoundCount()).isPositive();
        assertThat(heard.getSummary().getFailures()).isEmpty();
    }

    private void connectionsComeBack() {
        SERVICES.forEach(service -> Await.until(
                "connections of " + service + " in use return to idle",
                Duration.ofSeconds(60),
                () -> product.connectionsInUse(service),
                used -> used == 0));
    }
}
