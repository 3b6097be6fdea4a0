package org.fivetrust.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A few clients who, when they hear nothing, say the same again under the same key. */
final class Clients {

    private static final int MANY = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Not an answer yet: try again. */
    private static final Set<String> PASSING = Set.of("request.in-flight", "request.contended");

    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger unheard = new AtomicInteger();
    private final Random random;

    Clients(Random random) {
        this.random = random;
    }

    /** Does all tasks, and meanwhile something else. */
    void work(Collection<? extends Runnable> tasks, Runnable meanwhile) {
        var queue = new ConcurrentLinkedQueue<Runnable>(tasks);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Void>>();
            for (var client = 0; client < MANY; client++) {
                running.add(clients.submit(work(queue)));
            }
            meanwhile.run();
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

    private static Callable<Void> work(ConcurrentLinkedQueue<Runnable> queue) {
        return () -> {
            for (var task = queue.poll(); task != null; task = queue.poll()) {
                task.run();
            }
            return null;
        };
    }

    /** Somewhere within this kill's share of so many calls, and some milliseconds on. */
    void awaitProgress(int kill, int kills, int calls) {
        var share = calls * 9 / 10 / kills;
        var at = (kill - 1) * share + 1 + random.nextInt(share);
        Await.until("the work goes on to " + at, PATIENCE, heard::get, count -> count >= at);
        Await.pause(Duration.ofMillis(random.nextInt(60)));
    }

    JsonNode say(Person person, String path, Map<String, Object> body) {
        var key = Person.key();
        return hear(() -> person.post(path, body, key));
    }

    JsonNode hear(Supplier<Answer> attempt) {
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
}
