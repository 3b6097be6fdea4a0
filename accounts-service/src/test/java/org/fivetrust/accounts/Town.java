package org.fivetrust.accounts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fivetrust.testing.FrontDoor;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A new community, and the centre that keeps its books, as HTTP clients. */
public final class Town extends FrontDoor {

    private Town(WebTestClient client) {
        super(client);
    }

    public static Town over(WebTestClient client) {
        return new Town(client);
    }

    /** A file in the body. */
    public ResponseSpec file(String login, String path, String type, byte[] bytes) {
        return client().post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .header("Idempotency-Key", IdempotencyKeys.next())
                .header("Content-Type", type)
                .bodyValue(bytes)
                .exchange();
    }

    public ResponseSpec csv(String book, String query, String text) {
        return file(
                "accountant",
                "/v1/books/" + book + "/imports" + query,
                "text/csv",
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** Taken in, reviewed and posted. */
    public String imported(String book, String csv) {
        var id = read(csv(book, "", csv).expectStatus().isCreated()).path("id").asString();
        together(book, Map.of("import", id));
        return id;
    }

    /** Many vouchers at a time, taken in as a file: posted in the order of their days. */
    public void postedAll(String book, List<Map<String, Object>> vouchers) {
        imported(book, file(vouchers));
    }

    /** The same, as far as review. */
    public List<String> reviewedAll(String book, List<Map<String, Object>> vouchers) {
        var taken = Map.of(
                "import",
                read(csv(book, "", file(vouchers)).expectStatus().isCreated())
                        .path("id")
                        .asString());
        done("accountant", "/v1/books/" + book + "/vouchers/submit", taken);
        done("reviewer", "/v1/books/" + book + "/vouchers/review", taken);
        return list("/v1/books/" + book + "/vouchers?status=REVIEWED&limit=200").stream()
                .map(voucher -> voucher.path("id").asString())
                .toList();
    }

    public static String file(List<Map<String, Object>> vouchers) {
        var csv = new StringBuilder("voucher_no,date,summary,account_code,debit,credit,type,attachments\n");
        for (var number = 1; number <= vouchers.size(); number++) {
            var voucher = vouchers.get(number - 1);
            for (var line : (List<?>) voucher.get("lines")) {
                var said = (Map<?, ?>) line;
                csv.append(number)
                        .append(',')
                        .append(voucher.get("date"))
                        .append(',')
                        .append('"')
                        .append(said.get("summary").toString().replace("\"", "\"\""))
                        .append('"')
                        .append(',')
                        .append(said.get("account"))
                        .append(',')
                        .append(Objects.toString(said.get("debit"), ""))
                        .append(',')
                        .append(Objects.toString(said.get("credit"), ""))
                        .append(',')
                        .append(voucher.get("type"))
                        .append(',')
                        .append(voucher.get("attachments"))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /** Submitted, reviewed and posted at once. */
    public void together(String book, Map<String, String> which) {
        var vouchers = "/v1/books/" + book + "/vouchers";
        done("accountant", vouchers + "/submit", which);
        done("reviewer", vouchers + "/review", which);
        done("accountant", vouchers + "/post", which);
    }

    public JsonNode closed(String book, String month) {
        return done("accountant", "/v1/books/" + book + "/periods/" + month + "/close", Map.of());
    }

    public ResponseSpec put(String login, String path, String ifMatch, Object body) {
        return client().put()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .headers(headers -> {
                    if (!ifMatch.isEmpty()) {
                        headers.set("If-Match", ifMatch);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public List<JsonNode> list(String path) {
        return List.copyOf(seen("accountant", path).path("items").values());
    }

    /** What funds-service tells. */
    public void hears(String type, Map<String, ?> data) {
        hearsFrom("funds", type, data);
    }

    public void hearsFrom(String service, String type, Map<String, ?> data) {
        NeighbourStub.tell(client(), service, principal(), type, data)
                .expectStatus()
                .isNoContent();
    }

    public String book() {
        return book("NONPROFIT_2024", "2026-01-01");
    }

    public String book(String standard, String startsOn) {
        return created("accountant", "/v1/books", bookWanted(standard, startsOn))
                .path("id")
                .asString();
    }

    public Map<String, Object> bookWanted(String standard, String startsOn) {
        return Map.of("principal", principal(), "standard", standard, "startsOn", startsOn);
    }

    /** Office supplies paid by bank. */
    public static Map<String, Object> supplies(String date, String amount) {
        return Map.of(
                "date",
                date,
                "type",
                "PAYMENT",
                "attachments",
                2,
                "lines",
                List.of(
                        Map.of("summary", "购买办公用品", "account", "5301", "debit", amount),
                        Map.of("summary", "购买办公用品", "account", "1002", "credit", amount)));
    }

    public String drafted(String book, Map<String, Object> voucher) {
        return created("accountant", "/v1/books/" + book + "/vouchers", voucher)
                .path("id")
                .asString();
    }

    public String reviewed(String book, Map<String, Object> voucher) {
        var id = drafted(book, voucher);
        done("accountant", "/v1/vouchers/" + id + "/submit", Map.of());
        done("reviewer", "/v1/vouchers/" + id + "/review", Map.of());
        return id;
    }

    public JsonNode posted(String book, Map<String, Object> voucher) {
        return done("accountant", "/v1/vouchers/" + reviewed(book, voucher) + "/post", Map.of());
    }
}
