package org.fivetrust.accounts.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.credit;
import static org.fivetrust.testing.world.Vouchers.debit;
import static org.fivetrust.testing.world.Vouchers.supplies;
import static org.fivetrust.testing.world.Vouchers.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A voucher on paper. */
@AccountsTest
class VoucherPrintApiTest {

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

    private Printed printed(String voucher, Object... parameters) {
        return Printed.of(community.accounts("reporter").printVoucher(voucher, parameters));
    }

    private String posted(String amount) {
        return books.posted(book, supplies("2026-03-05", amount));
    }

    private String drafted(String summary) {
        return books.drafted(book, transfer("2026-03-05", "PAYMENT", summary, "5301", "1002", "1.00"));
    }

    /** Of 46 lines. */
    private String ofManyLines() {
        var lines = Stream.concat(
                IntStream.rangeClosed(1, 45).mapToObj(n -> debit("第" + n + "笔", "5301", "1.00")),
                Stream.of(credit("合并付款", "1002", "45.00")));
        return books.drafted(book, supplies("2026-03-05", "45.00", "lines", lines.toList()));
    }

    @Test
    void aVoucherIsPrintedWithItsHandsAndItsAmountInCapitals() {
        assertThat(printed(posted("1010.10")).text())
                .contains("记账凭证", "付字第1号", "购买办公用品", "5301管理费用", "1,010.10", "￥1,010.10", "壹仟零壹拾元壹角整", "附件2张")
                .contains("制单：accountant", "审核：reviewer", "记账：accountant", "会计主管：", "出纳：", "第1页共1页");
    }

    @Test
    void onlyTheCharactersThatAreShownAreEmbedded() {
        var printed = printed(posted("1010.10"));

        assertThat(printed.embedsItsFonts()).isTrue();
        assertThat(printed.pdf().length).isLessThan(200_000);
    }

    @Test
    void aReversalIsRedAndSaysWhatItWritesOff() {
        var id = posted("1010.10");
        var reversal =
                community.accounts("accountant").reverseVoucher(id, Map.of()).id();

        var printed = printed(reversal);

        assertThat(printed.text()).contains("冲销凭证2026-03-05付字第1号");
        assertThat(printed.red()).isEqualTo("-1,010.10-1,010.10￥-1,010.10￥-1,010.10");
    }

    @Test
    void aReversalSaysWhy() {
        var reversal = community
                .accounts("accountant")
                .reverseVoucher(posted("10.00"), Map.of("reason", "重复记账"))
                .id();

        assertThat(printed(reversal).text()).contains("原因重复记账");
    }

    @Test
    void whatIsNotWrittenOffHasNothingRed() {
        assertThat(printed(posted("1010.10")).red()).isEmpty();
    }

    @Test
    void longWordsTakeMoreLinesAndStayLegible() {
        var printed = printed(drafted("支付社区".repeat(40)));

        assertThat(printed.letters()).extracting(Printed.Letter::size).allMatch(size -> size >= 8);
        assertThat(printed.words()).contains("支付社区".repeat(10));
    }

    @ParameterizedTest
    @CsvSource({"A4, 595, 842, 3", "HALF_A4, 595, 842, 3", "VOUCHER_240_140, 680, 397, 6"})
    void aVoucherIsPrintedOnThePaperThatIsWanted(String paper, float width, float height, int pages) {
        var printed = printed(ofManyLines(), "paper", paper);

        assertThat(printed.pages()).isEqualTo(pages);
        assertThat(printed.width()).isBetween(width - 1, width + 1);
        assertThat(printed.height()).isBetween(height - 1, height + 1);
    }

    @Test
    void aPaperThatNobodyHasIsSaidSo() {
        community
                .accounts("reporter")
                .printVoucher(posted("1.00"), "paper", "A5")
                .refused(400, "request.malformed");
    }

    @Test
    void aVoucherOfManyLinesTakesSeveralPages() {
        assertThat(printed(ofManyLines()).text()).contains("第1笔", "第45笔", "第3页共3页", "（未记账）", "45.00");
    }

    @Test
    void longSummariesAndRareCharactersAreNotLost() {
        assertThat(printed(drafted("支付社区".repeat(30) + "䶮𠮷终")).words())
                .contains("䶮", "终")
                .as("a character the typeface does not have is seen to be missing")
                .contains("〓");
    }

    /** Typefaces draw some letters together; a reader still finds each of them. */
    @Test
    void lettersThatAreDrawnTogetherAreFoundOneByOne() {
        assertThat(printed(drafted("报销 Office 软件费 staff ffi fl")).text()).contains("Office软件费staffffifl");
    }

    @Test
    void aVoucherSaysWhichOfItsPapersArePrintsOfElectronicOriginals() {
        var number = "E" + community.code();
        var invoice = Map.of(
                "kind", "invoice", "number", number, "record", "R-17", "form", "ELECTRONIC", "sha256", "ab".repeat(32));

        var words = printed(books.drafted(book, supplies("2026-03-05", "10.00", "documents", List.of(invoice))))
                .words();

        assertThat(words)
                .contains("电子会计凭证的纸质打印件，以已归档的电子原件为准")
                .contains("号码" + number.toUpperCase(Locale.ROOT), "档案号R-17", "SHA-256" + "ab".repeat(32));
    }

    @Test
    void aVoucherSaysWhereThePaperOfAScanIs() {
        var contract = Map.of("kind", "contract", "record", "R-18", "form", "SCAN", "place", "二号柜三层");

        assertThat(printed(books.drafted(book, supplies("2026-03-05", "10.00", "documents", List.of(contract))))
                        .words())
                .contains("档案号R-18", "纸质原件存放：二号柜三层");
    }

    @Test
    void aVoucherWithoutElectronicPapersSaysNothingOfThem() {
        assertThat(printed(drafted("用品")).text()).doesNotContain("电子原件");
    }

    @Test
    void anotherCommunityPrintsNoVoucherHere() {
        World.over(client)
                .community()
                .accounts("reporter")
                .printVoucher(posted("1.00"))
                .refused(404, "access.not-found");
    }
}
