package org.fivetrust.accounts.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A book with a year of entries, and what its statements show. */
abstract class StatementScenario {

    @Autowired
    WebTestClient client;

    Community community;
    Books books;
    String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
    }

    void post(String date, String... accountDebitCredit) {
        books.posted(book, voucher(date, accountDebitCredit));
    }

    JsonNode statement(String name, Object... parameters) {
        return community
                .accounts("reporter")
                .readStatement(book, name, parameters)
                .ok();
    }

    List<String> yearToDate(JsonNode statement, String... numbers) {
        return List.of(numbers).stream()
                .map(number -> line(statement, number).path("yearToDate").asString())
                .toList();
    }

    void ruralYear() {
        book = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");
        books.postedAll(
                book,
                List.of(
                        voucher("2025-01-05", "102", "100000.00", "", "301", "", "60000.00", "32202", "", "40000.00"),
                        voucher("2025-03-10", "102", "30000.00", "", "501", "", "30000.00"),
                        voucher("2025-06-15", "513", "8000.01", "", "102", "", "8000.01"),
                        voucher("2025-11-20", "102", "5000.00", "", "503", "", "5000.00"),
                        voucher("2025-12-10", "514", "1999.99", "", "102", "", "1999.99")));
    }

    void nonprofit(String standard, String year) {
        book = books.opened(standard, year + "-01-01");
        var grants = standard.equals("NONPROFIT_2004") ? details("4401") : List.of("440101", "440102");
        books.postedAll(
                book,
                List.of(
                        voucher(year + "-01-08", "1002", "50000.00", "", grants.get(0), "", "50000.00"),
                        voucher(year + "-01-09", "1002", "20000.00", "", grants.get(1), "", "20000.00"),
                        voucher(year + "-02-10", "5101", "6000.50", "", "1002", "", "6000.50")));
    }

    private List<String> details(String parent) {
        books.account(book, parent + "01", "非限定性收入").created();
        books.account(book, parent + "02", "限定性收入").created();
        return List.of(parent + "01", parent + "02");
    }

    static Map<String, Object> voucher(String date, String... accountDebitCredit) {
        var lines = new ArrayList<Map<String, String>>();
        for (var n = 0; n < accountDebitCredit.length; n += 3) {
            var line = new HashMap<String, String>();
            line.put("summary", "业务");
            line.put("account", accountDebitCredit[n]);
            if (!accountDebitCredit[n + 1].isEmpty()) {
                line.put("debit", accountDebitCredit[n + 1]);
            }
            if (!accountDebitCredit[n + 2].isEmpty()) {
                line.put("credit", accountDebitCredit[n + 2]);
            }
            lines.add(line);
        }
        return Map.of("date", date, "type", "GENERAL", "attachments", 1, "lines", lines);
    }

    static JsonNode line(JsonNode statement, String number) {
        return statement.path("lines").values().stream()
                .filter(line -> line.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    static void everyCheckHolds(JsonNode statement) {
        assertThat(statement.path("checks").values())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.path("holds").asBoolean())
                        .as(check.toString())
                        .isTrue());
    }
}
