package org.fivetrust.shared.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/**
 * How late event loops come to what is due. Whatever keeps a loop busy, all its other connections wait for. An idle
 * service is looked at less often, because each look wakes a thread.
 */
class EventLoopDelay implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofMillis(100);

    private static final Duration EVERY_WHEN_IDLE = Duration.ofSeconds(2);

    private static final Duration IDLE_AFTER = Duration.ofSeconds(1);

    private final MeterRegistry meters;
    private final ReactorResourceFactory resources;
    private final TransactionActivity activity;
    private volatile boolean running;

    EventLoopDelay(MeterRegistry meters, ReactorResourceFactory resources, TransactionActivity activity) {
        this.meters = meters;
        this.resources = resources;
        this.activity = activity;
    }

    @Override
    public void start() {
        running = true;
        watch("server", resources.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE));
        watch("database", TcpResources.get().onClient(LoopResources.DEFAULT_NATIVE));
    }

    private void watch(String loops, EventLoopGroup group) {
        var delay = Timer.builder("event.loop.delay")
                .description("How late the event loops come to what is due")
                .tag("loops", loops)
                .register(meters);
        group.forEach(loop -> next(loop, delay));
    }

    private void next(EventExecutor loop, Timer delay) {
        var every = activity.age().compareTo(IDLE_AFTER) > 0 ? EVERY_WHEN_IDLE : EVERY;
        var due = System.nanoTime() + every.toNanos();
        loop.schedule(() -> tick(loop, delay, due), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tick(EventExecutor loop, Timer delay, long due) {
        if (running && !loop.isShuttingDown()) {
            delay.record(Math.max(0, System.nanoTime() - due), TimeUnit.NANOSECONDS);
            next(loop, delay);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
