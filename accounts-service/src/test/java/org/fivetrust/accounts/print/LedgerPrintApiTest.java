package org.fivetrust.accounts.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.transfer;

import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A ledger on paper. */
@AccountsTest
class LedgerPrintApiTest {

    private static final Object[] BANK = {"account", "1002", "from", "2026-01", "to", "2026-02"};

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

    private String ofForty() {
        books.postedAll(
                book,
                IntStream.range(0, 40)
                        .mapToObj(n -> transfer(
                                "2026-%02d-%02d".formatted(n / 20 + 1, n % 20 + 1),
                                "PAYMENT",
                                "第" + n + "笔",
                                "5301",
                                "1002",
                                "10.00"))
                        .toList());
        return Printed.of(community.accounts("reporter").printLedger(book, BANK))
                .text();
    }

    @Test
    void ledgerPagesAreNumberedAndCarried() {
        assertThat(ofForty()).contains("明细账", "1002银行存款", "过次页", "承前页", "第1页共2页", "第2页共2页", "本月合计", "本年累计");
    }

    @Test
    void aLedgerEndsWithTheBalanceOfItsAccount() {
        assertThat(ofForty()).contains("贷400.00");
    }

    @Test
    void anAccountThatTheBookLacksHasNoLedger() {
        community
                .accounts("reporter")
                .printLedger(book, "account", "9999", "from", "2026-01", "to", "2026-02")
                .refused(404, "access.not-found");
    }

    @Test
    void monthsThatRunBackwardsAreSaidSo() {
        community
                .accounts("reporter")
                .printLedger(book, "account", "1002", "from", "2026-02", "to", "2026-01")
                .refused(400, "request.malformed");
    }

    @Test
    void anotherCommunityPrintsNoLedgerHere() {
        World.over(client)
                .community()
                .accounts("reporter")
                .printLedger(book, BANK)
                .refused(404, "access.not-found");
    }
}
