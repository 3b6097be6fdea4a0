package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.FundsEvents;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.TestPostgres;
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

/** An electronic original keeps its number, its record and its digest, and is booked once. */
@AccountsTest
@ReadsTheWholeLog
class ElectronicPaperApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private FundsEvents funds;
    private String book;
    private String number;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        funds = new FundsEvents(client, community);
        book = books.opened();
        number = "24" + community.code().substring(1).toUpperCase(Locale.ROOT);
    }

    private static String digest(String of) {
        return (of + "0".repeat(64)).substring(0, 64);
    }

    private Map<String, Object> invoice() {
        return Map.of(
                "kind", "invoice", "number", number, "record", "R-1", "form", "ELECTRONIC", "sha256", digest("1"));
    }

    private static Map<String, Object> voucher(List<Map<String, Object>> papers) {
        return supplies("2026-03-05", "600.00", "documents", papers);
    }

    @Test
    void itIsKeptAsItWasSaidAndPartOfWhatIsProven() {
        var posted =
                books.posted(book, voucher(List.of(Body.with(invoice(), "number", " " + number.toLowerCase() + " "))));

        var paper = community
                .accounts("reporter")
                .readVoucher(posted)
                .ok()
                .path("documents")
                .path(0);
        assertThat(paper.path("number").asString()).isEqualTo(number);
        assertThat(paper.path("record").asString()).isEqualTo("R-1");
        assertThat(paper.path("form").asString()).isEqualTo("ELECTRONIC");
        assertThat(paper.path("sha256").asString()).isEqualTo(digest("1"));
        assertThat(proven(posted)).contains(number, digest("1"));
        assertThat(community
                        .evidence("auditor")
                        .verifyLog("accounts")
                        .created()
                        .path("findings")
                        .values())
                .as("what the log says of it is what is kept")
                .noneMatch(finding -> finding.path("principal").asString().equals(community.committee()));
    }

    private static String proven(String voucher) {
        try (var connection = TestPostgres.superuser("accounts");
                var query = connection.prepareStatement(
                        "select voucher_evidence(principal, id, 4, null)::text from voucher where id = ?")) {
            query.setObject(1, UUID.fromString(voucher));
            var rows = query.executeQuery();
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void itIsBookedOnceInAllBooksOfItsPrincipal() {
        var first = books.drafted(book, voucher(List.of(invoice())));
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");
        var again = new HashMap<>(voucher(List.of(invoice())));
        again.put(
                "lines",
                List.of(
                        Map.of("summary", "购买办公用品", "account", "513", "debit", "600.00"),
                        Map.of("summary", "购买办公用品", "account", "102", "credit", "600.00")));

        var problem =
                community.accounts("accountant").draftVoucher(rural, again).refused(409, "accounts.source-booked");

        assertThat(problem.toString()).contains(first);
        assertThat(books.vouchers(rural)).isEmpty();
    }

    @Test
    void aCopyOfItIsNotBookedEitherAndAContractStandsBehindManyVouchers() {
        books.drafted(book, voucher(List.of(invoice())));
        for (var form : List.of("PAPER", "SCAN")) {
            community
                    .accounts("accountant")
                    .draftVoucher(book, voucher(List.of(Body.with(Body.with(invoice(), "form", form), "place", "二号柜"))))
                    .refused(409, "accounts.source-booked");
        }

        Map<String, Object> contract = Map.of("kind", "contract", "number", "HT-" + number);
        books.drafted(book, voucher(List.of(contract)));
        books.drafted(book, voucher(List.of(contract)));
    }

    @ParameterizedTest
    @CsvSource({"invoice, 0%s", "invoice, No.%s", "receipt, %s", "Fapiao, '%s\u3000'"})
    void itIsOneHoweverItsKindAndNumberAreWritten(String kind, String spelling) {
        var digits = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000_000L, 99_999_999_999L));
        books.drafted(book, voucher(List.of(Body.with(invoice(), "number", digits))));

        var again = Body.with(Body.with(invoice(), "kind", kind), "number", spelling.formatted(digits));
        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(Body.with(again, "sha256", digest("2")))))
                .refused(409, "accounts.source-booked");
    }

    @Test
    void theSameFileUnderAnotherNumberIsTheSameOriginal() {
        books.drafted(book, voucher(List.of(invoice())));

        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(Body.with(invoice(), "number", number + "9"))))
                .refused(409, "accounts.electronic-booked");
    }

    @Test
    void anotherUnitBooksItOnlyWithTheReasonWhyItIsShared() {
        books.drafted(book, voucher(List.of(invoice())));
        var other = new Books(World.over(client).community());
        var theirs = other.opened();

        var problem = other.community()
                .accounts("accountant")
                .draftVoucher(theirs, voucher(List.of(invoice())))
                .refused(409, "accounts.electronic-booked");
        assertThat(problem.toString()).doesNotContain(community.committee());
        var shared = other.community()
                .accounts("accountant")
                .draftVoucher(theirs, voucher(List.of(Body.with(invoice(), "shared", "分割单3号，水费按户数分摊"))))
                .created();
        assertThat(shared.path("documents").path(0).path("shared").asString()).isEqualTo("分割单3号，水费按户数分摊");
        other.community()
                .accounts("accountant")
                .draftVoucher(theirs, voucher(List.of(Body.with(invoice(), "shared", "再来一次"))))
                .refused(409, "accounts.source-booked");
    }

    @Test
    void ofManyWhoBookItAtOnceOneDoes() {
        var all = List.of(
                books,
                new Books(World.over(client).community()),
                new Books(World.over(client).community()));
        var ids = List.of(book, all.get(1).opened(), all.get(2).opened());

        var answers = atOnce(
                6,
                n -> all.get(n % 3)
                        .community()
                        .accounts("accountant")
                        .draftVoucher(ids.get(n % 3), voucher(List.of(invoice())))
                        .status());

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void aDraftThatIsSetAsideGivesItFree() {
        var first = books.drafted(book, voucher(List.of(invoice())));
        community.accounts("accountant").discardVoucher(first).ok();

        books.drafted(book, voucher(List.of(invoice())));
    }

    @Test
    void everythingMissingIsToldAtOnce() {
        var bare = Map.<String, Object>of("kind", "invoice", "form", "ELECTRONIC");
        var scan = Map.<String, Object>of("kind", "contract", "form", "SCAN");
        var wrong = new HashMap<>(voucher(List.of(bare, scan)));
        wrong.put("attachments", 1);

        assertThat(community
                        .accounts("accountant")
                        .draftVoucher(book, wrong)
                        .refused(400, "request.malformed")
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
        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(invoice(), Body.with(invoice(), "record", "R-2"))))
                .refused(400, "request.malformed");
        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(Body.with(invoice(), "sha256", "AB"))))
                .refused(400, "request.malformed");
        assertThat(books.vouchers(book)).isEmpty();
    }

    @Test
    void anOriginalIsFoundUnderAnotherSpellingOfItsNumberAndKind() {
        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(invoice())))
                .created();
        var spelt = Map.<String, Object>of(
                "kind", "Fapiao", "number", "No. 0" + number.toLowerCase(Locale.ROOT), "form", "PAPER");

        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(spelt)))
                .refused(409, "accounts.source-booked");
    }

    @Test
    void anotherNumberIsAnotherPaper() {
        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(invoice())))
                .created();
        var other = Map.<String, Object>of("kind", "Fapiao", "number", number + "1", "form", "PAPER");

        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(other)))
                .created();
    }

    @Test
    void namedPapersCountAsAttached() {
        var voucher = new HashMap<>(voucher(List.of(invoice())));
        voucher.remove("attachments");

        assertThat(community
                        .accounts("accountant")
                        .draftVoucher(book, voucher)
                        .created()
                        .path("attachments")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aPaperOfAPaymentIsNotBookedAgainByHand() {
        funds.paid("evidence", FundsEvents.invoice(number));

        community
                .accounts("accountant")
                .draftVoucher(book, voucher(List.of(invoice())))
                .refused(409, "accounts.source-booked");
    }

    @Test
    void nobodyReadsWhoseBooksHoldIt() throws SQLException {
        try (var connection = TestPostgres.application("accounts");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select holder from electronic_paper"))
                    .hasMessageContaining("permission denied");
        }
    }
}
