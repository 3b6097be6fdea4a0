package org.fivetrust.accounts.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines on their way to a file of their own, so that nothing waits for whoever fetches them. */
final class LineFile implements AutoCloseable {

    private final Path file;
    private final BufferedWriter out;

    private LineFile(Path file, BufferedWriter out) {
        this.file = file;
        this.out = out;
    }

    static LineFile begin() {
        try {
            var file = Files.createTempFile("audit-export-", ".ndjson");
            return new LineFile(file, Files.newBufferedWriter(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    LineFile write(List<String> lines) {
        try {
            for (var line : lines) {
                out.append(line).append('\n');
            }
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path end() {
        try {
            out.close();
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Nothing stays behind of an export that came to nothing. */
    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
