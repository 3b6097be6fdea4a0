package org.fivetrust.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One command of the operating system, run to its end. */
final class Command {

    private static final int PATIENCE_SECONDS = 120;

    private Command() {}

    /** How a command ended, and what it said. */
    record Ended(int code, String said) {

        boolean well() {
            return code == 0;
        }

        String lastLine() {
            return said.isBlank() ? "" : said.strip().lines().toList().getLast();
        }
    }

    static Ended run(List<String> words) {
        try {
            // a file, not a pipe: what the command leaves running would hold a pipe open
            var output = Files.createTempFile("launcher", ".out");
            try {
                return run(
                        new ProcessBuilder(words)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start(),
                        () -> Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException failed) {
            return new Ended(-1, failed.toString());
        }
    }

    private interface Output {
        String read() throws IOException;
    }

    private static Ended run(Process process, Output output) {
        try {
            process.getOutputStream().close();
            var inTime = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return inTime
                    ? new Ended(process.exitValue(), output.read())
                    : new Ended(-1, "no end after " + PATIENCE_SECONDS + " s");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Ended(-1, "interrupted");
        }
    }
}
