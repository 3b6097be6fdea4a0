package org.fivetrust.accounts.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * One file never stops the service: it is refused while the client waits, in two languages, and the next one is taken.
 */
@AccountsTest
class HostileFileApiTest {

    private static final String HEAD = "voucher_no,date,summary,account_code,debit,credit\n";

    private static final String GOOD = HEAD + """
            记-1,2026-01-05,购买办公用品,5301,600,
            记-1,2026-01-05,购买办公用品,1002,,600
            """;

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

    private static Arguments workbook(String name, int status, String code, Supplier<byte[]> bytes) {
        return Arguments.of(name, Books.XLSX, status, code, bytes);
    }

    private static Arguments csv(String name, int status, String code, Supplier<byte[]> bytes) {
        return Arguments.of(name, Books.CSV, status, code, bytes);
    }

    private static HostileFile file() {
        return HostileFile.workbook();
    }

    private static HostileFile plain() {
        return file().sheet(HostileFile.row(1, HEAD.strip().split(",")), "", 0, "")
                .texts("a", 1);
    }

    static Stream<Arguments> workbooks() {
        return Stream.of(
                workbook(
                        "ten million cells in a row",
                        413,
                        "file.too-dense",
                        () -> file().sheet("<row r=\"1\">", "<c><v>1</v></c>", 10_000_000, "</row>")
                                .bytes()),
                workbook(
                        "ten million cells that say nothing",
                        413,
                        "file.too-dense",
                        () -> file().sheet("<row r=\"1\">", "<c/>", 10_000_000, "</row>")
                                .bytes()),
                workbook(
                        "150 MB in a cell",
                        413,
                        "file.too-dense",
                        () -> file().sheet(
                                        "<row r=\"1\"><c t=\"inlineStr\"><is><t>",
                                        "long text ",
                                        15_000_000,
                                        "</t></is></c></row>")
                                .bytes()),
                workbook(
                        "five million shared texts",
                        413,
                        "file.too-dense",
                        () -> file().sheet(HostileFile.row(1, "a"), "", 0, "")
                                .texts("a", 5_000_000)
                                .bytes()),
                workbook(
                        "50,000 columns",
                        413,
                        "file.too-many-columns",
                        () -> file().sheet("<row r=\"1\">", "<c><v>1</v></c>", 50_000, "</row>")
                                .bytes()),
                workbook(
                        "500 MB beside the sheet",
                        413,
                        "file.too-dense",
                        () -> plain().entry("xl/media/a", "", "0000000000", 50_000_000, "")
                                .bytes()),
                workbook("100,000 entries", 413, "file.too-many-entries", HostileFileApiTest::manyEntries),
                workbook(
                        "more rows than are taken",
                        413,
                        "file.too-many-rows",
                        () -> file().sheet("", "<row><c><v>1</v></c></row>", 100_002, "")
                                .bytes()),
                workbook(
                        "a number of a billion zeros",
                        422,
                        "accounts.import-unsound",
                        () -> file().sheet(
                                        HostileFile.row(1, HEAD.strip().split(",")),
                                        "",
                                        0,
                                        "<row><c><v>1E999999999</v></c></row>")
                                .bytes()),
                workbook(
                        "a document type",
                        422,
                        "file.unreadable",
                        () -> file().entry(
                                        "xl/worksheets/sheet1.xml",
                                        "<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>")
                                .bytes()),
                workbook("a list of entries that is not theirs", 422, "file.unreadable", () -> {
                    var bytes = plain().bytes();
                    bytes[bytes.length - 12]++;
                    return bytes;
                }),
                workbook("damaged in the middle", 422, "file.unreadable", () -> {
                    var bytes = plain().bytes();
                    Arrays.fill(bytes, 500, 520, (byte) 0x55);
                    return bytes;
                }),
                workbook("cut short", 422, "file.unreadable", () -> {
                    var bytes = plain().bytes();
                    return Arrays.copyOf(bytes, bytes.length - 30);
                }),
                workbook(
                        "a zip in a zip",
                        422,
                        "file.unreadable",
                        () -> file().entry(
                                        "xl/worksheets/sheet1.xml",
                                        new String(plain().bytes(), Charset.forName("ISO-8859-1")))
                                .bytes()),
                workbook("no zip at all", 422, "file.unreadable", () -> "no workbook".getBytes(UTF_8)),
                workbook("nothing", 422, "file.unreadable", () -> new byte[0]));
    }

    private static byte[] manyEntries() {
        var file = plain();
        for (var number = 0; number < 100_000; number++) {
            file.entry("x" + number, "");
        }
        return file.bytes();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                csv("a line of 60 MB", 413, "file.too-large", () -> filled(60 << 20, 'x')),
                csv("a line of 15 MB", 413, "file.text-too-long", () -> filled(15 << 20, 'x')),
                csv(
                        "a million columns",
                        413,
                        "file.too-many-columns",
                        () -> "a,".repeat(1_000_000).getBytes(UTF_8)),
                csv(
                        "eight million rows",
                        413,
                        "file.too-many-rows",
                        () -> "a\n".repeat(8_000_000).getBytes(UTF_8)),
                csv("a quotation mark never closed", 413, "file.text-too-long", () -> {
                    var bytes = filled(15 << 20, '\n');
                    bytes[0] = '"';
                    return bytes;
                }),
                csv("nothing but line ends", 422, "accounts.import-unsound", () -> filled(16 << 20, '\n')),
                csv("NULs", 413, "file.text-too-long", () -> filled(1 << 20, '\0')),
                csv("another character set", 400, "request.malformed", () -> GOOD.getBytes(Charset.forName("GBK"))),
                csv(
                        "a fault in every row",
                        422,
                        "accounts.import-unsound",
                        () -> (HEAD + "1,2,,,,\n".repeat(99_000)).getBytes(UTF_8)));
    }

    private static byte[] filled(int size, char with) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"workbooks", "texts"})
    void isRefusedAndNothingIsKept(String name, String type, int status, String code, Supplier<byte[]> file) {
        var bytes = file.get();

        var problem = problem("zh-CN", type, bytes, status);

        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("title").asString())
                .matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
        assertThat(problem("en", type, bytes, status).path("title").asString())
                .isNotEqualTo(problem.path("title").asString());
        assertThat(books.vouchers(book)).isEmpty();
        books.sent(book, GOOD).created();
    }

    private JsonNode problem(String language, String type, byte[] bytes, int status) {
        return community
                .accounts("accountant")
                .with("Accept-Language", language)
                .importVouchers(book, type, bytes)
                .is(status);
    }
}
