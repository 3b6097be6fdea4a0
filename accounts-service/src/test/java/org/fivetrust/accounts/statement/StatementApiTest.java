package org.fivetrust.accounts.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Queries;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement is read as of a day and as known at an instant, opens to the ledger, and is its community's. */
@AccountsTest
class StatementApiTest extends StatementScenario {

    @Test
    void everyFigureOpensDownToTheLedger() {
        ruralYear();
        var sheet = statement("balance-sheet", "period", "2025-12");

        var total = community
                .caller("auditor")
                .follow(line(sheet, "6").path("links").path("entries").asString())
                .ok();
        var cash = community
                .caller("auditor")
                .follow(total.path("figures")
                        .path(0)
                        .path("shares")
                        .path(0)
                        .path("links")
                        .path("entries")
                        .asString())
                .ok();
        var bank = cash.path("figures").path(0).path("shares").path(0);

        assertThat(bank.path("reference").asString()).isEqualTo("102");
        assertThat(bank.path("amount").asString()).isEqualTo("125000.00");
        var ledger = community
                .caller("auditor")
                .follow(bank.path("links").path("ledger").asString())
                .ok();
        assertThat(ledger.path("items")).hasSize(5);
        assertThat(ledger.path("items").path(4).path("balance").asString()).isEqualTo("125000.00");
    }

    @Test
    void asOfADayCountsTheEntriesToThatDay() {
        ruralYear();

        var sheet = statement("balance-sheet", "period", "2025-06", "asOf", "2025-06-14");

        assertThat(line(sheet, "1").path("closing").asString()).isEqualTo("130000.00");
        assertThat(sheet.path("asOf").asString()).isEqualTo("2025-06-14");
        everyCheckHolds(sheet);
        community
                .accounts("reporter")
                .readStatement(book, "balance-sheet", "period", "2025-06", "asOf", "2025-07-01")
                .refused(400, "request.malformed");
    }

    @Test
    void knownAtAnInstantCountsOnlyWhatWasPostedByThen() {
        ruralYear();
        var then = Instant.now();
        post("2025-02-01", "102", "77.00", "", "504", "", "77.00");

        var before = statement("balance-sheet", "period", "2025-12", "knownAt", then);
        var now = statement("balance-sheet", "period", "2025-12");

        assertThat(line(before, "1").path("closing").asString()).isEqualTo("125000.00");
        assertThat(Instant.parse(before.path("knownAt").asString())).isEqualTo(then);
        assertThat(line(now, "1").path("closing").asString()).isEqualTo("125077.00");
        everyCheckHolds(before);
    }

    @Test
    void aStatementCostsTheSameFewQueriesHoweverMuchIsPosted() {
        ruralYear();
        statement("income", "period", "2025-12");
        var few = Queries.during(() -> statement("income", "period", "2025-12"));
        var more = new ArrayList<Map<String, Object>>();
        for (var day = 10; day < 31; day++) {
            more.add(voucher("2025-12-" + day, "102", "10.00", "", "504", "", "10.00"));
        }
        books.postedAll(book, more);

        var many = Queries.during(() -> statement("income", "period", "2025-12"));

        assertThat(few).hasSameSizeAs(many).hasSizeLessThanOrEqualTo(3);
        assertThat(many).noneMatch(sql -> sql.contains("from voucher_line"));
    }

    @Test
    void anotherCommunitysStatementsAreNotThere() {
        ruralYear();
        var stranger = World.over(client).community();

        stranger.accounts("reporter")
                .readStatement(book, "balance-sheet", "period", "2025-12")
                .refused(404, "access.not-found");
        stranger.accounts("reporter").listStatementLayouts(book).refused(404, "access.not-found");
    }

    private Reply asked(String query) {
        return community.caller("reporter").follow("/v1/books/" + book + "/statements/" + query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "balance-sheet",
                "balance-sheet?period=2025",
                "income?period=2025-13",
                "income?period=2025-12&knownAt=yesterday",
                "income?period=2025-12&layout=x"
            })
    void whatIsAskedBadlyIsSaidSo(String query) {
        book = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");

        asked(query).refused(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activities?period=2025-12",
                "cash-flow?period=2025-12",
                "balance-sheet?period=2020-12",
                "balance-sheet/lines/99?period=2025-12",
                "weather/lines/1?period=2025-12"
            })
    void whatAStandardDoesNotHaveIsNotThere(String query) {
        book = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");

        asked(query).is(404);
    }
}
