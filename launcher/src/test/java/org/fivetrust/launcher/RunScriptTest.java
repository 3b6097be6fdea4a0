package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code run} with a JDK whose java exits as the plan says, one line per start. */
class RunScriptTest {

    private static final String JAVA = """
            #!/bin/sh
            echo "$@" >> calls
            line=$(sed -n "$(wc -l < calls)p" plan)
            case $line in
                wait) trap 'echo stopped > stopped; exit 143' TERM; touch waiting; while :; do sleep 0.1; done ;;
                read) read -r said; echo "$said" > said; exit 0 ;;
                hog) exec "$REAL_JAVA" -Xmx16m -XX:+ExitOnOutOfMemoryError -cp "$TEST_CLASSES" \\
                    org.fivetrust.launcher.OutOfMemory ;;
                *) exit "$line" ;;
            esac
            """;

    @TempDir
    private Path project;

    @BeforeEach
    void aBuiltProject() throws IOException {
        Files.copy(Path.of("..", "run"), project.resolve("run"));
        for (var module : List.of("", "launcher/")) {
            Files.createDirectories(project.resolve(module + "src/main"));
            Files.writeString(project.resolve(module + "pom.xml"), "");
        }
        var built = Files.createDirectories(project.resolve("launcher/target")).resolve("built");
        Files.setLastModifiedTime(
                Files.writeString(built, ""), FileTime.from(Instant.now().plusSeconds(60)));
        var bin = Files.createDirectories(project.resolve("jdk/bin"));
        Files.writeString(project.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        for (var program : List.of("java", "javac")) {
            Files.writeString(bin.resolve(program), JAVA);
            assertThat(bin.resolve(program).toFile().setExecutable(true)).isTrue();
        }
    }

    private Process run(String... plan) throws IOException {
        Files.write(project.resolve("plan"), List.of(plan));
        // whoever builds in the background has signals ignored, and that is inherited
        var builder = new ProcessBuilder(
                        "env",
                        "--default-signal=TERM,INT,HUP",
                        project.resolve("run").toString())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("told").toFile());
        builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
        builder.environment()
                .put(
                        "REAL_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment()
                .put(
                        "TEST_CLASSES",
                        Path.of("target", "test-classes").toAbsolutePath().toString());
        return builder.start();
    }

    private static int ended(Process run) throws InterruptedException {
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return run.exitValue();
    }

    private List<String> starts() throws IOException {
        return Files.readAllLines(project.resolve("calls"));
    }

    private String told() throws IOException {
        return Files.readString(project.resolve("told"));
    }

    private Process waiting(String... plan) throws IOException {
        var run = run(plan);
        await().atMost(30, TimeUnit.SECONDS).until(() -> Files.exists(project.resolve("waiting")));
        return run;
    }

    private static void signal(String name, Process run) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(run.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Everything but the JDKs and the Maven of this machine. */
    private Process runWithout(String... more) throws IOException {
        var tools = Files.createDirectories(project.resolve("tools"));
        for (var tool : List.of("sh", "env", "dirname", "sed", "readlink", "find", "head", "cat")) {
            var here = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), Files.exists(here) ? here : Path.of("/bin", tool));
        }
        var builder = new ProcessBuilder("/bin/sh", project.resolve("run").toString())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("told").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", project.toString());
        builder.environment().put("JDK_FOLDERS", "");
        for (var jdk : more) {
            builder.environment().put("JAVA_HOME", project.resolve(jdk).toString());
        }
        return builder.start();
    }

    @Test
    void withoutAJdkItSaysInOneSentenceWhatItNeeds() throws IOException, InterruptedException {
        assertThat(ended(runWithout())).isEqualTo(1);

        assertThat(told().strip())
                .isEqualTo(
                        "No JDK 25 or newer was found: install one (for example Temurin 25) and set JAVA_HOME to it.");
    }

    @Test
    void anOlderJdkIsNone() throws IOException, InterruptedException {
        Files.writeString(project.resolve("jdk/release"), "JAVA_VERSION=\"21.0.9\"\n");

        assertThat(ended(runWithout("jdk"))).isEqualTo(1);

        assertThat(told()).startsWith("No JDK 25 or newer was found").hasLineCount(1);
    }

    @Test
    void withoutMavenItSaysInOneSentenceWhatItNeeds() throws IOException, InterruptedException {
        Files.delete(project.resolve("launcher/target/built"));

        assertThat(ended(runWithout("jdk"))).isEqualTo(1);

        assertThat(told().strip()).isEqualTo("Maven was not found: install Maven 3.8 or newer.");
    }

    @Test
    void outOfMemoryItStartsAgain() throws IOException, InterruptedException {
        assertThat(ended(run("3", "3", "0"))).isZero();

        assertThat(starts()).hasSize(3).allMatch(start -> start.contains("-XX:+ExitOnOutOfMemoryError"));
        assertThat(told()).contains("started again (1 of 5").contains("started again (2 of 5");
    }

    @Test
    void aRealJvmOutOfMemoryEndsLikeThat() throws IOException, InterruptedException {
        assertThat(ended(run("hog", "0"))).isZero();

        assertThat(starts()).hasSize(2);
    }

    @Test
    void fiveTimesInTenMinutesAreEnough() throws IOException, InterruptedException {
        assertThat(ended(run("3", "3", "3", "3", "3", "0"))).isEqualTo(3);

        assertThat(starts()).hasSize(5);
        assertThat(told()).contains("not started again");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 137, 143})
    void anyOtherEndIsTheEnd(int code) throws IOException, InterruptedException {
        assertThat(ended(run(Integer.toString(code), "0"))).isEqualTo(code);

        assertThat(starts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void stoppedItStopsTheJvmInOrder(String signal, int code) throws IOException, InterruptedException {
        var run = waiting("wait", "0");

        signal(signal, run);

        assertThat(ended(run)).isEqualTo(code);
        assertThat(project.resolve("stopped")).exists();
        assertThat(starts()).hasSize(1);
    }

    @Test
    void itIsStoppedAfterAnotherStartToo() throws IOException, InterruptedException {
        var run = waiting("3", "wait", "0");

        signal("TERM", run);

        assertThat(ended(run)).isEqualTo(143);
        assertThat(project.resolve("stopped")).exists();
    }

    @Test
    void commandsReachTheJvm() throws IOException, InterruptedException {
        var run = run("3", "read");
        run.getOutputStream().write("stop funds\n".getBytes(StandardCharsets.UTF_8));
        run.getOutputStream().close();

        assertThat(ended(run)).isZero();
        assertThat(project.resolve("said")).hasContent("stop funds");
    }
}
