package org.fivetrust.accounts.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.read;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
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

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    @Test
    void aBookIsOpenedOnItsStandardsWholeChart() {
        var book = town.book("RURAL_COLLECTIVE_2023", "2026-01-01");

        var chart = town.list("/v1/books/" + book + "/accounts?limit=200");
        assertThat(chart).extracting(account -> account.path("code").asString()).contains("102", "113", "513");
        assertThat(chart.getFirst().path("code").asString()).isEqualTo("101");
        assertThat(chart.getFirst().path("name").asString()).isEqualTo("库存现金");
        assertThat(town.seen(town.reporter(), "/v1/books?principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NONPROFIT_2004,2026-01-01", "NONPROFIT_2024,2025-12-31", "RURAL_COLLECTIVE_2023,2023-06-01"})
    void aStandardServesWhileItIsInForce(String standard, String startsOn) {
        var problem = refused(
                town.post("accountant", "/v1/books", town.bookWanted(standard, startsOn)),
                422,
                "accounts.standard-not-in-force");

        assertThat(problem.path("cure").get(0).path("code").asString()).isEqualTo("accounts.choose-edition");
    }

    @Test
    void oneBookPerPrincipalAndStandardWhoeverAsksAtOnce() {
        var answers = Town.atOnce(
                8, _ -> status(town.post("accountant", "/v1/books", town.bookWanted("NONPROFIT_2024", "2026-01-01"))));

        assertThat(answers).containsOnlyOnce(201).allMatch(answer -> answer == 201 || answer == 409);
        assertThat(town.list("/v1/books?principal=" + town.principal())).hasSize(1);
    }

    @Test
    void sayingItTwiceOpensItOnce() {
        var key = IdempotencyKeys.next();
        var wanted = town.bookWanted("NONPROFIT_2024", "2026-01-01");
        var first = read(
                town.post("accountant", key, "/v1/books", wanted).expectStatus().isCreated());
        var again = read(town.post("accountant", key, "/v1/books", wanted)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true"));

        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "district", "leader"})
    void theMandateSaysWhoOpensBooks(String login) {
        var problem = refused(
                town.post(login, "/v1/books", town.bookWanted("NONPROFIT_2024", "2026-01-01")),
                403,
                "agreement.role-not-entitled");

        assertThat(problem.path("clauses")).isNotEmpty();
    }

    @Test
    void withoutAnAgreementThereIsNoBook() {
        NeighbourStub.noAgreement();

        refused(
                town.post("accountant", "/v1/books", town.bookWanted("NONPROFIT_2024", "2026-01-01")),
                422,
                "agreement.not-in-force");
    }

    @Test
    void anotherCommunitySeesNothingOfIt() {
        var book = town.book();
        var other = Town.over(town.client());

        refused(town.get(other.reporter(), "/v1/books/" + book), 404, "access.not-found");
        refused(town.get(other.reporter(), "/v1/books/" + book + "/accounts"), 404, "access.not-found");
        refused(
                town.get(other.reporter(), "/v1/books/" + book + "/trial-balance?from=2026-01&to=2026-12"),
                404,
                "access.not-found");
        assertThat(town.seen(other.reporter(), "/v1/books").path("items")).isEmpty();
        refused(
                town.post(other.reporter(), "/v1/books", town.bookWanted("NONPROFIT_2024", "2026-01-01")),
                403,
                "access.principal");
    }

    @Test
    void everyFaultOfABookIsToldAtOnce() {
        var problem = refused(
                town.post("accountant", "/v1/books", Map.of("principal", "X", "standard", "so-so")),
                400,
                "request.malformed");

        assertThat(problem.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/principal", "/standard", "/startsOn");
        refused(town.post("accountant", "/v1/books", town.bookWanted("GAAP", "2026-01-01")), 400, "request.malformed");
        refused(town.get("accountant", "/v1/books?cursor=bm9uZQ"), 400, "request.malformed");
    }

    @Test
    void aDetailAccountTakesEntriesInItsParentsPlace() {
        var book = town.book();
        town.created("accountant", "/v1/books/" + book + "/accounts", Map.of("code", "100201", "name", "基本户"));

        var accounts = town.list("/v1/books/" + book + "/accounts?limit=200");
        assertThat(leaf(accounts, "1002")).isFalse();
        assertThat(leaf(accounts, "100201")).isTrue();
        var problem = refused(
                town.post("accountant", "/v1/books/" + book + "/vouchers", Town.supplies("2026-03-01", "10.00")),
                422,
                "accounts.voucher-unsound");
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
        var book = town.book();
        town.drafted(book, Town.supplies("2026-03-01", "10.00"));

        refused(
                town.post("accountant", "/v1/books/" + book + "/accounts", Map.of("code", "100201", "name", "基本户")),
                409,
                "accounts.account-in-use");
    }

    /** Either the voucher is there first and no detail is opened, or the detail is and the voucher is unsound. */
    @Test
    void aDraftAndADetailNeverMissEachOther() {
        for (var round = 0; round < 5; round++) {
            var here = Town.over(town.client());
            var book = here.book();
            var answers = Town.atOnce(
                    2,
                    n -> status(
                            n == 0
                                    ? here.post(
                                            "accountant",
                                            "/v1/books/" + book + "/vouchers",
                                            Town.supplies("2026-03-01", "10.00"))
                                    : here.post(
                                            "accountant",
                                            "/v1/books/" + book + "/accounts",
                                            Map.of("code", "100201", "name", "基本户"))));

            assertThat(answers).containsOnlyOnce(201);
        }
    }

    @Test
    void aBookIsInYuanAndInNoOtherCurrency() {
        var wanted = new HashMap<>(town.bookWanted("NONPROFIT_2024", "2026-01-01"));
        wanted.put("currency", "USD");
        refused(town.post("accountant", "/v1/books", wanted), 400, "request.malformed");
        assertThat(town.list("/v1/books?principal=" + town.principal())).isEmpty();
    }

    @Test
    void aBookDoesNotStartInAYearThatIsFarOff() {
        var problem = refused(
                town.post("accountant", "/v1/books", town.bookWanted("NONPROFIT_2024", "2090-01-01")),
                422,
                "accounts.starts-too-late");

        assertThat(problem.path("detail").asString()).contains("2090-01-01");
    }
}
