package org.fivetrust.accounts.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class PrintApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private byte[] print(String path) {
        return town.get(town.reporter(), path)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF)
                .expectHeader()
                .valueMatches("Content-Disposition", "inline; filename=\".+\\.pdf\"")
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[ 　]", "");
        }
    }

    private static Map<String, Object> payment(String date, String summary, String amount) {
        return Map.of(
                "date",
                date,
                "type",
                "PAYMENT",
                "attachments",
                2,
                "lines",
                List.of(
                        Map.of("summary", summary, "account", "5301", "debit", amount),
                        Map.of("summary", summary, "account", "1002", "credit", amount)));
    }

    @Test
    void aVoucherIsPrintedWithItsHandsAndItsAmountInCapitals() throws IOException {
        var id = town.posted(book, payment("2026-03-05", "购买办公用品", "1010.10"))
                .path("id")
                .asString();

        var pdf = print("/v1/vouchers/" + id + "/print");

        assertThat(text(pdf))
                .contains("记账凭证", "付字第1号", "购买办公用品", "5301管理费用", "1,010.10", "￥1,010.10", "壹仟零壹拾元壹角整", "附件2张")
                .contains("制单：accountant", "审核：reviewer", "记账：accountant", "会计主管：", "出纳：", "第1页共1页");
        assertThat(pdf.length).as("only the characters shown are embedded").isLessThan(200_000);
        try (var document = Loader.loadPDF(pdf)) {
            for (var font : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(font).isEmbedded())
                        .isTrue();
            }
        }
    }

    private record Letter(String text, float size, boolean red) {}

    /** Every letter with how it is set. */
    private static List<Letter> letters(byte[] pdf) throws IOException {
        var letters = new ArrayList<Letter>();
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    var colour = getGraphicsState().getNonStrokingColor().getComponents();
                    var red = colour.length == 3 && colour[0] == 1 && colour[1] == 0;
                    letters.add(new Letter(text.getUnicode(), text.getFontSizeInPt(), red));
                    super.processTextPosition(text);
                }
            };
            stripper.addOperator(new SetNonStrokingColorSpace(stripper));
            stripper.addOperator(new SetNonStrokingColor(stripper));
            stripper.addOperator(new SetNonStrokingDeviceRGBColor(stripper));
            stripper.getText(document);
        }
        return letters;
    }

    private String red(byte[] pdf) throws IOException {
        return letters(pdf).stream().filter(Letter::red).map(Letter::text).collect(Collectors.joining());
    }

    @Test
    void redLettersAreRedAndSayWhatTheyWriteOff() throws IOException {
        var id = town.posted(book, payment("2026-03-05", "购买办公用品", "1010.10"))
                .path("id")
                .asString();
        var reversal = town.created("accountant", "/v1/vouchers/" + id + "/reverse", Map.of())
                .path("id")
                .asString();
        var pdf = print("/v1/vouchers/" + reversal + "/print");

        assertThat(text(pdf)).contains("冲销凭证2026-03-05付字第1号");
        assertThat(red(pdf)).isEqualTo("-1,010.10-1,010.10￥-1,010.10￥-1,010.10");
        assertThat(red(print("/v1/vouchers/" + id + "/print"))).isEmpty();
    }

    @Test
    void longWordsTakeMoreLinesAndStayLegible() throws IOException {
        var id = town.drafted(book, payment("2026-03-05", "支付社区".repeat(40), "1.00"));
        var pdf = print("/v1/vouchers/" + id + "/print");

        assertThat(letters(pdf)).extracting(Letter::size).allMatch(size -> size >= 8);
        assertThat(text(pdf).replace("\n", "")).contains("支付社区".repeat(10));
    }

    @ParameterizedTest
    @CsvSource({"A4, 595, 842, 3", "HALF_A4, 595, 842, 3", "VOUCHER_240_140, 680, 397, 6"})
    void aVoucherIsPrintedOnThePaperThatIsWanted(String paper, int width, int height, int pages) throws IOException {
        var lines = new ArrayList<Map<String, String>>();
        for (var n = 1; n <= 45; n++) {
            lines.add(Map.of("summary", "第" + n + "笔", "account", "5301", "debit", "1.00"));
        }
        lines.add(Map.of("summary", "合并付款", "account", "1002", "credit", "45.00"));
        var id = town.drafted(book, Map.of("date", "2026-03-05", "type", "PAYMENT", "lines", lines));

        try (var document = Loader.loadPDF(print("/v1/vouchers/" + id + "/print?paper=" + paper))) {
            assertThat(document.getNumberOfPages()).isEqualTo(pages);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(width - 1f, width + 1f);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(height - 1f, height + 1f);
        }
        refused(town.get(town.reporter(), "/v1/vouchers/" + id + "/print?paper=A5"), 400, "request.malformed");
    }

    @Test
    void aVoucherOfManyLinesTakesSeveralPages() throws IOException {
        var lines = new ArrayList<Map<String, String>>();
        for (var n = 1; n <= 45; n++) {
            lines.add(Map.of("summary", "第" + n + "笔", "account", "5301", "debit", "1.00"));
        }
        lines.add(Map.of("summary", "合并付款", "account", "1002", "credit", "45.00"));
        var id = town.drafted(book, Map.of("date", "2026-03-05", "type", "PAYMENT", "lines", lines));

        var text = text(print("/v1/vouchers/" + id + "/print"));

        assertThat(text).contains("第1笔", "第45笔", "第3页共3页", "（未记账）", "45.00");
    }

    @Test
    void longSummariesAndRareCharactersAreNotLost() throws IOException {
        var summary = "支付社区".repeat(30) + "䶮𠮷终";
        var id = town.posted(book, payment("2026-03-05", summary, "1.00"))
                .path("id")
                .asString();

        assertThat(text(print("/v1/vouchers/" + id + "/print")).replace("\n", ""))
                .contains("䶮", "终")
                .as("a character the typeface does not have is seen to be missing")
                .contains("〓");
    }

    @Test
    void ledgerPagesAreNumberedAndCarried() throws IOException {
        var payments = new ArrayList<Map<String, Object>>();
        for (var n = 0; n < 40; n++) {
            payments.add(payment("2026-%02d-%02d".formatted(n / 20 + 1, n % 20 + 1), "第" + n + "笔", "10.00"));
        }
        town.postedAll(book, payments);

        var text = text(print("/v1/books/" + book + "/ledger/print?account=1002&from=2026-01&to=2026-02"));

        assertThat(text).contains("明细账", "1002银行存款", "过次页", "承前页", "第1页共2页", "第2页共2页", "本月合计", "本年累计");
        assertThat(text).contains("贷400.00");
        refused(
                town.get(town.reporter(), "/v1/books/" + book + "/ledger/print?account=9999&from=2026-01&to=2026-02"),
                404,
                "access.not-found");
    }

    @Test
    void aStatementIsPrintedWithPlacesForSignatures() throws IOException {
        town.posted(book, payment("2026-03-05", "购买办公用品", "10.00"));

        var balanceSheet = text(print("/v1/books/" + book + "/statements/balance-sheet/print?period=2026-03"));
        assertThat(balanceSheet.replace("\n", "")).contains("编制单位：" + NeighbourStub.legalName(town.principal()));
        assertThat(balanceSheet)
                .contains("资产负债表", "单位：元", "2026-03-31", "年初余额", "单位负责人：", "制表人：")
                .contains("流动资产：", "非流动资产：", "流动负债：", "净资产：", "负债和净资产")
                .doesNotContain("待填列");
        assertThat(text(print("/v1/books/" + book + "/statements/income/print?period=2026-03")))
                .contains("业务活动表", "一、收入", "二、费用", "管理费用", "10.00")
                .doesNotContain("待填列")
                .doesNotContainPattern("(?<![0-9.,])0\\.00");
    }

    @Test
    void aPrintedStatementHasTheFiguresThatAreShown() throws IOException {
        var rural = town.book("RURAL_COLLECTIVE_2023", "2025-01-01");
        town.imported(rural, """
                voucher_no,date,summary,account_code,debit,credit
                1,2025-03-10,租金,102,511142.25,
                1,2025-03-10,租金,501,,511142.25
                2,2026-01-20,提取公积公益金,32201,41952.68,
                2,2026-01-20,提取公积公益金,311,,41952.68
                3,2026-01-21,向成员分配,32201,60000.00,
                3,2026-01-21,向成员分配,113,,60000.00
                """);
        var query = "/v1/books/" + rural + "/statements/";

        var income = text(print(query + "income/print?period=2026-01")).lines().toList();
        var sheet = text(print(query + "balance-sheet/print?period=2026-01"))
                .lines()
                .toList();

        assertThat(income).contains("加：年初未分配收益14511,142.25511,142.25", "其他转入15");
        assertThat(income).contains("减：提取公积公益金1741,952.6841,952.68", "六、年末未分配收益20409,189.57409,189.57");
        assertThat(sheet).anyMatch(line -> line.endsWith("未分配收益37511,142.25409,189.57"));
        assertThat(sheet).contains("资产总计23511,142.25511,142.25负债和所有者权益总计39511,142.25511,142.25");
    }

    /** Typefaces draw some letters together; a reader still finds each of them. */
    @Test
    void lettersThatAreDrawnTogetherAreFoundOneByOne() throws IOException {
        var id = town.posted(book, payment("2026-03-05", "报销 Office 软件费 staff ffi fl", "10.00"))
                .path("id")
                .asString();

        assertThat(text(print("/v1/vouchers/" + id + "/print"))).contains("Office软件费staffffifl");
    }

    @Test
    void everyPaperBearsTheUnitsNameOfItsDay() throws IOException {
        for (var name : List.of(
                Map.of("name", "星河居委会", "validFrom", "2026-01-01"),
                Map.of("name", "星河新区居委会", "validFrom", "2026-04-01"))) {
            town.created("accountant", "/v1/books/" + book + "/unit-names", name);
        }
        var march = town.posted(book, payment("2026-03-05", "购买办公用品", "10.00"));
        var april = town.posted(book, payment("2026-04-05", "购买办公用品", "10.00"));

        assertThat(text(print("/v1/vouchers/" + march.path("id").asString() + "/print")))
                .contains("单位：星河居委会");
        assertThat(text(print("/v1/vouchers/" + april.path("id").asString() + "/print")))
                .contains("单位：星河新区居委会");
        for (var month : Map.of("2026-03", "星河居委会", "2026-04", "星河新区居委会").entrySet()) {
            assertThat(text(print("/v1/books/%s/ledger/print?account=1002&from=2026-01&to=%s"
                            .formatted(book, month.getKey()))))
                    .contains("单位：" + month.getValue());
            assertThat(text(print(
                            "/v1/books/%s/statements/balance-sheet/print?period=%s".formatted(book, month.getKey()))))
                    .contains("编制单位：" + month.getValue());
        }
    }

    @Test
    void aVoucherSaysWhichOfItsPapersArePrintsOfElectronicOriginals() throws IOException {
        var voucher = new HashMap<>(payment("2026-03-05", "购买办公用品", "10.00"));
        var number = "E" + town.community();
        voucher.put(
                "documents",
                List.of(
                        Map.of(
                                "kind",
                                "invoice",
                                "number",
                                number,
                                "record",
                                "R-17",
                                "form",
                                "ELECTRONIC",
                                "sha256",
                                "ab".repeat(32)),
                        Map.of("kind", "contract", "record", "R-18", "form", "SCAN", "place", "二号柜三层")));
        var id = town.drafted(book, voucher);

        assertThat(text(print("/v1/vouchers/" + id + "/print")).replace("\n", ""))
                .contains("电子会计凭证的纸质打印件，以已归档的电子原件为准")
                .contains("号码" + number.toUpperCase(Locale.ROOT), "档案号R-17", "SHA-256" + "ab".repeat(32))
                .contains("档案号R-18", "纸质原件存放：二号柜三层");
        var plain = town.drafted(book, payment("2026-03-05", "用品", "1.00"));
        assertThat(text(print("/v1/vouchers/" + plain + "/print"))).doesNotContain("电子原件");
    }

    @Test
    void anotherCommunityPrintsNothingHere() {
        var id = town.posted(book, payment("2026-03-05", "用品", "1.00"))
                .path("id")
                .asString();
        var stranger = Town.over(town.client());

        for (var path : List.of(
                "/v1/vouchers/" + id + "/print",
                "/v1/books/" + book + "/ledger/print?account=1002&from=2026-01&to=2026-02",
                "/v1/books/" + book + "/statements/balance-sheet/print?period=2026-03")) {
            refused(town.get(stranger.reporter(), path), 404, "access.not-found");
        }
    }

    @Test
    void aCashFlowStatementOnPaperSaysWhatNoLineShows() throws IOException {
        var old = town.book("NONPROFIT_2004", "2025-01-01");
        town.imported(old, """
                voucher_no,date,summary,account_code,debit,credit
                1,2025-01-08,捐赠,1002,70194.00,
                1,2025-01-08,捐赠,4101,,70194.00
                """);

        var text = text(print("/v1/books/" + old + "/statements/cash-flow/print?period=2025-01"));

        assertThat(text).contains("未分配现金流量", "70,194.00", "勾稽不符", "合计不含尚未填列的项目");
    }
}
