package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The verifier, as a process of its own that knows a proof, the public keys and nothing else. */
final class OfflineVerifier {

    private OfflineVerifier() {}

    /** Its exit code, 0 for a proof that holds, and what it says. */
    record Verdict(int code, String said) {}

    static int verify(String bundle, String keys) throws IOException, InterruptedException {
        return verdict(bundle, keys).code();
    }

    static Verdict verdict(String bundle, String keys) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "proof")), "bundle");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("..", "verifier", "target", "verifier.jar").toString(),
                        Files.writeString(folder.resolve("bundle.json"), bundle).toString(),
                        "--key",
                        Files.writeString(folder.resolve("keys.txt"), keys).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Verdict(process.exitValue(), Files.readString(folder.resolve("output.txt")));
    }
}
