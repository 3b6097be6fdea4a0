package org.fivetrust.accounts.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class UnitNameApiTest {

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
    void aBookIsOpenedUnderTheNameItsPapersBear() {
        var wanted = new HashMap<>(books.book("NONPROFIT_2024", "2026-01-01"));
        wanted.put("unitName", " 星河社区居民委员会 ");
        wanted.put("creditCode", "54330106MF0000000A");

        var book = community.accounts("accountant").openBook(wanted).created();

        assertThat(book.path("unitName").asString()).isEqualTo("星河社区居民委员会");
        assertThat(book.path("creditCode").asString()).isEqualTo("54330106MF0000000A");
        assertThat(community
                        .accounts("accountant")
                        .listBooks("principal", community.committee())
                        .items())
                .extracting(listed -> listed.path("unitName").asString())
                .containsExactly("星河社区居民委员会");
    }

    @Test
    void withoutANameItIsTheLegalNameOfThePrincipal() {
        var book = community.accounts("accountant").readBook(books.opened()).ok();
        assertThat(book.path("unitName").asString()).isEqualTo(NeighbourStub.legalName(community.committee()));
        assertThat(book.path("creditCode").isNull()).isTrue();
    }

    @Test
    void ofOneDayTheLastSaidCountsAndAllAreKept() {
        var book = books.opened();
        for (var name : List.of("星河居委汇", "星河居委会")) {
            community
                    .accounts("accountant")
                    .nameUnit(book, Map.of("name", name, "validFrom", "2026-01-01"))
                    .created();
        }
        community
                .accounts("accountant")
                .nameUnit(book, Map.of("name", "以后的名称", "validFrom", "2099-01-01"))
                .created();

        assertThat(community
                        .accounts("accountant")
                        .readBook(book)
                        .ok()
                        .path("unitName")
                        .asString())
                .isEqualTo("星河居委会");
        var first =
                community.accounts("accountant").listUnitNames(book, "limit", 2).ok();
        assertThat(first.path("items").values())
                .extracting(name -> name.path("name").asString())
                .containsExactly("星河居委汇", "星河居委会");
        assertThat(community
                        .accounts("accountant")
                        .listUnitNames(
                                book, "limit", 2, "cursor", first.path("next").asString())
                        .items())
                .extracting(name -> name.path("name").asString())
                .containsExactly("以后的名称");
    }

    @Test
    void sayingItTwiceNamesItOnce() {
        var book = books.opened();
        var key = IdempotencyKeys.next();
        var name = Map.of("name", "星河居委会", "validFrom", "2026-01-01");
        var first = community
                .accounts("accountant")
                .withKey(key)
                .nameUnit(book, name)
                .created();
        assertThat(community
                        .accounts("accountant")
                        .withKey(key)
                        .nameUnit(book, name)
                        .created())
                .isEqualTo(first);
        assertThat(community.accounts("accountant").listUnitNames(book).items()).hasSize(1);
    }

    @Test
    void whatCannotBeANameIsSaidAtOnce() {
        var book = books.opened();
        assertThat(community
                        .accounts("accountant")
                        .nameUnit(book, Map.of("name", " ", "creditCode", "oops"))
                        .refused(400, "request.malformed")
                        .path("violations"))
                .hasSize(3);
        community
                .accounts("accountant")
                .nameUnit(book, Map.of("name", "早", "validFrom", "2025-12-31"))
                .refused(400, "request.malformed");
        var wanted = new HashMap<>(books.book("RURAL_COLLECTIVE_2023", "2026-01-01"));
        wanted.put("creditCode", "54330106MF0000000A");
        community.accounts("accountant").openBook(wanted).refused(400, "request.malformed");
        wanted.put("unitName", "名".repeat(101));
        community.accounts("accountant").openBook(wanted).refused(400, "request.malformed");
    }

    @Test
    void onlyWhoKeepsTheBookNamesIt() {
        var book = books.opened();
        var name = Map.of("name", "别名", "validFrom", "2026-01-01");
        community.accounts("reporter").nameUnit(book, name).refused(403, "agreement.role-not-entitled");
        var stranger = World.over(client).community();
        stranger.accounts("reporter").nameUnit(book, name).refused(404, "access.not-found");
        stranger.accounts("reporter").listUnitNames(book).refused(404, "access.not-found");
    }

    @Test
    void exportsBearTheName() {
        var book = books.opened();
        community
                .accounts("accountant")
                .nameUnit(book, Map.of("name", "星河居委会", "creditCode", "54330106MF0000000A", "validFrom", "2026-01-01"))
                .created();
        for (var format : List.of("hledger", "beancount")) {
            assertThat(community
                            .accounts("accountant")
                            .exportBook(book, format, "year", 2026)
                            .whole())
                    .contains("星河居委会");
        }
    }

    @Test
    void noNameIsEverWrittenOver() throws SQLException {
        var book = books.opened();
        community
                .accounts("accountant")
                .nameUnit(book, Map.of("name", "星河居委会", "validFrom", "2026-01-01"))
                .created();
        try (var connection = TestPostgres.superuser("accounts");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update unit_name set name = 'x' where book = '" + book + "'"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
