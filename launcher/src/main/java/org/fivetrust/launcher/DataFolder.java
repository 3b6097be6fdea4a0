package org.fivetrust.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What outlives a run. Held by one launcher at a time; the lock ends with the process, however that ends. */
final class DataFolder implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final int MOST_PAUSES = 15;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            var lock = FileChannel.open(
                    path.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTakenForLong(lock)) {
                lock.close();
                throw new StartFailure("The data folder " + path
                        + " is used by another launcher that is running: stop it, or choose another with DATA_DIR.");
            }
            return new DataFolder(path, lock);
        } catch (IOException failed) {
            throw new StartFailure(
                    "The data folder " + path + " cannot be written (" + failed.getMessage()
                            + "): give it to this user, or choose another with DATA_DIR.",
                    failed);
        }
    }

    /** A launcher that was killed with its script holds the lock a moment longer. */
    private static boolean isTakenForLong(FileChannel lock) throws IOException {
        for (var time = 0; isTaken(lock); time++) {
            if (time == MOST_PAUSES) {
                return true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        }
    }

    /** Whether a launcher runs on it. */
    static boolean isInUse(Path path) throws IOException {
        try (var lock =
                FileChannel.open(path.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return isTaken(lock);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
