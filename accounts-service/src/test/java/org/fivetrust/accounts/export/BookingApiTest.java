package org.fivetrust.accounts.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class BookingApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    @Test
    void aPostedVoucherTellsHowItBookedItsOriginals() {
        town.created(
                "accountant",
                "/v1/books/" + book + "/unit-names",
                Map.of("name", "星河居委会", "creditCode", "54330106MF0000000A", "validFrom", "2026-01-01"));
        town.created("accountant", "/v1/books/" + book + "/accounts", Map.of("code", "530101", "name", "办公费"));
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
                "N" + town.community(),
                "record",
                "R-1",
                "form",
                "ELECTRONIC",
                "sha256",
                "cd".repeat(32));
        voucher.put("documents", List.of(paper, Map.of("kind", "contract", "record", "R-2")));
        var id = town.posted(book, voucher).path("id").asString();

        var told = town.seen(town.reporter(), "/v1/vouchers/" + id + "/booking-information");

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
        var draft = town.drafted(book, supplies("2026-03-05", "600.00"));
        refused(town.get("accountant", "/v1/vouchers/" + draft + "/booking-information"), 404, "access.not-found");
        var posted =
                town.posted(book, supplies("2026-03-05", "600.00")).path("id").asString();
        var stranger = Town.over(town.client()).reporter();
        refused(town.get(stranger, "/v1/vouchers/" + posted + "/booking-information"), 404, "access.not-found");
    }
}
