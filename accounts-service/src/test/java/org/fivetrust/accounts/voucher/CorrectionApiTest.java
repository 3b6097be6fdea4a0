package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.FundsEvents;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class CorrectionApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private FundsEvents funds;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        funds = new FundsEvents(client, community);
        book = books.opened();
    }

    private String posted(String date, String amount) {
        return books.posted(book, supplies(date, amount));
    }

    private String turnover(String code) {
        return community
                .accounts("accountant")
                .readTrialBalance(book, "from", "2026-03", "to", "2026-03")
                .ok()
                .path("items")
                .values()
                .stream()
                .filter(item -> item.path("code").asString().equals(code))
                .map(item -> item.path("debit").asString())
                .findFirst()
                .orElse("none");
    }

    private static Map<String, Object> difference(String original, String amount) {
        return supplies("2026-03-09", amount, "corrects", original);
    }

    @Test
    void whatIsWrittenOffInRedLowersTheTurnover() {
        var wrong = posted("2026-03-05", "600.00");
        posted("2026-03-06", "50.00");

        var red =
                community.accounts("accountant").reverseVoucher(wrong, Map.of()).created();
        assertThat(red.path("kind").asString()).isEqualTo("REVERSAL");
        assertThat(red.path("date").asString()).isEqualTo("2026-03-05");
        assertThat(red.path("lines").get(0).path("summary").asString()).isEqualTo("注销2026年3月5日付-1号凭证");
        assertThat(red.path("lines").get(0).path("debit").asString()).isEqualTo("-600.00");
        assertThat(red.path("corrects").asString()).isEqualTo(wrong);
        assertThat(turnover("5301")).isEqualTo("650.00");

        books.post(red.path("id").asString());
        assertThat(turnover("5301")).isEqualTo("50.00");
        assertThat(books.voucher(wrong).path("correctedBy").get(0).asString())
                .isEqualTo(red.path("id").asString());
    }

    @Test
    void itIsWrittenOffOnceHoweverManyTry() {
        var wrong = posted("2026-03-05", "600.00");

        var answers = atOnce(
                6,
                _ -> community
                        .accounts("accountant")
                        .reverseVoucher(wrong, Map.of())
                        .status());
        assertThat(answers).containsOnlyOnce(201).allMatch(answer -> answer == 201 || answer == 409);
        community.accounts("accountant").reverseVoucher(wrong, Map.of()).refused(409, "accounts.reversed-already");
    }

    @Test
    void aRedDraftThatIsSetAsideMakesRoomForAnother() {
        var wrong = posted("2026-03-05", "600.00");
        var red =
                community.accounts("accountant").reverseVoucher(wrong, Map.of()).created();
        var discarded = community
                .accounts("accountant")
                .discardVoucher(red.path("id").asString())
                .ok();
        assertThat(discarded.path("status").asString()).isEqualTo("DISCARDED");

        community
                .accounts("accountant")
                .reverseVoucher(wrong, Map.of("date", "2026-03-07"))
                .created();
        community
                .accounts("accountant")
                .submitVoucher(red.path("id").asString())
                .refused(409, "accounts.voucher-not-there");
    }

    @Test
    void whatIsNotPostedIsNotWrittenOff() {
        var draft = books.drafted(book, supplies("2026-03-05", "600.00"));

        community.accounts("accountant").reverseVoucher(draft, Map.of()).refused(409, "accounts.original-not-posted");
        community.accounts("reviewer").reverseVoucher(draft, Map.of()).refused(403, "agreement.role-not-entitled");
        World.over(client)
                .community()
                .accounts("reporter")
                .reverseVoucher(draft, Map.of())
                .refused(404, "access.not-found");
    }

    @Test
    void aWrongAmountIsCorrectedByTheDifference() {
        var wrong = posted("2026-03-05", "600.00");
        books.post(books.drafted(book, difference(wrong, "-100.00")));
        books.post(books.drafted(book, difference(wrong, "7.00")));

        assertThat(turnover("5301")).isEqualTo("507.00");
        assertThat(books.voucher(wrong).path("correctedBy")).hasSize(2);
    }

    @Test
    void aVoucherOfAnotherBookIsNotCorrectedHere() {
        var other = books.opened("NONPROFIT_2004", "2025-01-01");
        var wrong = posted("2026-03-05", "600.00");

        community
                .accounts("accountant")
                .draftVoucher(other, difference(wrong, "-1.00"))
                .refused(409, "accounts.original-not-posted");
    }

    @Test
    void papersAreAttachedOrNamed() {
        var body = supplies("2026-03-05", "600.00", "attachments", 0);
        var bare = books.drafted(book, body);
        var problem = community.accounts("accountant").submitVoucher(bare).refused(422, "accounts.voucher-unsound");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).endsWith("/attachments");

        body.put("papersAt", posted("2026-03-04", "1.00"));
        community
                .accounts("accountant")
                .submitVoucher(books.drafted(book, body))
                .ok();
    }

    @Test
    void aSummaryIsInChinese() {
        var body = new HashMap<>(supplies("2026-03-05", "600.00"));
        body.put(
                "lines",
                List.of(
                        Map.of("summary", "stationery", "account", "5301", "debit", "600.00"),
                        Map.of("summary", "用品", "account", "1002", "credit", "600.00")));
        var id = books.drafted(book, body);

        assertThat(community.accounts("accountant").submitVoucher(id).pointers(422, "accounts.voucher-unsound"))
                .containsExactly("/vouchers/" + id + "/lines/0/summary");
    }

    @Test
    void anInvoiceBehindAPaymentIsNotBookedAgainByHand() {
        funds.paid("evidence", FundsEvents.invoice("24332000000099"));
        var body = supplies("2026-06-05", "4980.00", "source", Map.of("kind", "invoice", "id", "24332000000099"));

        community.accounts("accountant").draftVoucher(book, body).refused(409, "accounts.source-booked");
        JsonNode drawn = books.vouchers(book).getFirst();
        community
                .accounts("accountant")
                .discardVoucher(drawn.path("id").asString())
                .refused(422, "accounts.drawn-up-by-rule");
    }

    @Test
    void nothingIsWrittenOffBeforeItsDay() {
        var wrong = posted("2026-04-10", "600.00");

        assertThat(community
                        .accounts("accountant")
                        .reverseVoucher(wrong, Map.of("date", "2026-03-05"))
                        .pointers(422, "accounts.voucher-unsound"))
                .containsExactly("/date");
        assertThat(books.vouchers(book)).hasSize(1);
    }

    @Test
    void nothingIsCorrectedBeforeItsDay() {
        var wrong = posted("2026-04-10", "600.00");

        assertThat(community
                        .accounts("accountant")
                        .draftVoucher(book, difference(wrong, "-1.00"))
                        .pointers(422, "accounts.voucher-unsound"))
                .containsExactly("/date");
    }

    @Test
    void aCorrectionIsNotMovedBeforeWhatItCorrects() {
        var wrong = posted("2026-03-09", "600.00");
        var correction = books.drafted(book, difference(wrong, "-1.00"));
        var earlier = new HashMap<>(difference(wrong, "-1.00"));
        earlier.put("date", "2026-03-08");

        assertThat(community
                        .accounts("accountant")
                        .with("If-Match", "\"1\"")
                        .changeVoucher(correction, earlier)
                        .pointers(422, "accounts.voucher-unsound"))
                .containsExactly("/date");
    }
}
