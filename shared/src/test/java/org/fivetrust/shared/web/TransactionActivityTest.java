package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TransactionActivityTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final TransactionActivity activity = new TransactionActivity();

    private CompletableFuture<Boolean> awaitWork(Duration quietAfter) {
        return activity.awaitWork(quietAfter, LONG).toFuture();
    }

    @Test
    void amongTransactionsWorkBeginsAtOnce() {
        activity.beat();

        assertThat(awaitWork(LONG)).isCompletedWithValue(true);
    }

    @Test
    void withoutThemItWaitsForTheNext() {
        var waiting = awaitWork(Duration.ofNanos(-1));
        assertThat(waiting).isNotDone();

        activity.beat();

        assertThat(waiting).isCompletedWithValue(true);
    }
}
