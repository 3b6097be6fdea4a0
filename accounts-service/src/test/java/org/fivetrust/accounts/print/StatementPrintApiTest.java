package org.fivetrust.accounts.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A statement on paper. */
@AccountsTest
class StatementPrintApiTest {

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

    private Printed printed(String book, String statement, String month) {
        return Printed.of(community.accounts("reporter").printStatement(book, statement, "period", month));
    }

    private String withSupplies() {
        var book = books.opened();
        books.posted(book, supplies("2026-03-05", "10.00"));
        return book;
    }

    @Test
    void aStatementIsPrintedWithPlacesForSignatures() {
        assertThat(printed(withSupplies(), "balance-sheet", "2026-03").text())
                .contains("资产负债表", "单位：元", "2026-03-31", "年初余额", "单位负责人：", "制表人：")
                .contains("流动资产：", "非流动资产：", "流动负债：", "净资产：", "负债和净资产")
                .doesNotContain("待填列");
    }

    @Test
    void aStatementNamesTheUnitThatPreparedIt() {
        assertThat(printed(books.opened(), "balance-sheet", "2026-03").words())
                .contains("编制单位：" + NeighbourStub.legalName(community.committee()));
    }

    @Test
    void aFigureThatIsNilIsLeftBlank() {
        assertThat(printed(withSupplies(), "income", "2026-03").text())
                .contains("业务活动表", "一、收入", "二、费用", "管理费用", "10.00")
                .doesNotContain("待填列")
                .doesNotContainPattern("(?<![0-9.,])0\\.00");
    }

    private String distributed() {
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");
        books.imported(rural, """
                voucher_no,date,summary,account_code,debit,credit
                1,2025-03-10,租金,102,511142.25,
                1,2025-03-10,租金,501,,511142.25
                2,2026-01-20,提取公积公益金,32201,41952.68,
                2,2026-01-20,提取公积公益金,311,,41952.68
                3,2026-01-21,向成员分配,32201,60000.00,
                3,2026-01-21,向成员分配,113,,60000.00
                """);
        return rural;
    }

    @Test
    void aPrintedIncomeStatementHasTheFiguresThatAreShown() {
        assertThat(printed(distributed(), "income", "2026-01").lines())
                .contains("加：年初未分配收益14511,142.25511,142.25", "其他转入15")
                .contains("减：提取公积公益金1741,952.6841,952.68", "六、年末未分配收益20409,189.57409,189.57");
    }

    @Test
    void aPrintedBalanceSheetHasTheFiguresThatAreShown() {
        assertThat(printed(distributed(), "balance-sheet", "2026-01").lines())
                .anyMatch(line -> line.endsWith("未分配收益37511,142.25409,189.57"))
                .contains("资产总计23511,142.25511,142.25负债和所有者权益总计39511,142.25511,142.25");
    }

    @Test
    void aCashFlowStatementOnPaperSaysWhatNoLineShows() {
        var old = books.opened("NONPROFIT_2004", "2025-01-01");
        books.imported(old, """
                voucher_no,date,summary,account_code,debit,credit
                1,2025-01-08,捐赠,1002,70194.00,
                1,2025-01-08,捐赠,4101,,70194.00
                """);

        assertThat(printed(old, "cash-flow", "2025-01").text()).contains("未分配现金流量", "70,194.00", "勾稽不符", "合计不含尚未填列的项目");
    }

    @Test
    void anotherCommunityPrintsNoStatementHere() {
        World.over(client)
                .community()
                .accounts("reporter")
                .printStatement(books.opened(), "balance-sheet", "period", "2026-03")
                .refused(404, "access.not-found");
    }
}
