package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.util.List;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A month is closed, by whom, and takes nothing more. */
@AccountsTest
class MonthClosingApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;
    private Closing closing;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        book = books.opened();
        closing = new Closing(community, book);
    }

    @Test
    void whatIsUnpostedKeepsAMonthOpenByItsName() {
        var draft = books.drafted(book, supplies("2026-02-05", "1.00"));

        assertThat(closing.findings("2026-02"))
                .containsExactly("/checks/UNPOSTED/" + draft, "/checks/EARLIER_OPEN/2026-01");
    }

    @Test
    void closedMeansClosed() {
        var open = books.reviewed(book, supplies("2026-02-05", "1.00"));
        books.posted(book, supplies("2026-01-05", "1.00"));
        assertThat(books.closed(book, "2026-01").path("state").asString()).isEqualTo("CLOSED");

        community
                .accounts("accountant")
                .draftVoucher(book, supplies("2026-01-06", "1.00"))
                .refused(409, "accounts.month-closed");
        community.accounts("accountant").closeMonth(book, "2026-01").refused(409, "accounts.month-closed-already");
        community.accounts("accountant").postVoucher(open).ok();
        var months = community.accounts("accountant").listPeriods(book).items();
        assertThat(months).extracting(month -> month.path("state").asString()).containsExactly("CLOSED", "OPEN");
        assertThat(months.getFirst().path("closedBy").asString()).isEqualTo("accountant");
        assertThat(months.getFirst().path("posted").asInt()).isEqualTo(1);
    }

    @Test
    void postersAndWhoeverClosesNeverPassEachOther() {
        for (var round = 0; round < 5; round++) {
            var here = new Books(World.over(client).community());
            var its = here.opened();
            var answers = atOnce(
                    4,
                    n -> n == 0
                            ? here.community()
                                    .accounts("accountant")
                                    .closeMonth(its, "2026-01")
                                    .status()
                            : here.community()
                                    .accounts("accountant")
                                    .draftVoucher(its, supplies("2026-01-0" + n, "1.00"))
                                    .status());
            var closed = answers.getFirst() == 200;
            var drafts = here.vouchers(its, "period", "2026-01");

            assertThat(closed).isEqualTo(drafts.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into voucher (principal, id, book, type, date, drafted_at) values ('%1$s', gen_random_uuid(), '%2$s', 'PAYMENT', '2026-01-31', now())",
                "delete from month_closed where book = '%2$s'",
                "update month_closed set month = '2025-12-01' where book = '%2$s'",
                "insert into year_closed (principal, book, year, closed_by, closed_by_name, closed_at, ruling) values ('%1$s', '%2$s', 2026, 'a', 'a', now(), gen_random_uuid())",
                "insert into month_closed (principal, book, month, closed_by, closed_by_name, closed_at, ruling, warnings) values ('%1$s', '%2$s', '2026-03-01', 'a', 'a', now(), gen_random_uuid(), '[]')"
            })
    void theDatabaseSaysSoToo(String statement) throws SQLException {
        books.closed(book, "2026-01");
        try (var connection = TestPostgres.superuser("accounts");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(community.committee(), book)))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whoMayNotPostMayNotClose() {
        community.accounts("reporter.dongfang").closeMonth(book, "2026-01").refused(404, "access.not-found");
        community.accounts("reporter").closeMonth(book, "2026-01").refused(403, "agreement.role-not-entitled");
        community
                .accounts(TestTokens.bearer("c", List.of("cashier", "agency-accountant"), "*"))
                .closeMonth(book, "2026-01")
                .refused(403, "accounts.cashier-keeps-out");
        community.accounts("accountant").closeMonth(book, "2025-12").refused(422, "accounts.month-outside-book");
        community.accounts("accountant").closeYear(book, 2025).refused(422, "accounts.year-outside-book");
        community.accounts("accountant").closeMonth(book, "2026-13").refused(404, "access.not-found");
    }

    @Test
    void aMonthBeyondTheNextYearIsNotClosed() {
        community.accounts("accountant").closeMonth(book, "2090-01").refused(422, "accounts.month-outside-book");
    }
}
