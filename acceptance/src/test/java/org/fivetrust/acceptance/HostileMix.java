package org.fivetrust.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Requests and files that once stopped the product or led around the agreement, sent again and again by a few clients.
 */
final class HostileMix implements AutoCloseable {

    private static final int CLIENTS = 2;

    private static final int OPEN_MATTERS = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> EVERY_ROLE = List.of(
            "agency-accountant",
            "reviewer",
            "cashier",
            "releaser",
            "centre-head",
            "civil-affairs-officer",
            "archivist",
            "seal-custodian",
            "street-leader",
            "street-principal",
            "auditor");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final List<Attempt> attempts = new ArrayList<>();
    private final Town town;
    private final String foreign;
    private final Principal principal;
    private volatile boolean over;

    /** What is sent, and what may be answered. */
    private record Attempt(String name, Sending sending, Predicate<Heard> good) {}

    private interface Sending {

        Heard send();
    }

    private record Heard(int status, String body) {}

    private static final class Tally {

        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private int times;
        private long longest;

        synchronized void add(int status, long millis) {
            statuses.merge(status, 1, Integer::sum);
            times++;
            longest = Math.max(longest, millis);
        }

        @Override
        public synchronized String toString() {
            return "%d times, answers %s, longest %d ms".formatted(times, statuses, longest);
        }
    }

    HostileMix(Town town, OtherSubdistrict subdistrict) {
        this.town = town;
        this.foreign = subdistrict.token("everything.elsewhere", EVERY_ROLE, "elsewhere");
        this.principal = Founding.served(town, "urban", "900000.00");
        bodies();
        searches();
        files(principal.opened());
        suspended();
        strangers();
        foundingVote();
        hangUps();
    }

    private void attempt(String name, Sending sending, Predicate<Heard> good) {
        attempts.add(new Attempt(name, sending, good));
    }

    private static Predicate<Heard> refused(Integer... statuses) {
        return heard -> Set.of(statuses).contains(heard.status());
    }

    private void bodies() {
        var bodies = Map.of(
                "letters", "\"" + "x".repeat(40_000) + "\"",
                "many letters", "\"" + "x".repeat(1_000_000) + "\"",
                "dots", "\"" + "a.".repeat(200_000) + "a\"",
                "nested", "[".repeat(100_000),
                "a large number", "{\"amount\":1e1000000000}",
                "digits", "{\"amount\":" + "9".repeat(500_000) + "}",
                "an unknown field", "{\"" + "y".repeat(500_000) + "\":1}");
        var paths = List.of(
                "/v1/assets",
                "/v1/payments",
                "/v1/rulings",
                "/v1/seal-requests",
                "/v1/books",
                "/v1/resolutions",
                "/access/v1/evaluation");
        var token = town.tokenOf("reporter." + principal.community().code());
        bodies.forEach((name, body) -> paths.forEach(path -> attempt(
                name + " to " + path,
                () -> post(token, path, "application/json", BodyPublishers.ofString(body)),
                refused(400, 403, 413, 422, 429))));
    }

    /** More open matters than one fetch brings. */
    private void searches() {
        for (var n = 0; n < OPEN_MATTERS; n++) {
            principal.ask(PaymentDraft.of("%d.00".formatted(100 + n))).created();
        }
        for (var login : List.of("director." + principal.community().code(), "auditor")) {
            var body = Body.write(Body.of(
                    "subject",
                    Body.of("type", "user", "id", login),
                    "action",
                    Body.of("name", "approve"),
                    "resource",
                    Body.of("type", "matter")));
            attempt(
                    "search by " + login,
                    () -> post(
                            town.tokenOf(login),
                            "/access/v1/search/resource",
                            "application/json",
                            BodyPublishers.ofString(body)),
                    refused(200, 429));
        }
    }

