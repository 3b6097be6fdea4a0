package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts a container, with a java that tells what it was given. */
class ContainerStartTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aJava() throws IOException {
        var java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"args $*\"\necho \"password $DB_PASSWORD\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private String started(String name, String value) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", Path.of("..", "docker", "start").toString()).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("MAIN", "org.example.Main");
        builder.environment().put(name, value);
        var process = builder.start();
        var told = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return "exit " + process.exitValue() + "\n" + told;
    }

    @Test
    void aSecretIsReadFromItsFile() throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("db password"), "open sesame\n");

        assertThat(started("DB_PASSWORD_FILE", file.toString()))
                .contains("exit 0", "password open sesame", "org.example.Main");
    }

    @Test
    void aSecretOfTheEnvironmentStays() throws IOException, InterruptedException {
        assertThat(started("DB_PASSWORD", "plain")).contains("password plain");
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException, InterruptedException {
        assertThat(started("DB_PASSWORD_FILE", folder.resolve("none").toString()))
                .contains("exit 1", "DB_PASSWORD_FILE")
                .doesNotContain("args");
    }
}
