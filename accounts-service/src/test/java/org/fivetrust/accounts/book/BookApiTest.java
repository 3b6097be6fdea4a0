package org.fivetrust.accounts.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Vouchers;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class BookApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
    }

    @Test
    void aBookIsOpenedOnItsStandardsWholeChart() {
        var book = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");

        var chart = community
                .accounts("accountant")
                .listAccounts(book, "limit", 200)
                .items();
        assertThat(chart).extracting(account -> account.path("code").asString()).contains("102", "113", "513");
        assertThat(chart.getFirst().path("code").asString()).isEqualTo("101");
        assertThat(chart.getFirst().path("name").asString()).isEqualTo("库存现金");
        assertThat(community
                        .accounts("reporter")
                        .listBooks("principal", community.committee())
                        .ok()
                        .path("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NONPROFIT_2004,2026-01-01", "NONPROFIT_2024,2025-12-31", "RURAL_COLLECTIVE_2023,2023-06-01"})
    void aStandardServesWhileItIsInForce(String standard, String startsOn) {
        var problem = community
                .accounts("accountant")
                .openBook(books.book(standard, startsOn))
                .refused(422, "accounts.standard-not-in-force");

        assertThat(problem.path("cure").get(0).path("code").asString()).isEqualTo("accounts.choose-edition");
    }

    @Test
    void oneBookPerPrincipalAndStandardWhoeverAsksAtOnce() {
        var answers = atOnce(
                8,
                _ -> community
                        .accounts("accountant")
                        .openBook(books.book("NONPROFIT_2024", "2026-01-01"))
                        .status());

        assertThat(answers).containsOnlyOnce(201).allMatch(answer -> answer == 201 || answer == 409);
        assertThat(community
                        .accounts("accountant")
                        .listBooks("principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @Test
    void sayingItTwiceOpensItOnce() {
        var key = IdempotencyKeys.next();
        var wanted = books.book("NONPROFIT_2024", "2026-01-01");
        var first =
                community.accounts("accountant").withKey(key).openBook(wanted).created();
        var again = community
                .accounts("accountant")
                .withKey(key)
                .openBook(wanted)
                .replayed()
                .created();

        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "district", "leader"})
    void theMandateSaysWhoOpensBooks(String login) {
        var problem = community
                .accounts(login)
                .openBook(books.book("NONPROFIT_2024", "2026-01-01"))
                .refused(403, "agreement.role-not-entitled");

        assertThat(problem.path("clauses")).isNotEmpty();
    }

    @Test
    void withoutAnAgreementThereIsNoBook() {
        NeighbourStub.noAgreement();

        community
                .accounts("accountant")
                .openBook(books.book("NONPROFIT_2024", "2026-01-01"))
                .refused(422, "agreement.not-in-force");
    }

    @Test
    void anotherCommunitySeesNothingOfIt() {
        var book = books.opened();
        var other = new Books(World.over(client).community());

        other.community().accounts("reporter").readBook(book).refused(404, "access.not-found");
        other.community().accounts("reporter").listAccounts(book).refused(404, "access.not-found");
        other.community()
                .accounts("reporter")
                .readTrialBalance(book, "from", "2026-01", "to", "2026-12")
                .refused(404, "access.not-found");
        assertThat(other.community().accounts("reporter").listBooks().ok().path("items"))
                .isEmpty();
        other.community()
                .accounts("reporter")
                .openBook(books.book("NONPROFIT_2024", "2026-01-01"))
                .refused(403, "access.principal");
    }

    @Test
    void everyFaultOfABookIsToldAtOnce() {
        assertThat(community
                        .accounts("accountant")
                        .openBook(Map.of("principal", "X", "standard", "so-so"))
                        .pointers(400, "request.malformed"))
                .containsExactly("/principal", "/standard", "/startsOn");
        community
                .accounts("accountant")
                .openBook(books.book("GAAP", "2026-01-01"))
                .refused(400, "request.malformed");
        community.accounts("accountant").listBooks("cursor", "bm9uZQ").refused(400, "request.malformed");
    }

    @Test
    void aDetailAccountTakesEntriesInItsParentsPlace() {
        var book = books.opened();
        books.account(book, "100201", "基本户").created();

        var accounts = community
                .accounts("accountant")
                .listAccounts(book, "limit", 200)
                .items();
        assertThat(leaf(accounts, "1002")).isFalse();
        assertThat(leaf(accounts, "100201")).isTrue();
        var problem = community
                .accounts("accountant")
                .draftVoucher(book, Vouchers.supplies("2026-03-01", "10.00"))
                .refused(422, "accounts.voucher-unsound");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/lines/1/account");
    }

    private static boolean leaf(List<JsonNode> accounts, String code) {
        return accounts.stream()
                .filter(account -> account.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path("leaf")
                .asBoolean();
    }

    @Test
    void detailsComeBeforeEntries() {
        var book = books.opened();
        books.drafted(book, Vouchers.supplies("2026-03-01", "10.00"));

        books.account(book, "100201", "基本户").refused(409, "accounts.account-in-use");
    }

    /** Either the voucher is there first and no detail is opened, or the detail is and the voucher is unsound. */
    @Test
    void aDraftAndADetailNeverMissEachOther() {
        for (var round = 0; round < 5; round++) {
            var here = new Books(World.over(client).community());
            var book = here.opened();
            var answers = atOnce(
                    2,
                    n -> n == 0
                            ? here.community()
                                    .accounts("accountant")
                                    .draftVoucher(book, Vouchers.supplies("2026-03-01", "10.00"))
                                    .status()
                            : here.community()
                                    .accounts("accountant")
                                    .openAccount(book, Map.of("code", "100201", "name", "基本户"))
                                    .status());

            assertThat(answers).containsOnlyOnce(201);
        }
    }

    @Test
    void aBookIsInYuanAndInNoOtherCurrency() {
        var wanted = new HashMap<>(books.book("NONPROFIT_2024", "2026-01-01"));
        wanted.put("currency", "USD");
        community.accounts("accountant").openBook(wanted).refused(400, "request.malformed");
        assertThat(community
                        .accounts("accountant")
                        .listBooks("principal", community.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void aBookDoesNotStartInAYearThatIsFarOff() {
        var problem = community
                .accounts("accountant")
                .openBook(books.book("NONPROFIT_2024", "2090-01-01"))
                .refused(422, "accounts.starts-too-late");

        assertThat(problem.path("detail").asString()).contains("2090-01-01");
    }
}
