package org.fivetrust.accounts.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.transfer;

import java.util.List;
import java.util.Map;
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

    private static final Object[] MONTHS = {"from", "2026-01", "to", "2026-02"};

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

    private void withMovements() {
        books.posted(book, transfer("2026-01-05", "RECEIPT", "收到捐赠", "1002", "410101", "1234567.89"));
        books.posted(book, transfer("2026-01-06", "TRANSFER", "提取现金", "1001", "1002", "500.00"));
        books.posted(book, transfer("2026-02-06", "PAYMENT", "购买茶叶", "5301", "1001", "80.00"));
        var mistaken = books.posted(book, transfer("2026-02-06", "PAYMENT", "误记", "5301", "1001", "30.00"));
        books.post(community
                .accounts("accountant")
                .reverseVoucher(mistaken, Map.of())
                .id());
    }

    @Test
    void theGeneralLedgerHasAPageForEachAccount() {
        withMovements();

        var printed = Printed.of(community.accounts("reporter").printGeneralLedger(book, MONTHS));

        assertThat(printed.pages()).isEqualTo(5);
        assertThat(printed.text())
                .contains("总账", "科目：1001库存现金", "科目：1002银行存款", "科目：4101捐赠收入", "科目：410101", "科目：5301管理费用")
                .contains("2026-01本月合计1,234,567.89500.00借1,234,067.89", "2026-01本年累计1,234,567.89500.00借1,234,067.89")
                .contains("第1页共1页");
    }

    @Test
    void theGeneralLedgerOfOneAccountHasThatAccountOnly() {
        withMovements();

        var printed = Printed.of(community
                .accounts("reporter")
                .printGeneralLedger(book, "account", "1001", "from", "2026-02", "to", "2026-02"));

        assertThat(printed.text())
                .contains("期初余额借500.00", "2026-02本月合计0.0080.00借420.00", "2026-02本年累计500.0080.00借420.00")
                .doesNotContain("1002");
    }

    @Test
    void theGeneralLedgerOfAnEmptyBookIsAnEmptyPage() {
        assertThat(Printed.of(community.accounts("reporter").printGeneralLedger(book, MONTHS))
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void theCashJournalIsBalancedEveryDayAndEveryMonth() {
        withMovements();

        var printed = Printed.of(community.accounts("reporter").printCashJournal(book, MONTHS));

        assertThat(printed.text())
                .contains("现金日记账", "科目：1001库存现金", "2026-01-06转-1提取现金500.00借500.00")
                .contains("2026-02-06本日合计0.0080.00借420.00", "2026-02本月合计0.0080.00借420.00", "本年累计500.0080.00借420.00");
    }

    @Test
    void openingBalancesAreInNoTotalsOfALedger() {
        books.imported(book, """
                voucher_no,date,summary,account_code,debit,credit
                OPENING,,上年结转,1001,300.00,
                OPENING,,上年结转,3101,,300.00
                1,2026-01-05,捐赠,1001,20.00,
                1,2026-01-05,捐赠,410101,,20.00
                """);
        var reporter = community.accounts("reporter");

        for (var print : List.of(
                reporter.printCashJournal(book, "from", "2025-12", "to", "2026-01"),
                reporter.printLedger(book, "account", "1001", "from", "2025-12", "to", "2026-01"),
                reporter.printGeneralLedger(book, "account", "1001", "from", "2025-12", "to", "2026-01"))) {
            assertThat(Printed.of(print).text())
                    .contains("2026-01本月合计20.000.00借320.00", "2026-01本年累计20.000.00借320.00")
                    .doesNotContain("2025-12本月合计");
        }
    }

    @Test
    void redLettersOfAJournalAreRed() {
        withMovements();

        assertThat(Printed.of(community.accounts("reporter").printCashJournal(book, MONTHS))
                        .red())
                .isEqualTo("-30.00");
    }

    @Test
    void theBankJournalIsOfTheBankOnly() {
        withMovements();

        assertThat(Printed.of(community.accounts("reporter").printBankJournal(book, MONTHS))
                        .text())
                .contains("银行存款日记账", "收到捐赠1,234,567.89借1,234,567.89", "提取现金500.00借1,234,067.89")
                .doesNotContain("购买茶叶");
    }

    @Test
    void aJournalThatBeginsLaterHasTheTotalsOfTheYear() {
        withMovements();

        assertThat(Printed.of(community.accounts("reporter").printBankJournal(book, "from", "2026-02", "to", "2026-02"))
                        .text())
                .contains("期初余额借1,234,067.89");
        assertThat(Printed.of(community.accounts("reporter").printCashJournal(book, "from", "2026-02", "to", "2026-02"))
                        .text())
                .contains("期初余额借500.00", "本年累计500.0080.00借420.00");
    }

    @Test
    void aLongJournalIsCarriedFromPageToPage() {
        ofForty();

        assertThat(Printed.of(community.accounts("reporter").printBankJournal(book, MONTHS))
                        .text())
                .contains("过次页", "承前页", "第1页共3页", "本日合计", "第39笔");
    }

    @Test
    void theTrialBalanceHasTotalsThatAgreeAndLeavesNilBlank() {
        withMovements();

        var printed = Printed.of(community.accounts("reporter").printTrialBalance(book, MONTHS));

        assertThat(printed.text())
                .contains("科目余额表", "期初借方余额", "1002银行存款1,234,567.89500.001,234,067.89")
                .contains("合计1,235,147.891,235,147.891,234,567.891,234,567.89")
                .doesNotContainPattern("(?<![0-9.,])0\\.00");
        assertThat(printed.width()).isGreaterThan(printed.height());
    }

    @Test
    void printsSeeTheDayThatIsAsked() {
        withMovements();

        assertThat(Printed.of(community
                                .accounts("reporter")
                                .printCashJournal(book, "from", "2026-01", "to", "2026-02", "asOf", "2026-01-31"))
                        .text())
                .contains("提取现金")
                .doesNotContain("购买茶叶");
    }

    @Test
    void anAccountThatTheBookLacksIsOnNoPrint() {
        var reporter = community.accounts("reporter");
        var months = new Object[] {"account", "9999", "from", "2026-01", "to", "2026-02"};

        reporter.printGeneralLedger(book, months).refused(404, "access.not-found");
        reporter.printCashJournal(book, months).refused(404, "access.not-found");
        reporter.printBankJournal(book, months).refused(404, "access.not-found");
    }

    @Test
    void aGeneralLedgerOfCenturiesIsNotPrinted() {
        community
                .accounts("reporter")
                .printGeneralLedger(book, "from", "2000-01", "to", "2026-02")
                .refused(400, "request.malformed");
    }

    @Test
    void anotherCommunityPrintsNothingHere() {
        var stranger = World.over(client).community().accounts("reporter");

        stranger.printGeneralLedger(book, MONTHS).refused(404, "access.not-found");
        stranger.printCashJournal(book, MONTHS).refused(404, "access.not-found");
        stranger.printBankJournal(book, MONTHS).refused(404, "access.not-found");
        stranger.printTrialBalance(book, MONTHS).refused(404, "access.not-found");
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
