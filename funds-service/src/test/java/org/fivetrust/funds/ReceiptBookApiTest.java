package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Receipt books from the stock to the verified stubs. */
@FundsTest
class ReceiptBookApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;
    private String book;

    @BeforeEach
    void a_book_in_stock() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("0.00");
        book = community
                .funds("cashier")
                .registerReceiptBook(numbers("000401", "000450"))
                .id();
    }

    private Map<String, Object> numbers(String first, String last) {
        return Body.of("principal", community.committee(), "first", first, "last", last);
    }

    private Map<String, Object> toReporter() {
        return Body.of("holder", community.login("reporter"));
    }

    private JsonNode issued() {
        return community.funds("cashier").issueReceiptBook(book, toReporter()).ok();
    }

    private void receive(String who, String number) {
        community
                .funds(who)
                .registerReceipt(accounts.receipt(account, "10.00", number))
                .created();
    }

    private static Map<String, Object> allCopies() {
        return Body.of("copies", 3, "reason", "金额写错");
    }

    private static Map<String, Object> loss() {
        return Body.of("lostOn", World.today().toString(), "reason", "搬迁时遗失，已报街道");
    }

    private static List<String> unaccounted(JsonNode book) {
        return book.path("unaccounted").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void a_book_in_stock_holds_the_numbers_it_was_entered_with() {
        var stock = community.funds("auditor").readReceiptBook(book).ok();

        assertThat(stock.path("status").asString()).isEqualTo("IN_STOCK");
        assertThat(stock.path("first").asString()).isEqualTo("000401");
        assertThat(stock.path("last").asString()).isEqualTo("000450");
        assertThat(stock.path("copies").asInt()).isEqualTo(3);
        assertThat(unaccounted(stock)).isEmpty();
        assertThat(community
                        .funds("auditor")
                        .listReceiptBooks("principal", community.committee(), "status", "IN_STOCK")
                        .ids())
                .containsExactly(book);
        assertThat(community
                        .funds("auditor")
                        .listReceiptBooks("principal", community.committee(), "status", "ISSUED")
                        .ids())
                .isEmpty();
    }

    /** Numbers 000401–000450, 47 accounted. */
    @Test
    void a_book_with_three_numbers_missing_is_not_verified() {
        issued();
        IntStream.rangeClosed(401, 445).forEach(number -> receive("reporter", "000" + number));
        community
                .funds("reporter")
                .voidReceiptNumber(book, "000446", allCopies())
                .ok();
        community.funds("reporter").reportReceiptNumberLost(book, "447", loss()).ok();

        var back = community.funds("reporter").returnReceiptBook(book).ok();

        assertThat(back.path("status").asString()).isEqualTo("RETURNED");
        assertThat(List.of(
                        back.path("used").asInt(),
                        back.path("voided").asInt(),
                        back.path("lost").asInt()))
                .containsExactly(45, 1, 1);
        assertThat(unaccounted(back)).containsExactly("000448", "000449", "000450");
        var refusal =
                community.funds("accountant").verifyReceiptBook(book).refused(409, "funds.receipt-book-incomplete");
        assertThat(refusal.path("detail").asString()).contains("000448, 000449, 000450");
        assertThat(refusal.path("cure")).hasSize(1);
    }

    @Test
    void a_book_is_verified_once_its_last_number_has_an_end() {
        shortBook("9001", "9003");
        receive("reporter", "9001");
        community.funds("reporter").returnReceiptBook(book).ok();
        receive("cashier", "9002");
        community.funds("accountant").verifyReceiptBook(book).refused(409, "funds.receipt-book-incomplete");
        community.funds("cashier").reportReceiptNumberLost(book, 9003, loss()).ok();

        community.funds("reporter").verifyReceiptBook(book).refused(403, "funds.receipt-book-own");
        var verified = community.funds("accountant").verifyReceiptBook(book).ok();

        assertThat(verified.path("status").asString()).isEqualTo("VERIFIED");
        assertThat(verified.path("verifiedBy").asString()).isEqualTo("accountant");
        community.funds("cashier").verifyReceiptBook(book).refused(409, "funds.receipt-book-closed");
    }

    private void shortBook(String first, String last) {
        book = community
                .funds("cashier")
                .registerReceiptBook(numbers(first, last))
                .id();
        issued();
    }

    @Test
    void nobody_gets_a_book_before_their_last_one_is_verified() {
        issued();
        var next = community
                .funds("cashier")
                .registerReceiptBook(numbers("000451", "000500"))
                .id();

        var refusal = community
                .funds("cashier")
                .issueReceiptBook(next, toReporter())
                .refused(409, "funds.receipt-book-outstanding");
        assertThat(refusal.path("detail").asString()).contains("000401").contains("000450");
        community.funds("reporter").returnReceiptBook(book).ok();
        community.funds("cashier").issueReceiptBook(next, toReporter()).refused(409, "funds.receipt-book-outstanding");
        community
                .funds("cashier")
                .issueReceiptBook(next, Body.of("holder", "accountant"))
                .ok();
    }

    @Test
    void of_two_books_issued_to_one_person_at_once_one_is() {
        var next = community
                .funds("cashier")
                .registerReceiptBook(numbers("000451", "000500"))
                .id();

        var answers = AtOnce.atOnce(
                2,
                n -> community
                        .funds("cashier")
                        .issueReceiptBook(n == 0 ? book : next, toReporter())
                        .status());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @ParameterizedTest
    @CsvSource({"000450, 000499", "000351, 000401", "000410, 000411", "00410, 00411", "000001, 000999"})
    void numbers_of_two_books_never_overlap(String first, String last) {
        community
                .funds("cashier")
                .registerReceiptBook(numbers(first, last))
                .refused(409, "funds.receipt-books-overlap");
    }

    @Test
    void another_principals_book_may_bear_the_same_numbers() {
        var neighbour = World.over(client).community();

        neighbour
                .funds("cashier")
                .registerReceiptBook(Body.of("principal", neighbour.committee(), "first", "000401", "last", "000450"))
                .created();
    }

    @Test
    void a_book_with_a_number_that_a_receipt_bears_does_not_come_into_stock() {
        receive("cashier", "No. 7007");

        community
                .funds("cashier")
                .registerReceiptBook(numbers("007001", "007050"))
                .refused(409, "funds.receipt-book-numbers-used");
    }

    @Test
    void a_number_of_no_book_goes_on_as_before() {
        issued();

        receive("reporter", "A-17");
        receive("reporter", "000451");
        assertThat(community.funds("auditor").listReceiptNumbers(book).items()).isEmpty();
    }

    @Test
    void a_receipt_uses_its_number_however_it_is_typed() {
        issued();

        var receipt = community
                .funds("reporter")
                .registerReceipt(accounts.receipt(account, "10.00", "No 0401"))
                .id();

        var line = community.funds("auditor").listReceiptNumbers(book).items().getFirst();
        assertThat(line.path("number").asString()).isEqualTo("000401");
        assertThat(line.path("status").asString()).isEqualTo("USED");
        assertThat(line.path("receipt").asString()).isEqualTo(receipt);
        assertThat(line.path("recordedBy").asString()).isEqualTo(community.login("reporter"));
    }

    @Test
    void a_receipt_bears_no_number_from_the_stock() {
        refusedReceipt("cashier", 409, "funds.receipt-book-not-issued");
    }

    @Test
    void a_number_is_its_holders_and_the_centres() {
        community
                .funds("cashier")
                .issueReceiptBook(book, Body.of("holder", "accountant"))
                .ok();

        refusedReceipt("reporter", 403, "funds.receipt-number-held-by-another");
        receive("cashier", "000401");
    }

    private void refusedReceipt(String who, int status, String code) {
        community
                .funds(who)
                .registerReceipt(accounts.receipt(account, "10.00", "000401"))
                .refused(status, code);
        assertThat(accounts.balance(account)).isEqualTo("0.00");
    }

    @Test
    void a_number_ends_once() {
        issued();
        receive("reporter", "000401");
        community.funds("reporter").voidReceiptNumber(book, 402, allCopies()).ok();

        community
                .funds("reporter")
                .voidReceiptNumber(book, 401, allCopies())
                .refused(409, "funds.receipt-number-accounted");
        community
                .funds("reporter")
                .reportReceiptNumberLost(book, 402, loss())
                .refused(409, "funds.receipt-number-accounted");
        community
                .funds("reporter")
                .registerReceipt(accounts.receipt(account, "10.00", "000402"))
                .refused(409, "funds.receipt-number-accounted");
    }

    @Test
    void a_receipt_and_a_loss_of_one_number_at_once_are_one_of_both() {
        issued();

        var answers = AtOnce.atOnce(
                2,
                n -> n == 0
                        ? community
                                .funds("reporter")
                                .reportReceiptNumberLost(book, 401, loss())
                                .status()
                        : community
                                .funds("cashier")
                                .registerReceipt(accounts.receipt(account, "10.00", "000401"))
                                .status());

        assertThat(answers).containsOnlyOnce(409);
        assertThat(community.funds("auditor").listReceiptNumbers(book).items()).hasSize(1);
    }

    @Test
    void a_void_receipt_is_kept_whole() {
        issued();

        community
                .funds("reporter")
                .voidReceiptNumber(book, 401, Body.of("copies", 2, "reason", "金额写错"))
                .refused(422, "funds.receipt-copies-missing");
        community
                .funds("reporter")
                .voidReceiptNumber(book, 451, allCopies())
                .refused(422, "funds.receipt-number-not-in-book");
    }

    @ParameterizedTest
    @CsvSource({
        "000401, 000400, /last",
        "000401, 001401, /last",
        "000401, 0450, /last",
        "000000, 000050, /first",
        "4O1, 450, /first",
        "0000000000000000001, 0000000000000000002, /first",
    })
    void a_book_has_numbers_as_they_are_printed(String first, String last, String pointer) {
        assertThat(community
                        .funds("cashier")
                        .registerReceiptBook(numbers(first, last))
                        .pointers(400, "request.malformed"))
                .contains(pointer);
    }

    @Test
    void the_same_command_under_its_key_is_done_once() {
        var funds = community.funds("cashier").withKey("issue-" + community.code());
        funds.issueReceiptBook(book, toReporter()).ok();

        funds.issueReceiptBook(book, toReporter()).replayed();
        community.funds("cashier").issueReceiptBook(book, toReporter()).refused(409, "funds.receipt-book-not-in-stock");
    }

    @Test
    void another_community_neither_reads_nor_moves_it() {
        var stranger = World.over(client).community();

        stranger.funds("reporter").readReceiptBook(book).refused(404, "access.not-found");
        stranger.funds("reporter").listReceiptNumbers(book).refused(404, "access.not-found");
        stranger.funds("reporter").returnReceiptBook(book).refused(404, "access.not-found");
        assertThat(stranger.funds("reporter").listReceiptBooks().ids()).doesNotContain(book);
    }

    @Test
    void whom_the_agreement_does_not_name_keeps_no_books() {
        community.funds("releaser").returnReceiptBook(book).refused(403, "agreement.role-not-entitled");
    }

    @Test
    void every_state_of_a_number_is_a_leaf() {
        var tampering = new Tampering(client, community.committee(), "funds");
        shortBook("9001", "9003");
        receive("reporter", "9001");
        community.funds("reporter").voidReceiptNumber(book, 9002, allCopies()).ok();
        community.funds("reporter").reportReceiptNumberLost(book, 9003, loss()).ok();
        community.funds("reporter").returnReceiptBook(book).ok();
        community.funds("accountant").verifyReceiptBook(book).ok();

        assertThat(tampering.leaves(book))
                .containsExactly(
                        "receipt-book.registered",
                        "receipt-book.issued",
                        "receipt-book.returned",
                        "receipt-book.verified");
        assertThat(tampering.leaves(book + "/9001")).containsExactly("receipt-number.used");
        assertThat(tampering.leaves(book + "/9002")).containsExactly("receipt-number.void");
        assertThat(tampering.leaves(book + "/9003")).containsExactly("receipt-number.lost");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verified_by = 'x', verified_at = now(), returned_by = 'x', returned_at = now() | not every number
            holder = 'other' | stays
            """)
    void the_database_repeats_what_a_book_promises(String change, String refusal) {
        issued();

        assertThatThrownBy(() -> change(change))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(refusal);
    }

    private void change(String change) throws SQLException {
        try (var database = TestPostgres.application("funds");
                var statement = database.createStatement()) {
            statement.execute("set app.principals = '%s'".formatted(community.committee()));
            statement.execute("update receipt_book set " + change + " where id = '" + book + "'");
        }
    }
}
