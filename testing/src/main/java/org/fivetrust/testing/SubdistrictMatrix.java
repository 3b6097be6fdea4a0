package org.fivetrust.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fivetrust.testing.client.Caller;
import org.fivetrust.testing.client.EvidenceClient;
import org.fivetrust.testing.client.ServiceWire;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/**
 * Two sub-districts and every operation of a service: what the people of one have made, somebody of the other who holds
 * every role may neither see nor change, and somebody of the first may. An operation of the service's document that is
 * not named here is a failure, and so is one that is named and not there. None takes a parameter that it does not
 * declare.
 */
public final class SubdistrictMatrix {

    public static final String NEIGHBOUR = "yanhe";

    private static final Duration LISTENED = Duration.ofSeconds(2);

    private static final String UNKNOWN = "undeclared";

    private static final int LARGEST = 16 * 1024 * 1024;

    private static final int LEAVES = 1000;

    private final WebTestClient client;
    private final String service;
    private final String principal;
    private final Set<String> secrets = new TreeSet<>();
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private SubdistrictMatrix(WebTestClient client, String service, String principal) {
        this.client = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
        this.service = service;
        this.principal = principal;
        secrets.add(principal);
    }

    public static SubdistrictMatrix of(WebTestClient client, String service, String principal) {
        return new SubdistrictMatrix(client, service, principal);
    }

    /** What comes of a call. */
    private enum Rule {
        /** Not for the neighbour: 403 or 404. */
        HIDDEN,
        /** The neighbour gets an empty list of their own; the maker finds it there. */
        FILTERED,
        /** The same for all sub-districts, and nothing of anybody's in it. */
        SHARED,
        /** A change: not for the neighbour; whoever made the thing gets past the question whose it is. */
        REFUSED,
        /** The same, but at home it is for one person alone, or wants what is not here. */
        AWAY,
        /** The neighbour does it for their own sub-district. */
        OWN,
        /** A question that is answered either way: to the neighbour with this no, at home otherwise. */
        ANSWERED,
        /** A report of somebody else: what it speaks of is not there for the neighbour, as this problem says. */
        UNKNOWN
    }

    /** How a request is completed, where it is not plain JSON. */
    @FunctionalInterface
    public interface Filling {

        RequestHeadersSpec<?> fill(RequestBodySpec request);
    }

    private record Cell(Rule rule, String path, @Nullable Filling body, String no) {}

    private record Answer(int status, String body) {}

    /** Ids, names and numbers of the first sub-district's that the neighbour must never read. */
    public SubdistrictMatrix secret(Object... words) {
        for (var word : words) {
            secrets.add(word.toString());
        }
        return this;
    }

    public SubdistrictMatrix hidden(String operation, Object... variables) {
        return cell(operation, Rule.HIDDEN, null, "", variables);
    }

    public SubdistrictMatrix filtered(String operation, Object... variables) {
        return cell(operation, Rule.FILTERED, null, "", variables);
    }

    public SubdistrictMatrix shared(String operation, Object... variables) {
        return cell(operation, Rule.SHARED, null, "", variables);
    }

    public SubdistrictMatrix refused(String operation, Object body, Object... variables) {
        return cell(operation, Rule.REFUSED, filling(body), "", variables);
    }

    /** A question put in a body. */
    public SubdistrictMatrix filteredBy(String operation, Object body, Object... variables) {
        return cell(operation, Rule.FILTERED, filling(body), "", variables);
    }

    public SubdistrictMatrix own(String operation, Object body, Object... variables) {
        return cell(operation, Rule.OWN, filling(body), "", variables);
    }

    public SubdistrictMatrix away(String operation, Object body, Object... variables) {
        return cell(operation, Rule.AWAY, filling(body), "", variables);
    }

    public SubdistrictMatrix answered(String operation, Object body, String no, Object... variables) {
        return cell(operation, Rule.ANSWERED, filling(body), no, variables);
    }

    public SubdistrictMatrix unknown(String operation, Object body, String problem, Object... variables) {
        return cell(operation, Rule.UNKNOWN, filling(body), problem, variables);
    }

    /** The operations of the evidence log, which every service has; with a leaf of this principal. */
    public SubdistrictMatrix log(String kind, Object subject) {
        var verification = new EvidenceClient(Caller.of(new ServiceWire(client), "auditor"))
                .verifyLog(service)
                .created();
        var from = Math.max(0, verification.path("size").asLong() - LEAVES);
        return shared("GET /.well-known/evidence/{area}", service)
                .shared("GET /v1/logs/{area}/checkpoint", service)
                .shared("GET /v1/logs/{area}/consistency?from=1&to=1", service)
                .shared("GET /v1/logs/{area}/keys", service)
                .shared("GET /v1/logs/{area}/accesses?principal=" + principal, service)
                .filtered("GET /v1/logs/{area}/leaves?limit=" + LEAVES + "&from=" + from, service)
                .hidden("GET /v1/logs/{area}/proofs?kind=" + kind + "&subject=" + subject, service)
                .own("POST /v1/logs/{area}/verifications", Map.of(), service)
                .shared(
                        "GET /v1/logs/{area}/verifications/{id}",
                        service,
                        verification.path("id").asString());
    }

    private static Filling filling(Object body) {
        return body instanceof Filling filling
                ? filling
                : request -> request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }

    /**
     * The operation as the document writes it, what is asked for besides behind a question mark; variables in order.
     */
    private SubdistrictMatrix cell(
            String operation, Rule rule, @Nullable Filling body, String no, Object... variables) {
        var path = operation.substring(operation.indexOf(' ') + 1);
        for (var variable : variables) {
            path = path.replaceFirst("\\{[A-Za-z]+}", variable.toString());
        }
        var question = operation.indexOf('?');
        var key = question < 0 ? operation : operation.substring(0, question);
        if (cells.put(key, new Cell(rule, path, body, no)) != null) {
            throw new IllegalArgumentException(key + " is named twice");
        }
        return this;
    }

