package org.fivetrust.accounts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
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
import tools.jackson.databind.JsonNode;

@AccountsTest
class HandoverApiTest {

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

    private JsonNode sheet(String asOf) {
        return community
                .accounts("reporter")
                .readHandoverSheet(book, "asOf", asOf)
                .ok();
    }

    @Test
    void theBooksThemselvesSayWhatIsHandedOver() {
        community
                .accounts("accountant")
                .nameUnit(book, Map.of("name", "星河居委会", "validFrom", "2026-01-01"))
                .created();
        books.postedAll(
                book,
                List.of(
                        supplies("2026-01-05", "1.00"),
                        supplies("2026-02-05", "20.00"),
                        supplies("2026-02-06", "300.00"),
                        supplies("2026-02-20", "4000.00")));
        books.closed(book, "2026-01");
        var draft = books.drafted(book, supplies("2026-02-07", "9.00"));
        books.drafted(book, supplies("2026-03-07", "9.00"));

        var sheet = sheet("2026-02-10");

        assertThat(sheet.path("unit").asString()).isEqualTo("星河居委会");
        assertThat(sheet.path("closedThrough").asString()).isEqualTo("2026-01");
        assertThat(sheet.path("balances").values())
                .extracting(balance -> balance.path("code").asString() + " "
                        + balance.path("debit").asString() + " "
                        + balance.path("credit").asString())
                .containsExactly("1002 0.00 321.00", "5301 321.00 0.00");
        assertThat(sheet.path("lastNumbers").values())
                .extracting(number -> number.path("period").asString() + " "
                        + number.path("label").asString())
                .containsExactly("2026-01 付-1", "2026-02 付-2");
        assertThat(sheet.path("open").values())
                .extracting(open -> open.path("voucher").asString())
                .containsExactly(draft);
        assertThat(sheet.path("open").path(0).path("summary").asString()).isEqualTo("购买办公用品");
    }

    @Test
    void anEmptyBookHandsOverNothing() {
        var sheet = sheet("2026-02-10");

        assertThat(sheet.path("balances")).isEmpty();
        assertThat(sheet.path("lastNumbers")).isEmpty();
        assertThat(sheet.path("open")).isEmpty();
        assertThat(sheet.path("closedThrough").isNull()).isTrue();
    }

    @Test
    void itIsForADayAndForWhoeverSeesTheBook() {
        var path = "/v1/books/" + book + "/handover-sheet";
        for (var query : List.of("", "?asOf=2026-13-01", "?asOf=%2B999999999-12-31")) {
            community.caller("accountant").follow(path + query).refused(400, "request.malformed");
        }
        World.over(client)
                .community()
                .accounts("reporter")
                .readHandoverSheet(book, "asOf", "2026-02-10")
                .refused(404, "access.not-found");
    }
}
