package org.fivetrust.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the gateway and each service for its health twice a second, as an operator's probe does. */
final class HealthWatch implements AutoCloseable {

    private static final long EVERY = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger late = new AtomicInteger();
    private final ScheduledExecutorService clock;
    private final HttpClient http;

    HealthWatch(Map<String, URI> addresses) {
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        clock = Executors.newScheduledThreadPool(addresses.size());
        addresses.forEach((name, address) ->
                clock.scheduleWithFixedDelay(() -> ask(name, address), 0, EVERY, TimeUnit.MILLISECONDS));
    }

    private void ask(String name, URI address) {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        var started = System.nanoTime();
        try {
            var answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                failures.add(name + " answers " + answer.statusCode());
            }
        } catch (IOException silent) {
            failures.add(name + " is silent: " + silent);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        var millis = (System.nanoTime() - started) / 1_000_000;
        times.add(millis);
        if (millis > 1_000) {
            late.incrementAndGet();
            System.out.printf("health of %s took %d ms%n", name, millis);
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    String summary() {
        var sorted = new ArrayList<>(times);
        sorted.sort(null);
        if (sorted.isEmpty()) {
            return "health was never asked for";
        }
        return "health asked %d times: median %d ms, 99%% within %d ms, longest %d ms, over a second %d times, failed %d times"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.getLast(),
                        late.get(),
                        failures.size());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.shutdownNow();
    }
}
