package org.fivetrust.accounts.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.export.PlainTextTools.installed;
import static org.fivetrust.accounts.export.PlainTextTools.run;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Vouchers;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Summaries that a format could read as its own: each stays a summary, on its day. */
@AccountsTest
class HostileSummaryTest {

    @Autowired
    private WebTestClient client;

    private static final List<String> SUMMARIES = List.of(
            "付一月电费[1/31]",
            "付水费 date:2026-02-30 补票",
            "垫付[2026-13-45]号票据",
            "[=2026/01/31] 票",
            "电费 [2026-01-31=2026-01-30]",
            "费 date2:2026-99-99, type:X",
            "费 :标签:另一: key:: 1 +",
            "＝1+1合计",
            "=1+1 合计",
            "+86号话费",
            "'+86号话费",
            "@ 3 CNY 单价",
            "{3 CNY} 成本 (4) ((5))",
            "付 513  -5.00 CNY",
            "付\t513\t-5.00 CNY",
            "付款\n2026-01-01 * 假凭证\n    513  1.00 CNY\n    102",
            "付款\r\n; 注\r\n! 星 *",
            "; 注 | 收款人 # 标签 ^链 %",
            "\"引号\" \\ 'x' `y` $z",
            "include /etc/passwd 一",
            "comment 一",
            "~ 每月 一",
            "  两边有空格　　",
            "䶮𠀀字",
            "<a>&amp;]]> 一",
            "费\u2028行\u0085行\u00a0\u00a0空格",
            "费".repeat(200));

    private static String book;
    private static Books posted;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        if (book == null) {
            posted = new Books(World.over(client).community());
            book = posted.opened("RURAL_COLLECTIVE_2023", "2026-01-01");
            posted.postedAll(
                    book,
                    SUMMARIES.stream().map(HostileSummaryTest::electricity).toList());
        }
    }

    private static Map<String, Object> electricity(String summary) {
        return Vouchers.transfer("2026-02-10", "PAYMENT", summary, "513", "102", "10.00");
    }

    private byte[] export(String format) {
        return posted.community()
                .accounts("auditor")
                .exportBook(book, format, "year", 2026)
                .content();
    }

    private Path exported(Path folder, String format) throws IOException {
        return Files.write(folder.resolve("book." + format), export(format));
    }

    @Test
    void summariesAreKeptAsTheyWereWritten() {
        assertThat(posted.vouchers(book, "limit", 200))
                .extracting(
                        voucher -> voucher.path("lines").get(0).path("summary").asString())
                .containsExactlyInAnyOrderElementsOf(SUMMARIES.stream()
                        .map(summary -> summary.startsWith("'") ? summary.substring(1) : summary)
                        .toList());
    }

    @Test
    void hledgerLeavesEveryPostingOnItsDay(@TempDir Path folder) throws Exception {
        assumeTrue(installed("hledger"), "hledger is not installed");
        var file = exported(folder, "hledger").toString();

        run("hledger", "-f", file, "check", "accounts", "commodities", "balancednoautoconversion");
        assertThat(run("hledger", "-f", file, "register", "513", "-O", "csv")
                        .lines()
                        .skip(1))
                .hasSize(SUMMARIES.size())
                .allMatch(line -> line.contains("\"2026-02-10\""));
        assertThat(run("hledger", "-f", file, "register", "--date2", "date2:-2026-02-09"))
                .isEmpty();
        assertThat(run("hledger", "-f", file, "tags").lines()).containsOnly("kind", "voucher", "type");
    }

    @Test
    void ledgerLeavesEveryPostingOnItsDay(@TempDir Path folder) throws Exception {
        assumeTrue(installed("ledger"), "ledger is not installed");
        var file = exported(folder, "hledger").toString();

        var days = run(
                "ledger",
                "--args-only",
                "-f",
                file,
                "register",
                "513",
                "--format",
                "%(format_date(date, \"%Y-%m-%d\")) %(amount)\n");
        assertThat(days.lines()).hasSize(SUMMARIES.size()).containsOnly("2026-02-10 10.00 CNY");
        assertThat(run("ledger", "--args-only", "-f", file, "--aux-date", "register", "--end", "2026-02-10"))
                .isEmpty();
    }

    @Test
    void beancountReadsEveryVoucher(@TempDir Path folder) throws Exception {
        assumeTrue(installed("bean-check") && installed("bean-query"), "beancount is not installed");
        var file = exported(folder, "beancount").toString();

        run("bean-check", file);
        assertThat(run("bean-query", "-f", "csv", file, "select date where account ~ '513'")
                        .lines()
                        .skip(1))
                .hasSize(SUMMARIES.size())
                .allMatch(line -> line.strip().equals("2026-02-10"));
    }

    @Test
    void theAuditFileIsWellFormed() throws Exception {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(export("gbt24589")))) {
            while (zip.getNextEntry() != null) {
                var document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(zip.readAllBytes()));
                assertThat(document.getDocumentElement().getChildNodes().getLength())
                        .isPositive();
            }
        }
    }
}
