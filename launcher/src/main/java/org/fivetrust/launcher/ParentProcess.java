package org.fivetrust.launcher;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The script that started this JVM. Killed, it takes the JVM with it, as if they were one process. */
final class ParentProcess {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private ParentProcess() {}

    /** @param number of its process; absent where the JVM was started by itself */
    static void watch(@Nullable String number, Runnable gone) {
        if (number != null) {
            var parent = ProcessHandle.of(Long.parseLong(number));
            Thread.ofPlatform().daemon().name("parent").start(() -> watch(parent, gone));
        }
    }

    private static void watch(Optional<ProcessHandle> parent, Runnable gone) {
        try {
            while (parent.isPresent() && parent.get().isAlive()) {
                Thread.sleep(PAUSE);
            }
            gone.run();
        } catch (InterruptedException ending) {
            // the JVM ends by itself
        }
    }
}
