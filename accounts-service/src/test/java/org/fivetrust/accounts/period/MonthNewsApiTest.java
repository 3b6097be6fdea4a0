package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Funds is told of a closed month: the debt by its end, the income of the year up to it. */
@AccountsTest
class MonthNewsApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        book = books.opened("RURAL_COLLECTIVE_2023", "2024-11-01");
    }

    private List<JsonNode> told() {
        return NeighbourStub.events("month.closed").stream()
                .filter(event -> event.at("/data/book").asString().equals(book))
                .map(event -> event.path("data"))
                .toList();
    }

    private JsonNode told(String month) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> told().stream()
                        .anyMatch(fact -> fact.path("month").asString().equals(month)));
        return told().stream()
                .filter(fact -> fact.path("month").asString().equals(month))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void borrowings_and_payables_are_debt_and_wages_taxes_and_overpaid_accounts_are_none() {
        books.imported(book, """
                voucher_no,date,summary,account_code,debit,credit
                1,2024-11-05,借款,102,5000.00,
                1,2024-11-05,借款,201,,5000.00
                2,2024-11-06,应付工程款,513,1200.00,
                2,2024-11-06,应付工程款,211,,1200.00
                3,2024-11-07,工资,513,900.00,
                3,2024-11-07,工资,212,,900.00
                4,2024-11-08,多付,221,70.00,
                4,2024-11-08,多付,102,,70.00
                5,2024-11-09,租金,102,800.00,
                5,2024-11-09,租金,501,,800.00
                6,2024-11-10,还款,201,1000.00,
                6,2024-11-10,还款,102,,1000.00
                """);
        books.closed(book, "2024-11");

        var fact = told("2024-11");
        assertThat(fact.path("debt").asString()).isEqualTo("5200.00");
        assertThat(fact.path("income").asString()).isEqualTo("800.00");
        assertThat(fact.path("months").asInt()).isEqualTo(1);
    }

    @Test
    void the_income_is_of_the_twelve_months_up_to_it() {
        books.imported(book, """
                voucher_no,date,summary,account_code,debit,credit
                1,2024-11-05,租金,102,100.00,
                1,2024-11-05,租金,501,,100.00
                2,2024-12-05,租金,102,20.00,
                2,2024-12-05,租金,501,,20.00
                """);
        books.closed(book, "2024-11");
        community.accounts("accountant").closeYear(book, 2024).ok();
        books.together(book, Map.of("period", "2024-12"));
        books.closed(book, "2024-12");
        for (var month = 1; month <= 11; month++) {
            books.closed(book, "2025-%02d".formatted(month));
        }

        assertThat(told("2024-12").path("income").asString()).isEqualTo("120.00");
        assertThat(told("2025-10").path("months").asInt()).isEqualTo(12);
        assertThat(told("2025-10").path("income").asString()).isEqualTo("120.00");
        assertThat(told("2025-11").path("income").asString()).isEqualTo("20.00");
        assertThat(told("2025-11").path("months").asInt()).isEqualTo(12);
    }
}