    private void files(String book) {
        var imports = "/v1/books/" + book + "/imports";
        for (var file : List.of(
                HostileFiles.cells(),
                HostileFiles.letters(),
                HostileFiles.columns(),
                HostileFiles.strings(),
                HostileFiles.besideTheSheet())) {
            attempt(
                    file.getFileName().toString(),
                    () -> upload(imports, HostileFiles.XLSX, file),
                    refused(413, 422, 429));
        }
        for (var file : List.of(HostileFiles.oneLine(), HostileFiles.fields())) {
            attempt(
                    file.getFileName().toString(),
                    () -> upload(imports, "text/csv", file),
                    refused(400, 413, 422, 429));
        }
        var parts = new StringBuilder();
        for (var n = 0; n < 50_000; n++) {
            parts.append("--b\r\nContent-Disposition: form-data; name=\"p")
                    .append(n)
                    .append("\"\r\n\r\n\r\n");
        }
        var form = parts.append("--b--\r\n").toString();
        attempt(
                "fifty thousand parts",
                () -> post(
                        town.tokenOf("archivist"),
                        "/v1/records",
                        "multipart/form-data; boundary=b",
                        BodyPublishers.ofString(form)),
                refused(400, 413, 422, 429));
    }

    private Heard upload(String path, String type, Path file) {
        try {
            return post(town.tokenOf("accountant"), path, type, BodyPublishers.ofFile(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void suspended() {
        var held = Founding.served(town, "urban", "5000.00");
        var warranted = held.authorised(PaymentDraft.of("210.00"));
        var asked = held.ask(PaymentDraft.of("220.00")).created().path("matter").asString();
        var step = Principal.openStep(held.matter(asked)).path("id").asString();
        var agreement = held.community()
                .reporter()
                .list("/v1/agreements?principal=" + held.id())
                .getFirst()
                .path("id")
                .asString();
        town.person("leader")
                .post("/v1/agreements/" + agreement + "/suspension", Body.of("reason", "审计整改"))
                .done();
        attempt(
                "approval under suspension",
                () -> post(
                        town.tokenOf("director." + held.community().code()),
                        "/v1/matters/" + asked + "/steps/" + step + "/approve",
                        "application/json",
                        BodyPublishers.ofString("{\"comment\":\"同意\"}")),
                refused(409, 422, 429));
        attempt(
                "payment under suspension",
                () -> post(
                        town.tokenOf("cashier"),
                        "/v1/payments/" + warranted + "/prepare",
                        "application/json",
                        BodyPublishers.ofString("{}")),
                refused(409, 422, 429));
    }

    private void strangers() {
        for (var path : List.of(
                "/v1/principals",
                "/v1/agreements",
                "/v1/resolutions",
                "/v1/matters",
                "/v1/rulings",
                "/v1/trust-accounts",
                "/v1/receipts",
                "/v1/payments",
                "/v1/books",
                "/v1/assets",
                "/v1/disposals",
                "/v1/records",
                "/v1/seals",
                "/v1/seal-requests")) {
            for (var query : List.of("", "?principal=" + principal.id())) {
                attempt(
                        "another sub-district reads " + path + query.replace(principal.id(), "…"),
                        () -> get(foreign, path + query),
                        heard -> refused(400, 403, 404, 429).test(heard)
                                || heard.status() == 200 && !heard.body().contains(principal.id()));
            }
        }
        var receipt = Body.write(Body.of(
                "principal",
                principal.id(),
                "account",
                principal.account(),
                "receivedOn",
                Town.today().toString(),
                "amount",
                "1.00",
                "payer",
                "stranger",
                "purpose",
                "none",
                "category",
                "other",
                "receiptNumber",
                "A99999999"));
        attempt(
                "another sub-district writes a receipt",
                () -> post(foreign, "/v1/receipts", "application/json", BodyPublishers.ofString(receipt)),
                refused(403, 404, 429));
    }

    /** The vote that entrusted the community's affairs decides no payment. */
    private void foundingVote() {
        var amount = "200000.00";
        var vote = principal
                .community()
                .reporter()
                .list("/v1/resolutions?principal=" + principal.id())
                .getFirst()
                .path("id")
                .asString();
        var matter =
                principal.ask(PaymentDraft.of(amount)).created().path("matter").asString();
        var papers = Map.<String, Map<String, Object>>of(
                "RESOLUTION",
                Body.of("kind", "RESOLUTION", "number", "决议-1", "resolution", vote),
                "PARTY_MINUTES",
                Body.of("kind", "PARTY_MINUTES", "number", "滨河党工委纪要-1"));
        attempt(
                "a payment on the founding vote",
                () -> {
                    var seen = principal.matter(matter);
                    if (!Principal.isOpen(seen)) {
                        return new Heard(
                                200, "the matter is " + seen.path("status").asString());
                    }
                    var step = Principal.openStep(seen);
                    var evidence = step.path("evidence").values().stream()
                            .map(wanted -> papers.get(wanted.asString()))
                            .toList();
                    var answer = Principal.decide(
                            principal.community().holding(step.path("role").asString()),
                            matter,
                            step,
                            "approve",
                            Body.of("comment", "同意", "evidence", evidence));
                    var isLast = seen.path("steps").values().stream()
                                    .filter(one ->
                                            !one.path("status").asString().equals("APPROVED"))
                                    .count()
                            == 1;
                    return isLast ? new Heard(answer.status(), answer.toString()) : new Heard(422, "");
                },
                refused(409, 422));
    }

    private void hangUps() {
        attempt(
                "a client that hangs up while it sends",
                () -> {
                    hangUp("POST /v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + town.tokenOf("cashier")
                            + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"principal\":");
                    return new Heard(0, "");
                },
                heard -> heard.status() == 0);
        attempt(
                "a client that hangs up while it is answered",
                () -> {
                    hangUp("GET /v1/matters?limit=200 HTTP/1.1\r\nHost: x\r\nAccept: application/x-ndjson\r\n"
                            + "Authorization: Bearer " + town.tokenOf("auditor") + "\r\n\r\n");
                    return new Heard(0, "");
                },
                heard -> heard.status() == 0);
    }

    private void hangUp(String said) {
        try (var socket = new Socket(town.gateway().getHost(), town.gateway().getPort())) {
            socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Await.pause(Duration.ofMillis(20));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private Heard get(String token, String path) {
        return hear(HttpRequest.newBuilder(town.gateway().resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build());
    }

    private Heard post(String token, String path, String type, BodyPublisher body) {
        return hear(HttpRequest.newBuilder(town.gateway().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("Idempotency-Key", Person.key())
                .timeout(PATIENCE)
                .POST(body)
                .build());
    }

    private Heard hear(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return new Heard(answer.statusCode(), answer.body());
        } catch (IOException silent) {
            throw new UncheckedIOException(silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HostileMix start() {
        for (var client = 0; client < CLIENTS; client++) {
            var random = new Random(client);
            clients.execute(() -> work(random));
        }
        return this;
    }

    private void work(Random random) {
        while (!over) {
            run(attempts.get(random.nextInt(attempts.size())));
        }
    }

    /** Each of them once, in order. */
    void eachOnce() {
        attempts.forEach(this::run);
    }

    private void run(Attempt attempt) {
        var started = System.nanoTime();
        try {
            var heard = attempt.sending().send();
            var millis = (System.nanoTime() - started) / 1_000_000;
            tallies.computeIfAbsent(attempt.name(), _ -> new Tally()).add(heard.status(), millis);
            if (!attempt.good().test(heard)) {
                failures.add(attempt.name() + ": " + heard.status() + " " + shortened(heard.body()));
            }
        } catch (UncheckedIOException silent) {
            // a body that is far too large may be cut off while it is sent
            if (!isCutOff(silent)) {
                failures.add(attempt.name() + ": " + silent.getMessage());
            }
            tallies.computeIfAbsent(attempt.name(), _ -> new Tally())
                    .add(-1, (System.nanoTime() - started) / 1_000_000);
        } catch (RuntimeException | AssertionError broken) {
            failures.add(attempt.name() + ": " + broken);
        }
    }

    private static boolean isCutOff(UncheckedIOException silent) {
        var message = String.valueOf(silent.getMessage());
        return message.contains("Broken pipe") || message.contains("reset") || message.contains("EOF");
    }

    private static String shortened(String body) {
        return body.length() > 300 ? body.substring(0, 300) + " …" : body;
    }

    List<String> failures() {
        return failures.stream().distinct().limit(40).toList();
    }

    String summary() {
        return new TreeMap<>(tallies)
                .entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        over = true;
        clients.shutdown();
        try {
            if (!clients.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                failures.add("a hostile client is still waiting for its answer");
                clients.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        http.shutdownNow();
    }
}
