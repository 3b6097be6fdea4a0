package org.fivetrust.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.reading.MaskedField;
import org.fivetrust.shared.reading.ReadingTable;
import org.fivetrust.shared.reading.Sight;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Every role and every reading of a service: who has no mark in the table is refused, who has one gets past it. A
 * reading of the document without a row is a failure.
 */
public final class ReadingMatrix {

    private static final String STREAM = "/v1/matters/events";

    private static final int LARGEST = 16 * 1024 * 1024;

    private final WebTestClient client;
    private final ReadingTable table = ReadingRights.table();
    private final List<String> faults = new ArrayList<>();

    private ReadingMatrix(WebTestClient client) {
        this.client = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
    }

    public static void isKept(WebTestClient client, String service) {
        var matrix = new ReadingMatrix(client);
        ReadingRights.readings(service).forEach((operation, path) -> matrix.read(operation, path, service));
        matrix.mustHold();
    }

    /** What a field of something is to each role: whole, masked, or not to be read at all. */
    public static void isMasked(
            WebTestClient client,
            MaskedField field,
            String whole,
            String principal,
            String operation,
            String... paths) {
        var matrix = new ReadingMatrix(client);
        for (var path : paths) {
            for (var type : List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON)) {
                ReadingTable.READERS.forEach(
                        role -> matrix.field(field, whole, principal, operation, new Question(role, path, type)));
            }
        }
        matrix.mustHold();
    }

    private record Question(String role, String path, MediaType type) {}

    private record Answer(int status, String body) {

        boolean isRefused() {
            return status == 403 && body.contains("\"access.role\"");
        }
    }

    private void read(String operation, String path, String service) {
        var readers = table.readersOf(operation);
        if (readers.isEmpty()) {
            faults.add(operation + " has no row: nobody reads it");
            return;
        }
        var asked = filled(path, service) + ReadOperations.required(service, path);
        for (var role : ReadingTable.READERS) {
            var may = readers.get().contains(role);
            if (may && path.equals(STREAM)) {
                continue;
            }
            var answer = ask(new Question(role, asked, MediaType.ALL), "nobody-committee");
            if (answer.isRefused() == may || answer.status() >= 500) {
                faults.add(operation + " by " + role + ", who " + (may ? "reads" : "does not read") + " it: " + answer);
            }
        }
    }

    private static String filled(String path, String service) {
        return path.replace("{area}", service)
                .replaceAll("\\{[A-Za-z]+}", UUID.randomUUID().toString());
    }

    private void field(MaskedField field, String whole, String principal, String operation, Question question) {
        var answer = ask(question, principal);
        var reads = table.readersOf(operation).orElseThrow().contains(question.role());
        if (!reads || answer.status() == 406) {
            if (answer.status() == 200) {
                faults.add(question + " is answered");
            }
            return;
        }
        var sees = table.sight(Set.of(question.role())).sees(field);
        var masked = Objects.requireNonNullElse(Sight.NONE.shown(field, whole), "");
        var shown = answer.body().contains(whole);
        if (answer.status() != 200 || shown != sees || !sees && !answer.body().contains(masked)) {
            faults.add(question + (sees ? " is to see it whole: " : " is to see it masked: ") + answer);
        }
    }

    private Answer ask(Question question, String principal) {
        var result = client.get()
                .uri(question.path())
                .header(HttpHeaders.AUTHORIZATION, token(question.role(), principal))
                .accept(question.type())
                .exchange()
                .expectBody()
                .returnResult();
        var body = result.getResponseBody();
        return new Answer(result.getStatus().value(), body == null ? "" : new String(body));
    }

    private static String token(String role, String principal) {
        if (Roles.COMMUNITY.contains(role)) {
            return TestTokens.bearer("reader-" + role, List.of(role), List.of(principal));
        }
        return role.equals(Roles.DISTRICT_SYSTEM)
                ? TestTokens.bearer("reader-" + role, List.of(role), "*", null)
                : TestTokens.bearer("reader-" + role, List.of(role), "*");
    }

    private void mustHold() {
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.size() + " faults\n" + String.join("\n", faults));
        }
    }
}
