package org.fivetrust.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What outlives a run. Held by one launcher at a time; the lock ends with the process, however that ends. */
final class DataFolder implements AutoCloseable {

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
            if (isTaken(lock)) {
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

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() == null;
        } catch (OverlappingFileLockException ours) {
            return true;
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
