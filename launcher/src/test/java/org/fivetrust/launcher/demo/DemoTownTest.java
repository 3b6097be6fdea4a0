package org.fivetrust.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.fivetrust.launcher.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoTownTest {

    private record Asked(String path, String key, String body) {}

    private record Answer(int status, String body) {}

    private final List<Asked> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private IntFunction<Answer> answers = no -> new Answer(201, "{\"id\":\"id-" + no + "\"}");
    private HttpServer server;
    private DemoTown town;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/oauth2/token", call -> answer(call, new Answer(200, "{\"access_token\":\"t\"}")));
        server.createContext("/v1/", this::serve);
        server.start();
        var address = "http://localhost:" + server.getAddress().getPort();
        town = new DemoTown(address, address, "demo", told::add);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void serve(HttpExchange call) throws IOException {
        asked.add(new Asked(
                call.getRequestURI().getPath(),
                call.getRequestHeaders().getFirst("Idempotency-Key"),
                new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        answer(call, answers.apply(asked.size()));
    }

    private static void answer(HttpExchange call, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(answer.status(), bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Test
    void everyStepIsTakenOnceWithTheIdsOfTheEarlierOnes() throws Exception {
        town.seed();
        assertThat(asked).hasSameSizeAs(DemoTown.steps());
        assertThat(asked.stream().map(Asked::key).distinct()).hasSameSizeAs(asked);
        assertThat(asked).noneMatch(call -> (call.path() + call.body()).contains("<"));
        assertThat(asked.get(4).path()).isEqualTo("/v1/agreements");
        assertThat(asked.get(4).body()).contains("\"resolution\":\"id-4\"");
        assertThat(asked.get(5).path()).isEqualTo("/v1/agreements/id-5/signatures");
    }

    @Test
    void eachStepIsToldOnceItIsTaken() throws Exception {
        town.seed();

        assertThat(told).hasSize(DemoTown.steps().size() + 1);
        assertThat(told.getFirst()).endsWith(": POST /v1/communities)");
        assertThat(told.getLast()).isEqualTo("demo town founded");
    }

    @Test
    void aStepThatWasRefusedIsNotToldAsTaken() {
        answers = no -> no == 3 ? new Answer(422, "{}") : new Answer(201, "{}");

        assertThatThrownBy(town::seed).isInstanceOf(StartFailure.class);
        assertThat(told).hasSize(2);
    }

    @Test
    void saidTwiceItIsSaidInTheSameWords() throws Exception {
        town.seed();
        var first = List.copyOf(asked);
        asked.clear();
        town.seed();
        assertThat(asked).isEqualTo(first);
    }

    @Test
    void whatMayPassIsAskedAgainUnderTheSameKey() throws Exception {
        answers = no -> switch (no) {
            case 1 -> new Answer(503, "{}");
            case 2 -> new Answer(409, "{\"code\":\"request.in-flight\"}");
            default -> new Answer(201, "{\"id\":\"id-" + no + "\"}");
        };
        town.seed();
        assertThat(asked).hasSize(DemoTown.steps().size() + 2);
        assertThat(asked.subList(0, 3)).containsOnly(asked.getFirst());
    }

    @Test
    void aRefusalNamesTheStepAndTheWayOn() {
        answers = no -> no == 3 ? new Answer(422, "{\"code\":\"a.b\",\"detail\":\"no\"}") : new Answer(201, "{}");
        assertThatThrownBy(town::seed)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("step principal-dongfang-committee (civil-affairs: POST /v1/principals)")
                .hasMessageContaining("422 a.b: no")
                .hasMessageContaining("PROFILE=plain");
        assertThat(asked).hasSize(3);
    }

    @Test
    void aConflictThatDoesNotPassEndsTheFounding() {
        answers = no -> new Answer(409, "{\"code\":\"community.exists\"}");
        assertThatThrownBy(town::seed).hasMessageContaining("409 community.exists");
        assertThat(asked).hasSize(1);
    }
}
