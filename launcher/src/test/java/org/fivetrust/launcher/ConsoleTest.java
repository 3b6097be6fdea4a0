package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    void everyLineIsAnsweredByOneLine() throws IOException {
        assertThat(answers("stop funds\n\nstop db\nstop moon\ndance\n"))
                .containsExactly(
                        "done: stop funds",
                        "failed: stop db: PostgreSQL stays as long as the product",
                        "failed: stop moon: there is no service moon",
                        "failed: dance: known are stop <service>, start <service>, exit");
    }

    private static String[] answers(String lines) throws IOException {
        var said = new ByteArrayOutputStream();
        var serviceContexts = new ServiceContexts(new Catalogue(LauncherSettings.from(Map.of()), new Secret("secret")));
        new Console(serviceContexts, new PrintStream(said, true, StandardCharsets.UTF_8))
                .obey(new BufferedReader(new StringReader(lines)));
        return said.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }
}
