package org.fivetrust.accounts.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.fivetrust.accounts.export.PlainTextTools.installed;
import static org.fivetrust.accounts.export.PlainTextTools.run;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.xml.sax.SAXException;

@AccountsTest
class ExportApiTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private static String book;
    private static Community community;

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        if (book == null) {
            community = World.over(client).community();
            book = Posted.book(new Books(community));
        }
    }

    private byte[] export(String format) {
        return community
                .accounts("reporter")
                .exportBook(book, format, "year", 2025)
                .content();
    }

    /** Every leaf and parent's closing balance, debits positive, as the books tell it. */
    private Map<String, BigDecimal> trialBalance(boolean leaves) {
        var balance = community
                .accounts("auditor")
                .readTrialBalance(book, "from", "2025-01", "to", "2025-12")
                .ok();
        var accounts = new TreeMap<String, BigDecimal>();
        balance.path("items").values().forEach(item -> {
            var net = new BigDecimal(item.path("closingDebit").asString())
                    .subtract(new BigDecimal(item.path("closingCredit").asString()));
            var code = item.path("code").asString();
            var parent = balance.path("items").values().stream()
                    .anyMatch(other -> other.path("parent").asString().equals(code));
            if (net.signum() != 0 && !(leaves && parent)) {
                accounts.put(code, net);
            }
        });
        return accounts;
    }

    /** Reading in portions and writing by turns is one statement to the database. */
    @Test
    void theDatabaseIsToldToBePatientWithAnExport(@Autowired Snapshot snapshot, @Autowired DatabaseClient database) {
        var patience =
                database.sql("show statement_timeout").mapValue(String.class).one();

        assertThat(patience.as(snapshot.within(Scope.ALL)).block()).isEqualTo("10min");
        assertThat(patience.block()).isEqualTo("20s");
    }

    @Test
    void hledgerComesToTheSameBalances(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("book.journal"), export("hledger"));
        assumeTrue(installed("hledger"), "hledger is not installed");

        var balances = new TreeMap<String, BigDecimal>();
        run("hledger", "-f", file.toString(), "balance", "--flat", "-O", "csv", "--layout=bare", "-N")
                .lines()
                .skip(1)
                .map(line -> line.replace("\"", "").split(","))
                .forEach(cells -> balances.put(code(cells[0]), new BigDecimal(cells[2])));

        assertThat(balances).isEqualTo(trialBalance(true)).hasSizeGreaterThan(6);
        run("hledger", "-f", file.toString(), "check", "accounts", "commodities", "balancednoautoconversion");
    }

    private static String code(String account) {
        return account.substring(account.lastIndexOf(':') + 1).split(" ")[0];
    }

    @Test
    void beancountComesToTheSameBalances(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("book.beancount"), export("beancount"));
        assumeTrue(installed("bean-check") && installed("bean-query"), "beancount is not installed");

        run("bean-check", file.toString());
        var balances = new TreeMap<String, BigDecimal>();
        run(
                        "bean-query",
                        "-f",
                        "csv",
                        file.toString(),
                        "select account, number(only('CNY', sum(position))) as net group by account")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .filter(cells -> new BigDecimal(cells[1].strip()).signum() != 0)
                .forEach(cells -> balances.put(
                        cells[0].strip().substring(cells[0].strip().lastIndexOf(':') + 1),
                        new BigDecimal(cells[1].strip()).setScale(2)));

        assertThat(balances).isEqualTo(trialBalance(true)).hasSizeGreaterThan(6);
    }

    @Test
    void plainTextNamesEveryVoucherAndIsTheSameTwice() {
        var hledger = new String(export("hledger"), StandardCharsets.UTF_8);
        var beancount = new String(export("beancount"), StandardCharsets.UTF_8);

        assertThat(hledger.lines().filter(line -> line.contains("; voucher: "))).hasSize(30);
        assertThat(beancount.lines().filter(line -> line.contains(" ^voucher-")))
                .hasSize(30);
        assertThat(hledger).contains("2025-01-01 * 上年结转").doesNotContain("未记账");
        assertThat(export("hledger")).isEqualTo(hledger.getBytes(StandardCharsets.UTF_8));
        assertThat(export("beancount")).isEqualTo(beancount.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTableHasTheColumnsAnImportTakesAndBalances() {
        var lines = new String(export("csv"), StandardCharsets.UTF_8).lines().toList();

        assertThat(lines.getFirst())
                .isEqualTo(
                        "\uFEFFvoucher_no,date,summary,account_code,debit,credit,kind,type,attachments,corrects,reason");
        assertThat(lines).hasSize(1 + 4 + 60);
        assertThat(lines.get(1)).isEqualTo("OPENING,2025-01-01,上年结转,102,500000.00,0.00,,,,,");
        assertThat(lines).anyMatch(line -> line.startsWith("2025-01-付-1,2025-01-01,购买办公用品,513,1.00,0.00,NORMAL,付,1,"));
        assertThat(lines).anyMatch(line -> line.contains(",\"'=活动费, 重阳节\","));
    }

    @Test
    void aWorkbookIsAWorkbook(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("book.xlsx"), export("xlsx"));

        try (var zip = new ZipFile(file.toFile());
                var lines = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            assertThat(zip.getEntry("xl/worksheets/sheet2.xml")).isNotNull();
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<row r=\"65\"")
                    .doesNotContain("<row r=\"66\"");
        }
    }

    @Test
    void aWorkbookIsLaidOutToBeReadAndPrinted(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("book.xlsx"), export("xlsx"));

        try (var zip = new ZipFile(file.toFile())) {
            for (var sheet : List.of("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")) {
                assertThat(part(zip, sheet))
                        .containsPattern("<col [^>]*width=")
                        .contains("state=\"frozen\"", "orientation=\"landscape\"", "fitToWidth=\"1\"");
            }
            assertThat(part(zip, "xl/sharedStrings.xml"))
                    .contains(encoded("普通"), encoded("期初"))
                    .doesNotContain("NORMAL");
        }
    }

    /** Characters beyond ASCII are written as their numbers. */
    private static String encoded(String words) {
        return words.codePoints().mapToObj("&#x%x;"::formatted).collect(Collectors.joining());
    }

    private static String part(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static Schema schema(String file) throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ExportApiTest.class.getResource("/gbt24589/" + file));
    }

    @Test
    void theAuditFilesAreValidByOurSchemasAndKeepRareCharacters() throws Exception {
        var files = unzip(export("gbt24589"));

        assertThat(files).containsOnlyKeys("公共档案.xml", "总账.xml");
        assertThatCode(() -> schema("base.xsd")
                        .newValidator()
                        .validate(new StreamSource(new ByteArrayInputStream(files.get("公共档案.xml")))))
                .doesNotThrowAnyException();
        assertThatCode(() -> schema("ledger.xsd")
                        .newValidator()
                        .validate(new StreamSource(new ByteArrayInputStream(files.get("总账.xml")))))
                .doesNotThrowAnyException();
        var ledger = new String(files.get("总账.xml"), GB18030);
        assertThat(ledger)
                .startsWith("<?xml version=\"1.0\" encoding=\"GB18030\"?>")
                .contains("䶮字社区");
        assertThat(ledger.split("<记账凭证>", -1)).hasSize(1 + 60);
        assertThat(ledger).contains("locID=\"020601\"").doesNotContain("未记账");
    }

    @Test
    void ourSchemasCanFail() throws Exception {
        var broken = new String(unzip(export("gbt24589")).get("总账.xml"), GB18030)
                .replaceFirst("<余额方向 locID=\"020205\">借", "<余额方向 locID=\"020205\">左");

        assertThatCode(() -> schema("ledger.xsd")
                        .newValidator()
                        .validate(new StreamSource(new ByteArrayInputStream(broken.getBytes(GB18030)))))
                .isInstanceOf(SAXException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "reviewer", "supervisor", "district"})
    void anExportIsNeverRefusedToWhoeverSeesTheBook(String who) {
        assertThat(community.accounts(who).exportBook(book, "csv", "year", 2025).content())
                .isEqualTo(export("csv"));
    }

    @Test
    void anExportIsNeverGivenToOthers() {
        World.over(client)
                .community()
                .accounts("reporter")
                .exportBook(book, "csv", "year", 2025)
                .refused(404, "access.not-found");
    }

    @Test
    void aFormatThatNobodyOffersIsNotThere() {
        community.accounts("auditor").exportBook(book, "pdf", "year", 2025).refused(404, "access.not-found");
    }

    @Test
    void anExportIsOfAYear() {
        community.accounts("auditor").exportBook(book, "csv", "year", 25).refused(400, "request.malformed");
        community.accounts("auditor").exportBook(book, "csv").refused(400, "request.malformed");
    }

    @Test
    void aYearWithoutEntriesIsAFileToo() {
        assertThat(community
                        .accounts("auditor")
                        .exportBook(book, "csv", "year", 2020)
                        .whole())
                .hasLineCount(1);
    }
}
