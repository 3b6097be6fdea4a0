package org.fivetrust.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsApplication;
import org.fivetrust.bench.Load.Result;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.fivetrust.testing.TestNeighbourhood;
import org.fivetrust.testing.TestTokens;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evaluation over HTTP beside an empty authenticated endpoint of the same service, on an embedded PostgreSQL: warmed
 * up, then in rounds, one after the other in each, each round beginning with another. Arguments: rounds, seconds of
 * each measurement, connections.
 */
final class HttpLoad {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private HttpLoad() {}

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var millis = 1000L * (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4);
        var connections = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 16;
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        try (var context = start()) {
            var port = Service.port(context);
            var requests = requests(port, settle(port));
            requests.values().forEach(request -> run(port, request, connections, millis * 2));
            var results = new LinkedHashMap<String, List<Result>>();
            for (var round = 0; round < rounds; round++) {
                var order = new ArrayList<>(requests.keySet());
                Collections.rotate(order, round);
                order.forEach(name -> results.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(run(port, requests.get(name), connections, millis)));
            }
            print(results, connections);
        }
        System.exit(0);
    }

    static ConfigurableApplicationContext start() {
        return ServiceConfiguration.builder(AgreementsApplication.class, "agreements")
                .sources(EmptyController.class)
                .initializers(new TestNeighbourhood())
                .run("--server.port=0");
    }

    private static Result run(int port, byte[] request, int connections, long millis) {
        try {
            return new Load(port, request, connections, millis).run();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, byte[]> requests(int port, String principal) {
        var token = TestTokens.bearer("reporter." + principal.replace("-committee", ""));
        var subject = "reporter." + principal.replace("-committee", "");
        var question = """
                {"subject":{"type":"user","id":"%s"},"action":{"name":"request:PAYMENT","properties":{"amount":"4980.00"}},\
                "resource":{"type":"principal","id":"%s"}}""".formatted(subject, principal);
        var many = """
                {"subject":{"type":"user","id":"%s"},"resource":{"type":"principal","id":"%s"},"evaluations":[%s]}""".formatted(
                subject,
                principal,
                IntStream.rangeClosed(1, 10).mapToObj(n -> """
                                        {"action":{"name":"request:PAYMENT","properties":{"amount":"%d00.00"}}}""".formatted(n)).collect(Collectors.joining(",")));
        var dryRun = """
                {"principal":"%s","act":{"kind":"PAYMENT","amount":"4980.00"}}""".formatted(principal);
        var requests = new LinkedHashMap<String, byte[]>();
        requests.put("empty", Load.post("/bench/empty", token, question));
        requests.put("evaluation", Load.post("/access/v1/evaluation", token, question));
        requests.put("evaluations of 10", Load.post("/access/v1/evaluations", token, many));
        requests.put("dry run", Load.post("/v1/rulings", token, dryRun));
        return requests;
    }

    /** One community with an agreement in force. */
    static String settle(int port) throws Exception {
        var community = "b" + UUID.randomUUID().toString().substring(0, 8);
        var principal = community + "-committee";
        send(port, "civil-affairs", "/v1/communities", Map.of("code", community, "name", "南湖", "kind", "URBAN"));
        send(
                port,
                "civil-affairs",
                "/v1/principals",
                Map.of("id", principal, "community", community, "kind", "COMMITTEE", "legalName", "居委会"));
        var director = "director." + community;
        var vote = new LinkedHashMap<String, Object>(Map.of(
                "principal",
                principal,
                "body",
                "RESIDENTS_REPRESENTATIVES",
                "noticeOn",
                "2025-12-01",
                "heldOn",
                "2025-12-15",
                "eligible",
                61,
                "present",
                45,
                "inFavour",
                31,
                "against",
                14));
        vote.put("abstained", 0);
        vote.put("subject", "委托代管");
        var resolution =
                send(port, director, "/v1/resolutions", vote).path("id").asString();
        var draft = Map.of(
                "principal",
                principal,
                "resolution",
                resolution,
                "template",
                "urban",
                "term",
                Map.of("from", "2026-01-01", "to", "2035-12-31"));
        var agreement = send(port, director, "/v1/agreements", draft).path("id").asString();
        send(port, director, "/v1/agreements/" + agreement + "/signatures", Map.of());
        send(port, "leader", "/v1/agreements/" + agreement + "/signatures", Map.of());
        return principal;
    }

    private static JsonNode send(int port, String login, String path, Object body) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", TestTokens.bearer(login))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static void print(Map<String, List<Result>> results, int connections) {
        System.out.printf(
                "%d connections, medians of %d rounds%n",
                connections, results.values().iterator().next().size());
        System.out.printf(
                "%-20s %10s %9s %9s %9s %11s %9s %11s%n",
                "request", "per second", "p50 ms", "p95 ms", "p99 ms", "p50 / empty", "CPU us", "CPU / empty");
        var empty = median(results.get("empty"), 0.5);
        results.forEach((name, rounds) -> System.out.printf(
                "%-20s %10.0f %9.2f %9.2f %9.2f %11.2f %9.0f %11.2f%n",
                name,
                rounds.stream().mapToDouble(Result::perSecond).sorted().toArray()[rounds.size() / 2],
                median(rounds, 0.5),
                median(rounds, 0.95),
                median(rounds, 0.99),
                median(rounds, 0.5) / empty,
                cpu(rounds),
                cpu(rounds) / cpu(results.get("empty"))));
    }

    /** Steadier than time on a busy machine; without what PostgreSQL spends. */
    private static double cpu(List<Result> rounds) {
        return rounds.stream().mapToDouble(Result::cpuMicrosEach).sorted().toArray()[rounds.size() / 2];
    }

    private static double median(List<Result> rounds, double share) {
        return rounds.stream()
                .mapToDouble(round -> round.millisAt(share))
                .sorted()
                .toArray()[rounds.size() / 2];
    }
}
