package org.fivetrust.shared.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of words that are like each other; they are data, so that a new word needs no new class. */
final class LikenessRows {

    private LikenessRows() {}

    static List<List<String>> of(String file) {
        try (var rows = LikenessRows.class.getResourceAsStream("/likeness/" + file)) {
            if (rows == null) {
                throw new IllegalStateException("no such rows: " + file);
            }
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Splitter.of(line, ','))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
