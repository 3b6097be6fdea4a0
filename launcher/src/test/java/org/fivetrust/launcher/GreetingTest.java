package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GreetingTest {

    @Test
    void theCommandsWorkAsTheyArePrinted() throws IOException {
        var asked = Collections.synchronizedList(new ArrayList<String>());
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", call -> {
            asked.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                    + call.getRequestHeaders().getFirst("Authorization"));
            var answer = "{\"access_token\":\"a.b.c\",\"token_type\":\"Bearer\"}".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        server.start();
        try {
            var door = "localhost:" + server.getAddress().getPort();
            var script = commands(Greeting.of(LauncherSettings.from(Map.of()), 1.5))
                    .replace("localhost:8080", door)
                    .replace("localhost:9000", door);
            var ended = Command.run(List.of("sh", "-e", "-c", script));
            assertThat(ended.well()).as(ended.said()).isTrue();
        } finally {
            server.stop(0);
        }
        assertThat(asked)
                .containsExactly(
                        "POST /oauth2/token Basic cmVwb3J0ZXIuZG9uZ2Zhbmc6ZGVtbw==",
                        "POST /v1/rulings Bearer a.b.c",
                        "GET /v1/trust-accounts?principal=dongfang-committee Bearer a.b.c");
    }

    private static String commands(String greeting) {
        return greeting.lines()
                .filter(line -> line.startsWith("  TOKEN=") || line.startsWith("  curl "))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aPasswordThatWasSetIsNotPrinted() {
        var greeting = Greeting.of(LauncherSettings.from(Map.of("DEMO_PASSWORD", "hidden")), 1);
        assertThat(greeting).doesNotContain("hidden").contains("\"$DEMO_PASSWORD\"");
    }

    @Test
    void withoutATownItSaysSo() {
        assertThat(Greeting.of(LauncherSettings.from(Map.of("PROFILE", "plain")), 1))
                .contains("no community yet");
        assertThat(Greeting.of(LauncherSettings.from(Map.of()), 1)).doesNotContain("no community yet");
    }

    @Test
    void stepsSayWhenAndWhat() {
        var said = new ByteArrayOutputStream();
        var startupLog =
                new StartupLog(new PrintStream(said, true, StandardCharsets.UTF_8), LauncherSettings.from(Map.of()));
        startupLog.done(ServicePort.FUNDS);
        assertThat(said.toString(StandardCharsets.UTF_8)).matches("\\[ *\\d+\\.\\d s] funds on 8083\\R");
    }
}
