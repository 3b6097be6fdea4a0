package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.credit;
import static org.fivetrust.testing.world.Vouchers.debit;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
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

/** How vouchers of a book are listed and found. */
@AccountsTest
class VoucherListApiTest {

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
        book = books.opened();
    }

    /** What the vouchers come to that these filters find. */
    private List<String> found(Object... filters) {
        return books.vouchers(book, filters).stream()
                .map(voucher -> voucher.path("lines").get(0).path("debit").asString())
                .toList();
    }

    private static Map<String, Object> paving(String date, String amount) {
        return supplies(
                date,
                amount,
                "lines",
                List.of(debit("付恒远铺装：Road_50%", "5301", amount), credit("付恒远铺装：Road_50%", "1002", amount)));
    }

    private static List<String> dates(JsonNode page) {
        return Body.texts(page.path("items"), "date");
    }

    @Test
    void theListIsPagedByDay() {
        IntStream.rangeClosed(1, 5).forEach(day -> books.drafted(book, supplies("2026-03-0" + day, "1.00")));
        var first =
                community.accounts("accountant").listVouchers(book, "limit", 3).ok();
        var second = community
                .accounts("accountant")
                .listVouchers(book, "limit", 3, "cursor", first.path("next").asString())
                .ok();

        assertThat(dates(first)).containsExactly("2026-03-01", "2026-03-02", "2026-03-03");
        assertThat(dates(second)).containsExactly("2026-03-04", "2026-03-05");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void theListIsStreamedWhole() {
        IntStream.rangeClosed(1, 5).forEach(day -> books.drafted(book, supplies("2026-03-0" + day, "1.00")));

        assertThat(community
                        .accounts("accountant")
                        .with("Accept", "application/x-ndjson")
                        .listVouchers(book)
                        .lines())
                .hasSize(5);
    }

    @Test
    void vouchersAreFoundByWordsOfTheirSummaries() {
        books.drafted(book, supplies("2026-03-05", "1.00"));
        books.drafted(book, paving("2026-03-06", "2.00"));

        assertThat(found("q", "恒远")).containsExactly("2.00");
        assertThat(found("q", "road_50%")).containsExactly("2.00");
        assertThat(found("q", "_50_")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"number,2,2.00", "q,付-2,2.00", "amount,1.00,1.00", "date,2026-03-06,2.00"})
    void vouchersAreFoundByNumberAmountAndDay(String filter, String value, String amount) {
        books.posted(book, supplies("2026-03-05", "1.00"));
        books.posted(book, supplies("2026-03-06", "2.00"));

        assertThat(found(filter, value)).containsExactly(amount);
    }

    @Test
    void filtersAreCombined() {
        books.drafted(book, supplies("2026-03-05", "1.00"));
        books.drafted(book, supplies("2026-03-06", "2.00"));

        assertThat(found("amount", "1.00", "date", "2026-03-06")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"amount,viel", "date,2026-02-30", "period,2026", "status,LOST", "number,one", "byHand,maybe", "limit,0"
    })
    void whatIsAskedBadlyIsSaidSo(String filter, String value) {
        community.accounts("accountant").listVouchers(book, filter, value).refused(400, "request.malformed");
    }

    @Test
    void whatTheAccountantSubmitsNextIsMine() {
        var submitted = books.drafted(book, supplies("2026-03-05", "1.00"));
        community.accounts("accountant").submitVoucher(submitted).ok();
        books.drafted(book, supplies("2026-03-06", "2.00"));

        assertThat(found("mine", true)).containsExactly("2.00");
    }

    @Test
    void whatTheReviewerReviewsNextIsMine() {
        var submitted = books.drafted(book, supplies("2026-03-05", "1.00"));
        community.accounts("accountant").submitVoucher(submitted).ok();
        books.drafted(book, supplies("2026-03-06", "2.00"));

        assertThat(community
                        .accounts("reviewer")
                        .listVouchers(book, "mine", true)
                        .ids())
                .containsExactly(submitted);
    }
}
