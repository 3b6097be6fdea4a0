package org.fivetrust.launcher.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issuer that runs alone, as in a container, writes its log where containers are read: to standard output. */
class IssuerLogTest {

    @TempDir
    private Path folder;

    @Test
    void itsLogGoesToStandardOutputAndWarnsOfDemoSecrets() throws IOException {
        var output = folder.resolve("output");
        var issuer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        IssuerApplication.class.getName(),
                        "--server.port=0"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(2, TimeUnit.MINUTES)
                    .until(() -> Files.readString(output).contains("Started IssuerApplication"));
        } finally {
            issuer.destroy();
        }

        assertThat(output).content().contains("DEMO SECRETS ARE IN USE: DEMO_PASSWORD, SERVICE_SECRET");
        assertThat(folder.resolve("product.log")).doesNotExist();
    }

    private static String absolute(String classPath) {
        return String.join(
                ":",
                List.of(classPath.split(":")).stream()
                        .map(entry -> entry.endsWith("*")
                                ? entry
                                : Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
