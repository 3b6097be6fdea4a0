package org.fivetrust.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fivetrust.evidence.model.Malformed;
import org.jspecify.annotations.Nullable;

/** Files that are to be checked come from somebody else: how much of one is held is limited, whatever its size. */
final class Input {

    /** Of what is read whole: one act with its proof is a few thousand characters. */
    static final int LONGEST_FILE = 16 << 20;

    /** Of an export, which is read line by line: a voucher of a thousand lines has half a million characters. */
    static final int LONGEST_LINE = 8 << 20;

    private Input() {}

    static String whole(String file) throws IOException {
        try (var reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            var text = new StringBuilder();
            var room = new char[8192];
            for (var read = reader.read(room); read >= 0; read = reader.read(room)) {
                if (text.append(room, 0, read).length() > LONGEST_FILE) {
                    throw new Malformed("file", "has more than " + LONGEST_FILE + " characters");
                }
            }
            return text.toString();
        }
    }

    static Stream<String> lines(BufferedReader reader) {
        return Stream.generate(() -> line(reader))
                .takeWhile(line -> line != null)
                .map(String::valueOf);
    }

    private static @Nullable String line(BufferedReader reader) {
        try {
            var line = new StringBuilder();
            var one = reader.read();
            if (one < 0) {
                return null;
            }
            for (; one >= 0 && one != '\n'; one = reader.read()) {
                if (line.append((char) one).length() > LONGEST_LINE) {
                    throw new Malformed("export", "has a line of more than " + LONGEST_LINE + " characters");
                }
            }
            return line.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
