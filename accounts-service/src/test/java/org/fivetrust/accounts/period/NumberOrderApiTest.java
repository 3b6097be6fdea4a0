package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;

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

/** Numbers of vouchers follow their dates where a book demands it, and a closing names those that do not. */
@AccountsTest
class NumberOrderApiTest {

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

    private void order(String severity, String from) {
        closing.demand("DATE_ORDER", severity, from).created();
    }

    @Test
    void numbersThatDoNotFollowTheirDaysAreToldAtClosing() {
        books.posted(book, supplies("2026-01-10", "1.00"));
        books.posted(book, supplies("2026-01-05", "1.00"));
        books.posted(book, supplies("2026-01-10", "1.00"));

        assertThat(closing.warnings("2026-01"))
                .containsExactly("/checks/BANK_RECONCILED", "/checks/DATE_ORDER/PAYMENT-2");
    }

    @Test
    void aBookMayDemandThatNumbersFollowDays() {
        order("REFUSE", "2026-02-01");
        books.posted(book, supplies("2026-01-10", "1.00"));
        books.posted(book, supplies("2026-01-05", "1.00"));
        books.posted(book, supplies("2026-02-10", "1.00"));
        books.posted(book, supplies("2026-02-10", "2.00"));
        var early = books.reviewed(book, supplies("2026-02-05", "1.00"));

        community.accounts("accountant").postVoucher(early).refused(409, "accounts.date-before-posted");
        community
                .accounts("accountant")
                .postVouchers(book, Map.of("period", "2026-02"))
                .refused(409, "accounts.date-before-posted");
        books.posted(book, supplies("2026-03-01", "1.00"));
        order("WARN", "2026-02-02");
        community.accounts("accountant").postVoucher(early).ok();
        assertThat(closing.warnings("2026-01")).contains("/checks/DATE_ORDER/PAYMENT-2");
        community
                .accounts("reporter")
                .setClosingCheck(book, Map.of("code", "DATE_ORDER", "severity", "REFUSE", "validFrom", "2026-03-01"))
                .refused(403, "agreement.role-not-entitled");
    }

    @Test
    void postersAtOncePassNobodyWhereNumbersFollowDays() {
        order("REFUSE", "2026-01-01");
        var ids = List.of("09", "03", "07", "05").stream()
                .map(day -> books.reviewed(book, supplies("2026-01-" + day, "1.00")))
                .toList();

        var answers = atOnce(
                4, n -> community.accounts("accountant").postVoucher(ids.get(n)).status());

        assertThat(answers).isSubsetOf(200, 409).contains(200);
        var posted = books.vouchers(book, "status", "POSTED");
        assertThat(posted).extracting(voucher -> voucher.path("number").asInt()).isSorted();
        assertThat(posted)
                .hasSize((int) answers.stream().filter(answer -> answer == 200).count());
    }
}
