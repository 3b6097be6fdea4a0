package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.status;
import static org.fivetrust.accounts.Town.supplies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class CorrectionApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private String posted(String date, String amount) {
        return town.posted(book, supplies(date, amount)).path("id").asString();
    }

    private void post(String id) {
        town.done("accountant", "/v1/vouchers/" + id + "/submit", Map.of());
        town.done("reviewer", "/v1/vouchers/" + id + "/review", Map.of());
        town.done("accountant", "/v1/vouchers/" + id + "/post", Map.of());
    }

    private String turnover(String code) {
        return town
                .seen("accountant", "/v1/books/" + book + "/trial-balance?from=2026-03&to=2026-03")
                .path("items")
                .values()
                .stream()
                .filter(item -> item.path("code").asString().equals(code))
                .map(item -> item.path("debit").asString())
                .findFirst()
                .orElse("none");
    }

    private static Map<String, Object> difference(String original, String amount) {
        var body = new HashMap<>(supplies("2026-03-09", amount));
        body.put("corrects", original);
        return body;
    }

    @Test
    void whatIsWrittenOffInRedLowersTheTurnover() {
        var wrong = posted("2026-03-05", "600.00");
        posted("2026-03-06", "50.00");

        var red = town.created("accountant", "/v1/vouchers/" + wrong + "/reverse", Map.of());
        assertThat(red.path("kind").asString()).isEqualTo("REVERSAL");
        assertThat(red.path("date").asString()).isEqualTo("2026-03-05");
        assertThat(red.path("lines").get(0).path("summary").asString()).isEqualTo("注销2026年3月5日付-1号凭证");
        assertThat(red.path("lines").get(0).path("debit").asString()).isEqualTo("-600.00");
        assertThat(red.path("corrects").asString()).isEqualTo(wrong);
        assertThat(turnover("5301")).isEqualTo("650.00");

        post(red.path("id").asString());
        assertThat(turnover("5301")).isEqualTo("50.00");
        assertThat(town.seen("accountant", "/v1/vouchers/" + wrong)
                        .path("correctedBy")
                        .get(0)
                        .asString())
                .isEqualTo(red.path("id").asString());
    }

    @Test
    void itIsWrittenOffOnceHoweverManyTry() {
        var wrong = posted("2026-03-05", "600.00");
        var path = "/v1/vouchers/" + wrong + "/reverse";

        var answers = Town.atOnce(6, _ -> status(town.post("accountant", path, Map.of())));
        assertThat(answers).containsOnlyOnce(201).allMatch(answer -> answer == 201 || answer == 409);
        refused(town.post("accountant", path, Map.of()), 409, "accounts.reversed-already");
    }

    @Test
    void aRedDraftThatIsSetAsideMakesRoomForAnother() {
        var wrong = posted("2026-03-05", "600.00");
        var red = town.created("accountant", "/v1/vouchers/" + wrong + "/reverse", Map.of());
        var discarded = town.done("accountant", "/v1/vouchers/" + red.path("id").asString() + "/discard", Map.of());
        assertThat(discarded.path("status").asString()).isEqualTo("DISCARDED");

        town.created("accountant", "/v1/vouchers/" + wrong + "/reverse", Map.of("date", "2026-03-07"));
        refused(
                town.post("accountant", "/v1/vouchers/" + red.path("id").asString() + "/submit", Map.of()),
                409,
                "accounts.voucher-not-there");
    }

    @Test
    void whatIsNotPostedIsNotWrittenOff() {
        var draft = town.drafted(book, supplies("2026-03-05", "600.00"));

        refused(
                town.post("accountant", "/v1/vouchers/" + draft + "/reverse", Map.of()),
                409,
                "accounts.original-not-posted");
        refused(
                town.post("reviewer", "/v1/vouchers/" + draft + "/reverse", Map.of()),
                403,
                "agreement.role-not-entitled");
        refused(
                town.post(Town.over(town.client()).reporter(), "/v1/vouchers/" + draft + "/reverse", Map.of()),
                404,
                "access.not-found");
    }

    @Test
    void aWrongAmountIsCorrectedByTheDifference() {
        var wrong = posted("2026-03-05", "600.00");
        post(town.drafted(book, difference(wrong, "-100.00")));
        post(town.drafted(book, difference(wrong, "7.00")));

        assertThat(turnover("5301")).isEqualTo("507.00");
        assertThat(town.seen("accountant", "/v1/vouchers/" + wrong).path("correctedBy"))
                .hasSize(2);
    }

    @Test
    void aVoucherOfAnotherBookIsNotCorrectedHere() {
        var other = town.book("NONPROFIT_2004", "2025-01-01");
        var wrong = posted("2026-03-05", "600.00");

        refused(
                town.post("accountant", "/v1/books/" + other + "/vouchers", difference(wrong, "-1.00")),
                409,
                "accounts.original-not-posted");
    }

    @Test
    void papersAreAttachedOrNamed() {
        var body = new HashMap<>(supplies("2026-03-05", "600.00"));
        body.put("attachments", 0);
        var bare = town.drafted(book, body);
        var problem = refused(
                town.post("accountant", "/v1/vouchers/" + bare + "/submit", Map.of()), 422, "accounts.voucher-unsound");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).endsWith("/attachments");

        body.put("papersAt", posted("2026-03-04", "1.00"));
        town.done("accountant", "/v1/vouchers/" + town.drafted(book, body) + "/submit", Map.of());
    }

    @Test
    void aSummaryIsInChinese() {
        var body = new HashMap<>(supplies("2026-03-05", "600.00"));
        body.put(
                "lines",
                List.of(
                        Map.of("summary", "stationery", "account", "5301", "debit", "600.00"),
                        Map.of("summary", "用品", "account", "1002", "credit", "600.00")));
        var id = town.drafted(book, body);

        var problem = refused(
                town.post("accountant", "/v1/vouchers/" + id + "/submit", Map.of()), 422, "accounts.voucher-unsound");
        assertThat(problem.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/vouchers/" + id + "/lines/0/summary");
    }

    @Test
    void anInvoiceBehindAPaymentIsNotBookedAgainByHand() {
        town.hears(
                "payment.paid",
                Map.of(
                        "payment", "p-" + book,
                        "payee", Map.of("name", "恒远铺装"),
                        "amount", "4980.00",
                        "purpose", "道路铺装",
                        "category", "office",
                        "paidOn", "2026-06-03",
                        "matterNumber", "BINHE-2026-000001",
                        "evidence", List.of(Map.of("kind", "invoice", "number", "24332000000099"))));
        var body = new HashMap<>(supplies("2026-06-05", "4980.00"));
        body.put("source", Map.of("kind", "invoice", "id", "24332000000099"));

        refused(town.post("accountant", "/v1/books/" + book + "/vouchers", body), 409, "accounts.source-booked");
        JsonNode drawn = town.list("/v1/books/" + book + "/vouchers").getFirst();
        refused(
                town.post("accountant", "/v1/vouchers/" + drawn.path("id").asString() + "/discard", Map.of()),
                422,
                "accounts.drawn-up-by-rule");
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("violations").values().stream()
                .map(violation -> violation.path("pointer").asString())
                .toList();
    }

    @Test
    void nothingIsWrittenOffBeforeItsDay() {
        var wrong = posted("2026-04-10", "600.00");

        var problem = refused(
                town.post("accountant", "/v1/vouchers/" + wrong + "/reverse", Map.of("date", "2026-03-05")),
                422,
                "accounts.voucher-unsound");

        assertThat(pointers(problem)).containsExactly("/date");
        assertThat(town.list("/v1/books/" + book + "/vouchers")).hasSize(1);
    }

    @Test
    void nothingIsCorrectedBeforeItsDay() {
        var wrong = posted("2026-04-10", "600.00");

        var problem = refused(
                town.post("accountant", "/v1/books/" + book + "/vouchers", difference(wrong, "-1.00")),
                422,
                "accounts.voucher-unsound");

        assertThat(pointers(problem)).containsExactly("/date");
    }

    @Test
    void aCorrectionIsNotMovedBeforeWhatItCorrects() {
        var wrong = posted("2026-03-09", "600.00");
        var correction = town.drafted(book, difference(wrong, "-1.00"));
        var earlier = new HashMap<>(difference(wrong, "-1.00"));
        earlier.put("date", "2026-03-08");

        var problem = refused(
                town.put("accountant", "/v1/vouchers/" + correction, "\"1\"", earlier),
                422,
                "accounts.voucher-unsound");

        assertThat(pointers(problem)).containsExactly("/date");
    }
}
