package org.fivetrust.accounts.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.read;
import static org.fivetrust.accounts.Town.refused;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class UnitNameApiTest {

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    private static String names(String book) {
        return "/v1/books/" + book + "/unit-names";
    }

    @Test
    void aBookIsOpenedUnderTheNameItsPapersBear() {
        var wanted = new HashMap<>(town.bookWanted("NONPROFIT_2024", "2026-01-01"));
        wanted.put("unitName", " 星河社区居民委员会 ");
        wanted.put("creditCode", "54330106MF0000000A");

        var book = town.created("accountant", "/v1/books", wanted);

        assertThat(book.path("unitName").asString()).isEqualTo("星河社区居民委员会");
        assertThat(book.path("creditCode").asString()).isEqualTo("54330106MF0000000A");
        assertThat(town.list("/v1/books?principal=" + town.principal()))
                .extracting(listed -> listed.path("unitName").asString())
                .containsExactly("星河社区居民委员会");
    }

    @Test
    void withoutANameItIsTheLegalNameOfThePrincipal() {
        var book = town.seen("accountant", "/v1/books/" + town.book());
        assertThat(book.path("unitName").asString()).isEqualTo(NeighbourStub.legalName(town.principal()));
        assertThat(book.path("creditCode").isNull()).isTrue();
    }

    @Test
    void ofOneDayTheLastSaidCountsAndAllAreKept() {
        var book = town.book();
        for (var name : List.of("星河居委汇", "星河居委会")) {
            town.created("accountant", names(book), Map.of("name", name, "validFrom", "2026-01-01"));
        }
        town.created("accountant", names(book), Map.of("name", "以后的名称", "validFrom", "2099-01-01"));

        assertThat(town.seen("accountant", "/v1/books/" + book).path("unitName").asString())
                .isEqualTo("星河居委会");
        var first = town.seen("accountant", names(book) + "?limit=2");
        assertThat(first.path("items").values())
                .extracting(name -> name.path("name").asString())
                .containsExactly("星河居委汇", "星河居委会");
        assertThat(town.list(
                        names(book) + "?limit=2&cursor=" + first.path("next").asString()))
                .extracting(name -> name.path("name").asString())
                .containsExactly("以后的名称");
    }

    @Test
    void sayingItTwiceNamesItOnce() {
        var book = town.book();
        var key = IdempotencyKeys.next();
        var name = Map.of("name", "星河居委会", "validFrom", "2026-01-01");
        var first = read(
                town.post("accountant", key, names(book), name).expectStatus().isCreated());
        assertThat(read(town.post("accountant", key, names(book), name)
                        .expectStatus()
                        .isCreated()))
                .isEqualTo(first);
        assertThat(town.list(names(book))).hasSize(1);
    }

    @Test
    void whatCannotBeANameIsSaidAtOnce() {
        var book = town.book();
        assertThat(refused(
                                town.post("accountant", names(book), Map.of("name", " ", "creditCode", "oops")),
                                400,
                                "request.malformed")
                        .path("violations"))
                .hasSize(3);
        refused(
                town.post("accountant", names(book), Map.of("name", "早", "validFrom", "2025-12-31")),
                400,
                "request.malformed");
        var wanted = new HashMap<>(town.bookWanted("RURAL_COLLECTIVE_2023", "2026-01-01"));
        wanted.put("creditCode", "54330106MF0000000A");
        refused(town.post("accountant", "/v1/books", wanted), 400, "request.malformed");
        wanted.put("unitName", "名".repeat(101));
        refused(town.post("accountant", "/v1/books", wanted), 400, "request.malformed");
    }

    @Test
    void onlyWhoKeepsTheBookNamesIt() {
        var book = town.book();
        var name = Map.of("name", "别名", "validFrom", "2026-01-01");
        refused(town.post(town.reporter(), names(book), name), 403, "agreement.role-not-entitled");
        var stranger = Town.over(town.client());
        refused(town.post(stranger.reporter(), names(book), name), 404, "access.not-found");
        refused(town.get(stranger.reporter(), names(book)), 404, "access.not-found");
    }

    @Test
    void exportsBearTheName() {
        var book = town.book();
        town.created(
                "accountant",
                names(book),
                Map.of("name", "星河居委会", "creditCode", "54330106MF0000000A", "validFrom", "2026-01-01"));
        for (var format : List.of("hledger", "beancount")) {
            assertThat(new String(
                            town.get("accountant", "/v1/books/" + book + "/exports/" + format + "?year=2026")
                                    .expectStatus()
                                    .isOk()
                                    .expectBody()
                                    .returnResult()
                                    .getResponseBodyContent(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("星河居委会");
        }
    }

    @Test
    void noNameIsEverWrittenOver() throws SQLException {
        var book = town.book();
        town.created("accountant", names(book), Map.of("name", "星河居委会", "validFrom", "2026-01-01"));
        try (var connection = TestPostgres.superuser("accounts");
                var statement = connection.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> statement.execute("update unit_name set name = 'x' where book = '" + book + "'"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