    public void check() {
        var operations = OpenApiCheck.operations(service);
        operations.stream()
                .filter(operation -> !cells.containsKey(operation))
                .forEach(operation -> faults.add(operation + " is not in the matrix"));
        cells.keySet().stream()
                .filter(operation -> !operations.contains(operation))
                .forEach(operation -> faults.add(operation + " is in the matrix and not in the document"));
        var before = DatabaseRules.state(service, principal);
        cells.forEach(this::fromNextDoor);
        var after = DatabaseRules.state(service, principal);
        before.forEach((table, state) -> {
            if (!state.equals(after.get(table))) {
                faults.add(table + " was changed from next door");
            }
        });
        cells.forEach(this::fromHome);
        cells.forEach(this::withUnknownParameter);
        faults.addAll(DatabaseRules.seenFrom(service, principal, NEIGHBOUR));
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.size() + " faults\n" + String.join("\n", faults));
        }
    }

    private void fromNextDoor(String operation, Cell cell) {
        var token = TestTokens.everyRole("neighbour", NEIGHBOUR);
        var answer = call(operation, cell, token, MediaType.ALL);
        switch (cell.rule()) {
            case HIDDEN, REFUSED, AWAY -> expect(isAway(answer), operation, "from next door", answer);
            case FILTERED, SHARED, OWN -> {
                expect(answer.status() / 100 == 2, operation, "from next door", answer);
                mustTellNothing(operation, answer, secrets);
            }
            case UNKNOWN -> {
                expect(
                        answer.status() == 422 && answer.body().contains('"' + cell.no() + '"'),
                        operation,
                        "from next door",
                        answer);
                mustTellNothing(operation, answer, secrets);
            }
            case ANSWERED -> {
                expect(
                        answer.status() / 100 == 2 && answer.body().contains(cell.no()),
                        operation,
                        "from next door",
                        answer);
                var learnt = new TreeSet<>(secrets);
                learnt.removeIf(principal::contains);
                mustTellNothing(operation, answer, learnt);
            }
        }
        if (cell.rule() == Rule.FILTERED && operation.startsWith("GET")) {
            var stream = call(operation, cell, token, MediaType.APPLICATION_NDJSON);
            mustTellNothing(operation + " as a stream", stream, secrets);
        }
    }

    /** Not found, or not the caller's; any other refusal would say nothing of sub-districts. */
    private static boolean isAway(Answer answer) {
        return answer.status() == 404 || answer.status() == 403 && isForAnother(answer);
    }

    private static boolean isForAnother(Answer answer) {
        return Stream.of("access.principal", "access.street", "access.guarded")
                .anyMatch(code -> answer.body().contains('"' + code + '"'));
    }

    private void mustTellNothing(String operation, Answer answer, Set<String> unsaid) {
        unsaid.stream()
                .filter(answer.body()::contains)
                .findFirst()
                .ifPresent(secret -> faults.add(operation + " tells next door of " + secret + ": " + answer));
    }

    private void fromHome(String operation, Cell cell) {
        if (cell.rule() == Rule.AWAY || cell.rule() == Rule.OWN) {
            return;
        }
        var token = TestTokens.everyRole("neighbour-at-home", TestTokens.SUBDISTRICT);
        // a page may end before what this test has made: a list is read whole where it can be
        var answer = cell.rule() == Rule.FILTERED
                ? call(operation, cell, token, MediaType.APPLICATION_NDJSON, MediaType.ALL)
                : call(operation, cell, token, MediaType.ALL);
        var done = answer.status() / 100 == 2;
        var well =
                switch (cell.rule()) {
                    case HIDDEN, SHARED, AWAY, OWN, UNKNOWN -> done;
                    case FILTERED -> done && secrets.stream().anyMatch(answer.body()::contains);
                    case ANSWERED -> done && !answer.body().contains(cell.no());
                    case REFUSED ->
                        done
                                || Set.of(409, 422).contains(answer.status())
                                || answer.status() == 403 && !isForAnother(answer);
                };
        expect(well, operation, "from home", answer);
    }

    private void withUnknownParameter(String operation, Cell cell) {
        var path = cell.path() + (cell.path().indexOf('?') < 0 ? '?' : '&') + UNKNOWN + "=1";
        var asked = new Cell(cell.rule(), path, cell.body(), cell.no());
        var answer = call(
                operation, asked, TestTokens.everyRole("neighbour-at-home", TestTokens.SUBDISTRICT), MediaType.ALL);
        expect(
                answer.status() == 400 && answer.body().contains("\"/" + UNKNOWN + '"'),
                operation,
                "with a parameter it does not declare",
                answer);
    }

    private void expect(boolean well, String operation, String whence, Answer answer) {
        if (!well) {
            faults.add(operation + " " + whence + ": " + answer);
        }
    }

    private Answer call(String operation, Cell cell, String token, MediaType... wanted) {
        var method = HttpMethod.valueOf(operation.substring(0, operation.indexOf(' ')));
        var request = client.method(method)
                .uri(cell.path())
                .accept(wanted)
                .header("Authorization", token)
                .header("Idempotency-Key", IdempotencyKeys.next());
        var result = (cell.body() == null ? request : cell.body().fill(request))
                .exchange()
                .returnResult(byte[].class);
        var told = new StringBuilder();
        result.getResponseBody()
                .take(LISTENED)
                .doOnNext(bytes -> told.append(new String(bytes, StandardCharsets.UTF_8)))
                .blockLast();
        return new Answer(result.getStatus().value(), told.toString());
    }
}
