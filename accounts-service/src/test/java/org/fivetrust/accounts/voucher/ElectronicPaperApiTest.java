package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.status;
import static org.fivetrust.accounts.Town.supplies;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** An electronic original keeps its number, its record and its digest, and is booked once. */
@AccountsTest
class ElectronicPaperApiTest {

    private Town town;
    private String book;
    private String number;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
        number = "24" + town.community().substring(1).toUpperCase(java.util.Locale.ROOT);
    }

    private static String digest(String of) {
        return (of + "0".repeat(64)).substring(0, 64);
    }

    private Map<String, Object> invoice() {
        return Map.of(
                "kind", "invoice", "number", number, "record", "R-1", "form", "ELECTRONIC", "sha256", digest("1"));
    }

    private static Map<String, Object> with(Map<String, Object> paper, String field, Object value) {
        var changed = new HashMap<>(paper);
        changed.put(field, value);
        return changed;
    }

    private static Map<String, Object> voucher(List<Map<String, Object>> papers) {
        var voucher = new HashMap<>(supplies("2026-03-05", "600.00"));
        voucher.put("documents", papers);
        return voucher;
    }

    private static String vouchers(String book) {
        return "/v1/books/" + book + "/vouchers";
    }

    @Test
    void itIsKeptAsItWasSaidAndPartOfWhatIsProven() {
        var posted = town.posted(book, voucher(List.of(with(invoice(), "number", " " + number.toLowerCase() + " "))));

        var paper = town.seen(
                        town.reporter(), "/v1/vouchers/" + posted.path("id").asString())
                .path("documents")
                .path(0);
        assertThat(paper.path("number").asString()).isEqualTo(number);
        assertThat(paper.path("record").asString()).isEqualTo("R-1");
        assertThat(paper.path("form").asString()).isEqualTo("ELECTRONIC");
        assertThat(paper.path("sha256").asString()).isEqualTo(digest("1"));
        assertThat(proven(posted)).contains(number, digest("1"));
        assertThat(town.created("auditor", "/v1/logs/accounts/verifications", Map.of())
                        .path("findings")
                        .values())
                .as("what the log says of it is what is kept")
                .noneMatch(finding -> finding.path("principal").asString().equals(town.principal()));
    }

    private String proven(JsonNode posted) {
        var id = posted.path("id").asString();
        try (var connection = TestPostgres.superuser("accounts");
                var query = connection.prepareStatement(
                        "select voucher_evidence(principal, id, 4, null)::text from voucher where id = ?")) {
            query.setObject(1, UUID.fromString(id));
            var rows = query.executeQuery();
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void itIsBookedOnceInAllBooksOfItsPrincipal() {
        var first = town.drafted(book, voucher(List.of(invoice())));
        var rural = town.book("RURAL_COLLECTIVE_2023", "2026-01-01");
        var again = new HashMap<>(voucher(List.of(invoice())));
        again.put(
                "lines",
                List.of(
                        Map.of("summary", "购买办公用品", "account", "513", "debit", "600.00"),
                        Map.of("summary", "购买办公用品", "account", "102", "credit", "600.00")));

        var problem = refused(town.post("accountant", vouchers(rural), again), 409, "accounts.source-booked");

        assertThat(problem.toString()).contains(first);
        assertThat(town.list(vouchers(rural))).isEmpty();
    }

    @Test
    void aCopyOfItIsNotBookedEitherAndAContractStandsBehindManyVouchers() {
        town.drafted(book, voucher(List.of(invoice())));
        for (var form : List.of("PAPER", "SCAN")) {
            refused(
                    town.post(
                            "accountant",
                            vouchers(book),
                            voucher(List.of(with(with(invoice(), "form", form), "place", "二号柜")))),
                    409,
                    "accounts.source-booked");
        }

        Map<String, Object> contract = Map.of("kind", "contract", "number", "HT-" + number);
        town.drafted(book, voucher(List.of(contract)));
        town.drafted(book, voucher(List.of(contract)));
    }

    @Test
    void theSameFileUnderAnotherNumberIsTheSameOriginal() {
        town.drafted(book, voucher(List.of(invoice())));

        refused(
                town.post("accountant", vouchers(book), voucher(List.of(with(invoice(), "number", number + "9")))),
                409,
                "accounts.electronic-booked");
    }

    @Test
    void anotherUnitBooksItOnlyWithTheReasonWhyItIsShared() {
        town.drafted(book, voucher(List.of(invoice())));
        var other = Town.over(town.client());
        var theirs = other.book();

        var problem = refused(
                other.post("accountant", vouchers(theirs), voucher(List.of(invoice()))),
                409,
                "accounts.electronic-booked");
        assertThat(problem.toString()).doesNotContain(town.principal());
        var shared = other.created(
                "accountant", vouchers(theirs), voucher(List.of(with(invoice(), "shared", "分割单3号，水费按户数分摊"))));
        assertThat(shared.path("documents").path(0).path("shared").asString()).isEqualTo("分割单3号，水费按户数分摊");
        refused(
                other.post("accountant", vouchers(theirs), voucher(List.of(with(invoice(), "shared", "再来一次")))),
                409,
                "accounts.source-booked");
    }

    @Test
    void ofManyWhoBookItAtOnceOneDoes() {
        var towns = List.of(town, Town.over(town.client()), Town.over(town.client()));
        var books =
                towns.stream().map(each -> each == town ? book : each.book()).toList();

        var answers = Town.atOnce(
                6,
                n -> status(
                        towns.get(n % 3).post("accountant", vouchers(books.get(n % 3)), voucher(List.of(invoice())))));

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void aDraftThatIsSetAsideGivesItFree() {
        var first = town.drafted(book, voucher(List.of(invoice())));
        town.done("accountant", "/v1/vouchers/" + first + "/discard", Map.of());

        town.drafted(book, voucher(List.of(invoice())));
    }

    @Test
    void everythingMissingIsToldAtOnce() {
        var bare = Map.<String, Object>of("kind", "invoice", "form", "ELECTRONIC");
        var scan = Map.<String, Object>of("kind", "contract", "form", "SCAN");
        var wrong = new HashMap<>(voucher(List.of(bare, scan)));
        wrong.put("attachments", 1);

        assertThat(refused(town.post("accountant", vouchers(book), wrong), 400, "request.malformed")
                        .path("violations")
                        .values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactlyInAnyOrder(
                        "/documents/0/number",
                        "/documents/0/record",
                        "/documents/0/sha256",
                        "/documents/1/record",
                        "/documents/1/place",
                        "/attachments");
        refused(
                town.post("accountant", vouchers(book), voucher(List.of(invoice(), with(invoice(), "record", "R-2")))),
                400,
                "request.malformed");
        refused(
                town.post("accountant", vouchers(book), voucher(List.of(with(invoice(), "sha256", "AB")))),
                400,
                "request.malformed");
        assertThat(town.list(vouchers(book))).isEmpty();
    }

    @Test
    void namedPapersCountAsAttached() {
        var voucher = new HashMap<>(voucher(List.of(invoice())));
        voucher.remove("attachments");

        assertThat(town.created("accountant", vouchers(book), voucher)
                        .path("attachments")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aPaperOfAPaymentIsNotBookedAgainByHand() {
        town.hears(
                "payment.paid",
                Map.of(
                        "payment", UUID.randomUUID().toString(),
                        "payee", Map.of("name", "文具店"),
                        "amount", "80.00",
                        "purpose", "办公用品",
                        "category", "office",
                        "paidOn", "2026-03-05",
                        "matterNumber", "BINHE-2026-000002",
                        "evidence", List.of(Map.of("kind", "invoice", "number", number))));

        refused(town.post("accountant", vouchers(book), voucher(List.of(invoice()))), 409, "accounts.source-booked");
    }

    @Test
    void nobodyReadsWhoseBooksHoldIt() throws SQLException {
        try (var connection = TestPostgres.application("accounts");
                var statement = connection.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> statement.execute("select holder from electronic_paper"))
                    .hasMessageContaining("permission denied");
        }
    }
}
