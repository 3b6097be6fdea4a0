package org.fivetrust.accounts.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
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
import tools.jackson.databind.JsonNode;

/** In which form a file comes, and what it is told of its rows. */
@AccountsTest
class ImportFaultsApiTest {

    private static final String HEAD = "voucher_no,date,summary,account_code,debit,credit\n";

    private static final String GOOD = HEAD + """
            记-1,2026-01-05,购买办公用品,5301,600,
            记-1,2026-01-05,购买办公用品,1002,,600
            """;

    private static final Charset GB18030 = Charset.forName("GB18030");

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

    /** Where the faults of a file are; nothing of it is kept. */
    private List<String> pointers(String csv) {
        var pointers = books.sent(book, csv).pointers(422, "accounts.import-unsound");
        assertThat(books.vouchers(book)).isEmpty();
        return pointers;
    }

    private JsonNode only() {
        assertThat(books.vouchers(book)).hasSize(1);
        return books.vouchers(book).getFirst();
    }

    @Test
    void everyCellThatCannotBeReadIsToldAtOnce() {
        assertThat(pointers(HEAD + """
                        记-1,2026-01-05,购买办公用品,5301,600.001,
                        记-1,2026-13-05,购买办公用品,1002,,600
                        记-2,2026-01-06,,5301,1,1
                        """))
                .containsExactly(
                        "/rows/2/debit", "/rows/3/date", "/rows/4/summary", "/rows/4/voucher_no", "/rows/4/debit");
    }

    @Test
    void everyBadRowIsToldAtOnceAndNothingIsKept() {
        assertThat(pointers(HEAD + """
                        记-1,2026-01-05,购买办公用品,9999,600,
                        记-1,2026-01-05,购买办公用品,4401,,599
                        记-2,2025-12-31,stationery,5301,1,
                        记-2,2025-12-31,购买办公用品,1002,,1
                        记-1,2026-01-05,购买办公用品,5301,1,
                        记-1,2026-01-05,购买办公用品,1002,,1
                        """))
                .containsExactly(
                        "/rows/2/account_code",
                        "/rows/2/voucher_no",
                        "/rows/3/account_code",
                        "/rows/4/date",
                        "/rows/4/summary",
                        "/rows/6/voucher_no");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,账套无科目 9999", "en,no account 9999 in this book"})
    void badRowsAreToldInTheReadersLanguage(String language, String message) {
        var problem = community
                .accounts("accountant")
                .with("Accept-Language", language)
                .importVouchers(book, Books.CSV, GOOD.replace("5301", "9999").getBytes(), "dryRun", true)
                .refused(422, "accounts.import-unsound");

        assertThat(problem.at("/violations/0/message").asString()).isEqualTo(message);
    }

    @Test
    void aDayFarAwayIsNamedByEachOfItsRows() {
        assertThat(pointers(GOOD.replace("2026-01-05", "+57370-04-12")))
                .containsExactly("/rows/2/date", "/rows/3/date");
    }

    @Test
    void aDayBeyondTheNextYearIsNamedByItsRow() {
        assertThat(pointers(GOOD.replace("2026-01-05", "2090-01-05"))).containsExactly("/rows/2/date");
    }

    @Test
    void afterAFileThatIsRefusedTheBookGoesOn() {
        pointers(GOOD.replace("2026-01-05", "+57370-04-12"));

        books.sent(book, GOOD).created();

        assertThat(books.vouchers(book)).hasSize(1);
    }

    @Test
    void columnsAreNamedAsAgreed() {
        assertThat(pointers("voucher_no,date,text,account_code,debit,credit\n记-1,2026-01-05,a,1002,1,\n"))
                .containsExactly("/rows/1/summary", "/rows/1/text");
    }

    @Test
    void aFileWithoutRowsIsNoFile() {
        assertThat(pointers("")).containsExactly("/rows");
    }

    @Test
    void aReversalInAFileIsNotEarlierThanWhatItReverses() {
        assertThat(pointers("""
                        voucher_no,date,summary,account_code,debit,credit,corrects
                        1,2026-04-10,购买办公用品,5301,600.00,,
                        1,2026-04-10,购买办公用品,1002,,600.00,
                        2,2026-03-05,冲销办公用品,5301,-600.00,,1
                        2,2026-03-05,冲销办公用品,1002,,-600.00,1
                        """)).containsExactly("/rows/4/date");
    }

    @Test
    void aMonthThatIsClosedTakesNoRow() {
        books.posted(book, supplies("2026-01-05", "1.00"));
        books.closed(book, "2026-01");

        assertThat(books.sent(book, GOOD).pointers(422, "accounts.import-unsound"))
                .containsExactly("/rows/2/date");
        assertThat(books.vouchers(book)).hasSize(1);
    }

    @Test
    void aFileInTheNationalCharacterSetSaysSo() {
        var bytes = GOOD.replace("购买办公用品", "购买䶮石").getBytes(GB18030);

        community
                .accounts("accountant")
                .importVouchers(book, "text/csv; charset=GB18030", bytes)
                .created();

        assertThat(only().at("/lines/0/summary").asString()).isEqualTo("购买䶮石");
    }

    @Test
    void aCharacterSetThatIsNotSaidIsNotGuessed() {
        community
                .accounts("accountant")
                .importVouchers(book, Books.CSV, GOOD.getBytes(GB18030))
                .refused(400, "request.malformed");
    }

    @Test
    void aTypeThatIsNoTableIsRefused() {
        var answer = community.accounts("accountant").importVouchers(book, "application/pdf", GOOD.getBytes());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
        assertThat(books.vouchers(book)).isEmpty();
    }

    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("凭证");
            var head = HEAD.strip().split(",");
            IntStream.range(0, head.length).forEach(at -> sheet.value(0, at, head[at]));
            for (var row = 1; row <= 2; row++) {
                sheet.value(row, 0, "记-1");
                sheet.value(row, 1, LocalDate.parse("2026-01-05"));
                sheet.style(row, 1).format("yyyy-MM-dd").set();
                sheet.value(row, 2, "购买办公用品");
                sheet.value(row, 3, row == 1 ? 5301 : 1002);
                sheet.value(row, row + 3, 1234.56);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aWorkbookIsReadLikeATable() throws IOException {
        community
                .accounts("accountant")
                .importVouchers(book, Books.XLSX, workbook())
                .created();

        assertThat(only().path("total").asString()).isEqualTo("1234.56");
        assertThat(only().path("date").asString()).isEqualTo("2026-01-05");
    }

    @Test
    void whatIsNoWorkbookIsSaidSo() {
        community
                .accounts("accountant")
                .importVouchers(book, Books.XLSX, "no workbook".getBytes())
                .refused(422, "file.unreadable");
    }
}
