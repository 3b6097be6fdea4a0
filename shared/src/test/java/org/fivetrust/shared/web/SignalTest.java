package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class SignalTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Signal signal = new Signal();

    @Test
    void aRingEndsTheWait() {
        var waiting = wait(LONG);

        signal.ring();

        assertThat(waiting).isCompletedWithValue(true);
    }

    @Test
    void aRingBeforeTheWaitCounts() {
        signal.ring();

        assertThat(wait(LONG)).isCompletedWithValue(true);
        assertThat(wait(LONG)).isNotDone();
    }

    @Test
    void aWaitEndsByItself() {
        assertThat(wait(Duration.ofMillis(1)).join()).isTrue();
    }

    @Test
    void aStoppingServiceWaitsForNothingAndLooksNoMore() {
        var waiting = wait(LONG);

        signal.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));

        assertThat(waiting).isCompletedWithValue(null);
    }

    private CompletableFuture<Boolean> wait(Duration atMost) {
        return signal.await(atMost).toFuture();
    }
}
