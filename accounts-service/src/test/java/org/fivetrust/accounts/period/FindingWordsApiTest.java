package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.credit;
import static org.fivetrust.testing.world.Vouchers.debit;
import static org.fivetrust.testing.world.Vouchers.voucher;

import java.sql.SQLException;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.AccountsClient;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What closing finds is told in the language of whoever reads it, whoever closed. */
@AccountsTest
class FindingWordsApiTest {

    private static final String ENGLISH = "the bank is not said to agree; state it with its paper";

    private static final String CHINESE = "银行存款未核对，须填列余额调节表";

    @Autowired
    private WebTestClient client;

    private Community community;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        book = new Books(community).opened();
    }

    private AccountsClient reading(String language) {
        return community.accounts("accountant").with("Accept-Language", language);
    }

    private static String bank(JsonNode found) {
        return found.valueStream()
                .filter(finding -> finding.path("pointer").asString().equals("/checks/BANK_RECONCILED"))
                .map(finding -> finding.path("message").asString())
                .findFirst()
                .orElseThrow();
    }

    private void demanded() {
        community
                .accounts("accountant")
                .setClosingCheck(
                        book, Map.of("code", "BANK_RECONCILED", "severity", "REFUSE", "validFrom", "2026-01-01"))
                .created();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"zh-CN|" + CHINESE, "en|" + ENGLISH, "fr|" + ENGLISH})
    void a_warning_of_closing_is_told_to_who_closes(String language, String words) {
        var closed = reading(language).closeMonth(book, "2026-01").ok();

        assertThat(bank(closed.path("warnings"))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"zh-CN|" + CHINESE, "en|" + ENGLISH})
    void what_is_kept_is_told_to_who_reads_it_later(String language, String words) {
        reading("de").closeMonth(book, "2026-01").ok();

        var first = reading(language).listPeriods(book).items().getFirst();

        assertThat(bank(first.path("warnings"))).isEqualTo(words);
    }

    @Test
    void what_is_kept_is_a_code_and_its_facts() throws SQLException {
        reading("zh").closeMonth(book, "2026-01").ok();

        try (var connection = TestPostgres.superuser("accounts");
                var kept =
                        connection.prepareStatement("select warnings::text from month_closed where book = ?::uuid")) {
            kept.setString(1, book);
            var found = kept.executeQuery();
            found.next();
            assertThat(found.getString(1))
                    .contains("closing.bank-not-reconciled")
                    .doesNotContain(CHINESE, ENGLISH);
        }
    }

    @Test
    void an_answer_given_again_is_told_in_the_language_of_who_asks_again() {
        var key = IdempotencyKeys.next();
        reading("en").withKey(key).closeMonth(book, "2026-01").ok();

        var again = reading("zh")
                .withKey(key)
                .closeMonth(book, "2026-01")
                .replayed()
                .ok();

        assertThat(bank(again.path("warnings"))).isEqualTo(CHINESE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"zh-CN|" + CHINESE, "en|" + ENGLISH})
    void what_keeps_a_month_open_is_told_in_one_language(String language, String words) {
        demanded();

        var problem = reading(language).closeMonth(book, "2026-01").refused(422, "accounts.month-not-ready");

        assertThat(bank(problem.path("violations"))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN|多借多贷：不同内容和类别的业务不得填制在一张凭证上|该月未结账，须先结账",
                "en|several debits against several credits: one voucher, one kind of business|the month is open; close it first",
            })
    void warnings_of_a_voucher_and_open_months_are_told_in_one_language(
            String language, String warning, String openMonth) {
        var voucher = voucher(
                "2026-02-05",
                "GENERAL",
                debit("购买用品", "5301", "20.00"),
                debit("收现", "1001", "5.00"),
                credit("购买用品", "1002", "20.00"),
                credit("拨款", "440101", "5.00"));

        var drafted = reading(language).draftVoucher(book, voucher).created();
        var problem = reading(language).closeMonth(book, "2026-02").refused(422, "accounts.month-not-ready");

        assertThat(drafted.path("warnings").values())
                .extracting(found -> found.path("message").asString())
                .contains(warning);
        assertThat(problem.path("violations").values())
                .extracting(found -> found.path("message").asString())
                .contains(openMonth);
    }
}
