package org.fivetrust.accounts.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.AccountsClient;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Every paper bears the unit's name of its day. */
@AccountsTest
class UnitNameOnPaperApiTest {

    private Books books;
    private AccountsClient reporter;
    private String book;

    @BeforeEach
    void aUnitThatIsRenamedInApril(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        var community = World.over(client).community();
        books = new Books(community);
        reporter = community.accounts("reporter");
        book = books.opened();
        var accountant = community.accounts("accountant");
        accountant
                .nameUnit(book, Body.of("name", "星河居委会", "validFrom", "2026-01-01"))
                .created();
        accountant
                .nameUnit(book, Body.of("name", "星河新区居委会", "validFrom", "2026-04-01"))
                .created();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-05,星河居委会", "2026-04-05,星河新区居委会"})
    void everyVoucherBearsTheUnitsNameOfItsDay(String date, String name) {
        var voucher = books.posted(book, supplies(date, "10.00"));

        assertThat(Printed.of(reporter.printVoucher(voucher)).text()).contains("单位：" + name);
    }

    @ParameterizedTest
    @CsvSource({"2026-03,星河居委会", "2026-04,星河新区居委会"})
    void everyLedgerBearsTheUnitsNameOfItsLastDay(String month, String name) {
        books.posted(book, supplies("2026-03-05", "10.00"));

        assertThat(Printed.of(reporter.printLedger(book, "account", "1002", "from", "2026-01", "to", month))
                        .text())
                .contains("单位：" + name);
    }

    @ParameterizedTest
    @CsvSource({"2026-03,星河居委会", "2026-04,星河新区居委会"})
    void everyStatementBearsTheUnitsNameOfItsLastDay(String month, String name) {
        assertThat(Printed.of(reporter.printStatement(book, "balance-sheet", "period", month))
                        .text())
                .contains("编制单位：" + name);
    }
}
