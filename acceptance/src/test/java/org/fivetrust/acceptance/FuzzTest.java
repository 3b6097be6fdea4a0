package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Bad input is told so by a problem, whatever it is: never an error of ours, never silence. Requests of every
 * operation, with faults, through the gateway and past it, by everybody. {@code -Dacceptance.fuzz=600} goes on for ten
 * minutes; {@code -Dacceptance.fuzz.seed=} repeats the random numbers of an earlier run.
 */
@Order(11)
class FuzzTest {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("acceptance.fuzz", 60));

    private static final int CLIENTS = 2;

    private static final int ENOUGH = 40;

    private static final List<String> LOGINS = List.of(
            "reporter.dongfang",
            "director.dongfang",
            "secretary.dongfang",
            "supervisor.dongfang",
            "reporter.xinghe",
            "accountant",
            "reviewer",
            "cashier",
            "releaser",
            "head",
            "civil-affairs",
            "archivist",
            "custodian",
            "leader",
            "principal-leader",
            "auditor",
            "district");

    private static final List<String> NO_TOKENS = List.of("", "nonsense", "a.b.c", "\u0085");

    private static final List<String> SERVICES =
            List.of("agreements", "accounts", "funds", "assets", "archives", "seals");

    /** Words of the language and of the database that it is written in. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\borg\\.|\\bjava\\.|Exception\\b|\\bselect |\\binsert into |\\bnull\\b", Pattern.CASE_INSENSITIVE);

    private static Product product;

    private final Town town = product.town();

    private final List<Operation> operations = Operation.all();

    private final KnownValues known = new KnownValues();

    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    private final Map<Integer, Integer> statuses = new TreeMap<>();

    private final AtomicLong turns = new AtomicLong();

    /** Nothing that other journeys need survives this one. */
    @BeforeAll
    static void itsOwnProduct() {
        Product.retire();
        product = new Product("fuzzed");
        product.start(Map.of("RATE_LIMIT", "100000"));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void badInputIsAProblemAndNeverAnErrorOrSilence() throws InterruptedException {
        var given = Long.getLong("acceptance.fuzz.seed", 0);
        var seed = given == 0 ? System.nanoTime() : given;
        System.out.println("fuzz: -Dacceptance.fuzz.seed=" + seed);
        var end = Instant.now().plus(LENGTH);
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var client = 0; client < CLIENTS; client++) {
                clients.submit(() -> work(seed, end));
            }
            clients.shutdown();
            assertThat(clients.awaitTermination(LENGTH.toSeconds() + 60, TimeUnit.SECONDS))
                    .isTrue();
        }
        System.out.println("fuzz: " + turns + " requests, answers " + statuses);
        assertThat(faults).isEmpty();
        assertThat(statuses).containsKeys(200, 400, 401, 403, 404, 406);
        listsStillAnswer();
        logsVerify();
    }

    private void work(long seed, Instant end) {
        while (Instant.now().isBefore(end) && faults.size() < ENOUGH) {
            var turn = turns.incrementAndGet();
            try {
                turn(new Random(seed + turn));
            } catch (RuntimeException | AssertionError broken) {
                faults.add("turn " + turn + ": " + broken);
            }
        }
    }

    private void turn(Random random) {
        var operation = operations.get(random.nextInt(operations.size()));
        var login = LOGINS.get(random.nextInt(LOGINS.size()));
        var token = random.nextInt(30) == 0 ? NO_TOKENS.get(random.nextInt(NO_TOKENS.size())) : town.tokenOf(login);
        var request = new FuzzedRequest(operation, known, random).bytes(token);
        var port = random.nextInt(4) == 0 ? product.port(operation.service()) : product.port("gateway");
        var answer = RawAnswer.to(port, request, operation.isStream());
        count(answer.status());
        judge(operation, answer)
                .forEach(fault -> faults.add(fault + " by " + login + "\n" + shown(request, token) + "\n-> " + answer));
    }

    private synchronized void count(int status) {
        statuses.merge(status, 1, Integer::sum);
    }

    private static String shown(byte[] request, String token) {
        var text = new String(request, StandardCharsets.UTF_8).replace(token.isEmpty() ? "\0" : token, "…");
        return text.substring(0, Math.min(2_000, text.length()));
    }

    private List<String> judge(Operation operation, RawAnswer answer) {
        if (answer.status() == 0) {
            return List.of("silence");
        }
        if (answer.status() >= 500) {
            return List.of("an error of ours");
        }
        if (answer.status() >= 400) {
            return problem(answer);
        }
        read(answer).ifPresent(json -> known.learn(operation, json));
        return answer.isOf("application/problem") ? List.of("a success called a problem") : List.of();
    }

    private static List<String> problem(RawAnswer answer) {
        if (!answer.isOf("application/problem+json")) {
            return List.of("no problem+json");
        }
        var problem = read(answer).orElse(Body.read("{}"));
        if (problem.path("code").asString("").isBlank()
                || problem.path("title").asString("").isBlank()) {
            return List.of("a problem without code or title");
        }
        return told(problem)
                .filter(INSIDE.asPredicate())
                .map(words -> "tells of the inside: " + words)
                .toList();
    }

    /** What people read of a problem. */
    private static Stream<String> told(JsonNode problem) {
        var violations = problem.path("violations").valueStream().map(violation -> violation.path("message"));
        return Stream.concat(Stream.of(problem.path("title"), problem.path("detail")), violations)
                .map(words -> words.asString(""));
    }

    private static Optional<JsonNode> read(RawAnswer answer) {
        try {
            return answer.isOf("application/json") || answer.isOf("application/problem+json")
                    ? Optional.of(Body.read(answer.body()))
                    : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private void listsStillAnswer() {
        var auditor = town.person("auditor");
        assertThat(operations.stream().filter(Operation::isList).map(Operation::path))
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(auditor.get(path).status()).isIn(200, 403));
    }

    private void logsVerify() {
        for (var service : SERVICES) {
            var verified = town.person("auditor")
                    .post("/v1/logs/" + service + "/verifications", Body.NOTHING)
                    .done();
            assertThat(verified.path("holds").asBoolean(false))
                    .as(verified.toString())
                    .isTrue();
        }
    }
}
