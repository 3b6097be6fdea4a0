package org.fivetrust.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parses each file that a line names, and says how many entries it has and how many nanoseconds that took. */
final class ParsingOnDemand {

    private ParsingOnDemand() {}

    public static void main(String[] arguments) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var bytes = Files.readAllBytes(Path.of(line));
            var from = System.nanoTime();
            var message =
                    Prowide.read(new String(bytes, StandardCharsets.UTF_8)).orElseThrow();
            var took = System.nanoTime() - from;
            System.out.println(
                    Prowide.all(message, "BkToCstmrStmt", "Stmt", "Ntry").count() + " " + took);
        }
    }
}
