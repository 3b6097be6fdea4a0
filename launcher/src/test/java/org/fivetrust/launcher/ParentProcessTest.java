package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentProcessTest {

    @Test
    void goneItIsNoticed() throws IOException, InterruptedException {
        var parent = new ProcessBuilder("sleep", "600").start();
        var gone = new CountDownLatch(1);
        ParentProcess.watch(Long.toString(parent.pid()), gone::countDown);

        assertThat(gone.await(500, TimeUnit.MILLISECONDS)).isFalse();
        parent.destroyForcibly();

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void startedByItselfThereIsNone() throws InterruptedException {
        var gone = new CountDownLatch(1);

        ParentProcess.watch(null, gone::countDown);

        assertThat(gone.await(500, TimeUnit.MILLISECONDS)).isFalse();
    }
}
