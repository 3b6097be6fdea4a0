package org.fivetrust.launcher;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Every part of the product in a context of its own, in one JVM. Any of them may go and come back. */
final class House {

    private static final int AT_A_TIME = 2;

    private final Map<Door, ConfigurableApplicationContext> contexts = new EnumMap<>(Door.class);
    private final Catalogue catalogue;
    private boolean closed;

    House(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Two at a time: more only wait for one another on a small machine. */
    void start(List<Door> doors, Steps steps) throws InterruptedException {
        try (var starters = Executors.newFixedThreadPool(AT_A_TIME)) {
            var starts = doors.stream()
                    .<Future<?>>map(door -> starters.submit(() -> {
                        Thread.currentThread().setName("start-" + door.shortName());
                        start(door);
                        steps.done(door);
                    }))
                    .toList();
            for (var start : starts) {
                await(start);
            }
        }
    }

    private static void await(Future<?> start) throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof StartFailure known ? known : new StartFailure(failed.toString(), failed);
        }
    }

    /** Starts one unless it is there, or the house is being left. */
    void start(Door door) {
        if (isThereOrClosed(door)) {
            return;
        }
        var context = run(door);
        if (!keep(door, context)) {
            context.close();
        }
    }

    private synchronized boolean isThereOrClosed(Door door) {
        return closed || contexts.containsKey(door);
    }

    private synchronized boolean keep(Door door, ConfigurableApplicationContext context) {
        if (!closed) {
            contexts.put(door, context);
        }
        return !closed;
    }

    private ConfigurableApplicationContext run(Door door) {
        try {
            return catalogue.application(door).registerShutdownHook(false).run(catalogue.arguments(door));
        } catch (RuntimeException failed) {
            throw new StartFailure(because(door, failed), failed);
        }
    }

    private static String because(Door door, RuntimeException failed) {
        return failed instanceof PortInUseException taken
                ? Ports.inUse(door, taken.getPort())
                : "Could not start " + door.shortName() + " (product.log tells more): "
                        + firstLine(NestedExceptionUtils.getMostSpecificCause(failed));
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElseGet(cause::toString);
    }

    /** From here on nothing starts any more. */
    synchronized void close() {
        closed = true;
    }

    void stop(Door door) {
        var context = take(door);
        if (context != null) {
            context.close();
        }
    }

    private synchronized @Nullable ConfigurableApplicationContext take(Door door) {
        return contexts.remove(door);
    }
}
