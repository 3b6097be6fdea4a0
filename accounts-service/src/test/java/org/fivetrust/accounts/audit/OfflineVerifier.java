package org.fivetrust.accounts.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fivetrust.verifier.Verifier;

/** The verifier as an auditor runs it, on files in a folder. */
record OfflineVerifier(Path folder) {

    /** What the verifier came to, and what it said. */
    record Verdict(int code, String said) {}

    /** Written into the folder: its path. */
    String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Verdict verify(String... arguments) {
        var output = new ByteArrayOutputStream();
        var code = Verifier.run(new PrintStream(output, true, StandardCharsets.UTF_8), arguments);
        return new Verdict(code, output.toString(StandardCharsets.UTF_8));
    }
}
