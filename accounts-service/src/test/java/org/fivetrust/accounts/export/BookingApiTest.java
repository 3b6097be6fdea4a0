package org.fivetrust.accounts.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
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

@AccountsTest
class BookingApiTest {

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

    @Test
    void aPostedVoucherTellsHowItBookedItsOriginals() {
        community
                .accounts("accountant")
                .nameUnit(book, Map.of("name", "星河居委会", "creditCode", "54330106MF0000000A", "validFrom", "2026-01-01"))
                .created();
        books.account(book, "530101", "办公费").created();
        var voucher = new HashMap<>(supplies("2026-03-05", "600.00"));
        voucher.put(
                "lines",
                List.of(
                        Map.of("summary", "购买办公用品", "account", "530101", "debit", "600.00"),
                        Map.of("summary", "购买办公用品", "account", "1002", "credit", "600.00")));
        var paper = Map.of(
                "kind",
                "invoice",
                "number",
                "N" + community.code(),
                "record",
                "R-1",
                "form",
                "ELECTRONIC",
                "sha256",
                "cd".repeat(32));
        voucher.put("documents", List.of(paper, Map.of("kind", "contract", "record", "R-2")));
        var id = books.posted(book, voucher);

        var told = community.accounts("reporter").readBookingInformation(id).ok();

        assertThat(told.path("NameOfAccountingEntity").asString()).isEqualTo("星河居委会");
        assertThat(told.path("UnifiedSocialCreditCodeOfAccountingEntity").asString())
                .isEqualTo("54330106MF0000000A");
        var booked = told.path("InformationOfAccountingDocumentsTuple").path(0);
        assertThat(booked.path("NumberOfAccountingDocuments").asString()).isEqualTo("付-1");
        assertThat(booked.path("AccountingPeriod").asString()).isEqualTo("2026-03");
        assertThat(LocalDate.parse(booked.path("PostingDate").asString()))
                .isBetween(
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1),
                        LocalDate.now(ZoneId.of("Asia/Shanghai")));
        assertThat(booked.path("InformationOfDebitAndCreditEntryTuple").values())
                .extracting(entry -> entry.path("DebitOrCredit").asString() + " "
                        + entry.path("NameOfGeneralLedgerSubject").asString() + " "
                        + entry.path("NameOfSubsidiaryLedgerSubject").asString("-") + " "
                        + entry.path("RecordedAmount").asString())
                .containsExactly("借 管理费用 办公费 600.00", "贷 银行存款 - 600.00");
        assertThat(told.path("originals").values())
                .extracting(original -> original.path("sha256").asString())
                .containsExactly("cd".repeat(32));
    }

    @Test
    void whatIsNotPostedOrNotOnesOwnIsNotThere() {
        var draft = books.drafted(book, supplies("2026-03-05", "600.00"));
        community.accounts("accountant").readBookingInformation(draft).refused(404, "access.not-found");
        var posted = books.posted(book, supplies("2026-03-05", "600.00"));
        var stranger = World.over(client).community();
        stranger.accounts("reporter").readBookingInformation(posted).refused(404, "access.not-found");
    }
}
