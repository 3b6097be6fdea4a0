package org.fivetrust.launcher;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Every part of the product in a context of its own, in one JVM. Any of them may go and come back. */
final class ServiceContexts {

    private static final int AT_A_TIME = 2;

    private final Map<ServicePort, ConfigurableApplicationContext> contexts = new EnumMap<>(ServicePort.class);
    private final Catalogue catalogue;
    private boolean closed;

    /** Contexts that start at a time would each set up the logging of the JVM and take it from the other. */
    ServiceContexts(Catalogue catalogue) {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        this.catalogue = catalogue;
    }

    /** Two at a time: more only wait for one another on a small machine. */
    void start(List<ServicePort> doors, StartupLog startupLog) throws InterruptedException {
        try (var starters = Executors.newFixedThreadPool(AT_A_TIME)) {
            var starts = doors.stream()
                    .<Future<?>>map(servicePort -> starters.submit(() -> {
                        Thread.currentThread().setName("start-" + servicePort.shortName());
                        start(servicePort);
                        startupLog.done(servicePort);
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
    void start(ServicePort servicePort) {
        if (isThereOrClosed(servicePort)) {
            return;
        }
        var context = run(servicePort);
        if (!keep(servicePort, context)) {
            context.close();
        }
    }

    private synchronized boolean isThereOrClosed(ServicePort servicePort) {
        return closed || contexts.containsKey(servicePort);
    }

    private synchronized boolean keep(ServicePort servicePort, ConfigurableApplicationContext context) {
        if (!closed) {
            contexts.put(servicePort, context);
        }
        return !closed;
    }

    private ConfigurableApplicationContext run(ServicePort servicePort) {
        try {
            return catalogue
                    .application(servicePort)
                    .registerShutdownHook(false)
                    .run(catalogue.arguments(servicePort));
        } catch (RuntimeException failed) {
            throw new StartFailure(because(servicePort, failed), failed);
        }
    }

    private static String because(ServicePort servicePort, RuntimeException failed) {
        return failed instanceof PortInUseException taken
                ? Ports.inUse(servicePort, taken.getPort())
                : "Could not start " + servicePort.shortName() + " (product.log tells more): "
                        + firstLine(NestedExceptionUtils.getMostSpecificCause(failed));
    }

    static String firstLine(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), "")
                .lines()
                .findFirst()
                .orElseGet(cause::toString);
    }

    /** Starts nothing from here on. */
    synchronized void close() {
        closed = true;
    }

    void stop(ServicePort servicePort) {
        var context = take(servicePort);
        if (context != null) {
            context.close();
        }
    }

    private synchronized @Nullable ConfigurableApplicationContext take(ServicePort servicePort) {
        return contexts.remove(servicePort);
    }
}
