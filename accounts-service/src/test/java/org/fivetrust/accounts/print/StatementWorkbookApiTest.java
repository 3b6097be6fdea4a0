package org.fivetrust.accounts.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A statement as a workbook. */
@AccountsTest
class StatementWorkbookApiTest {

    private static final Pattern CELL = Pattern.compile("<c r=\"[A-Z]+(\\d+)\"([^>]*)><v>([^<]*)</v>");

    private static final Pattern TEXT = Pattern.compile("<si><t[^>]*>([^<]*)</t></si>");

    private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-f]+);");

    @Autowired
    private WebTestClient client;

    @TempDir
    private Path folder;

    private Community community;
    private Books books;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        book = books.opened();
        books.posted(book, transfer("2026-03-05", "RECEIPT", "收到捐赠", "1002", "410101", "1234567.89"));
    }

    private Map<String, String> parts(String statement) {
        var reply = community.accounts("reporter").exportStatement(book, statement, "period", "2026-03");
        assertThat(reply.header("Content-Type")).hasValue(Books.XLSX);
        assertThat(reply.header("Content-Disposition"))
                .hasValue("attachment; filename=\"" + statement + "-2026-03.xlsx\"");
        var parts = new TreeMap<String, String>();
        try {
            var file = Files.write(folder.resolve(statement + ".xlsx"), reply.content());
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    parts.put(
                            entry.getName(),
                            decoded(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return parts;
    }

    /** Characters beyond ASCII are written as their numbers. */
    private static String decoded(String xml) {
        return CHARACTER.matcher(xml).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    private static String sheet(Map<String, String> parts) {
        return parts.get("xl/worksheets/sheet1.xml");
    }

    /** By row, the cells that hold something; a number as it is kept. */
    private Map<Integer, List<Object>> rows(String statement) {
        var parts = parts(statement);
        var texts = TEXT.matcher(parts.get("xl/sharedStrings.xml"))
                .results()
                .map(text -> text.group(1))
                .toList();
        var rows = new TreeMap<Integer, List<Object>>();
        CELL.matcher(sheet(parts)).results().forEach(cell -> {
            var value = cell.group(2).contains("t=\"s\"")
                    ? (Object) texts.get(Integer.parseInt(cell.group(3)))
                    : new BigDecimal(cell.group(3));
            rows.computeIfAbsent(Integer.parseInt(cell.group(1)), _ -> new ArrayList<>())
                    .add(value);
        });
        return rows;
    }

    @Test
    void aBalanceSheetHasTwoSidesAndNumbersToCalculateWith() {
        var rows = rows("balance-sheet");

        assertThat(rows.get(1)).containsExactly("资产负债表");
        assertThat(rows.get(2)).first().isEqualTo("编制单位：" + NeighbourStub.legalName(community.committee()));
        assertThat(rows.get(3)).contains("资产", "负债和净资产", "年初余额", "期末余额");
        assertThat(rows.values())
                .anySatisfy(row -> assertThat(row).contains("资产总计", "负债和净资产总计", new BigDecimal("1234567.89")));
    }

    @Test
    void aFigureThatIsNilIsLeftBlank() {
        assertThat(rows("activities").values())
                .allSatisfy(row -> assertThat(row).doesNotContain(new BigDecimal("0.00"), BigDecimal.ZERO, "0.00", ""));
    }

    @Test
    void anIncomeStatementIsNumberedAsTheFormIs() {
        assertThat(rows("activities").values())
                .anySatisfy(row -> assertThat(row).contains("一、收入"))
                .anySatisfy(row -> assertThat(row).contains("二、费用"));
    }

    @Test
    void theHeadStaysInSightAndOnEveryPage() {
        var parts = parts("balance-sheet");

        assertThat(sheet(parts)).containsPattern("<pane [^>]*ySplit=\"3\"[^>]*state=\"frozen\"");
        assertThat(parts.get("xl/workbook.xml")).contains("_xlnm.Print_Titles", "$1:$3");
    }

    @Test
    void aPageIsAsWideAsTheTable() {
        assertThat(sheet(parts("income")))
                .containsPattern("<col [^>]*width=")
                .containsPattern("<pageSetup [^>]*paperSize=\"9\"")
                .contains("fitToWidth=\"1\"", "fitToHeight=\"0\"");
    }

    @Test
    void whoSignsIsNamedBelow() {
        assertThat(rows("balance-sheet").values())
                .last()
                .satisfies(row -> assertThat(row).contains("单位负责人：", "制表人："));
    }

    @Test
    void aStatementThatIsNoneIsNotExported() {
        community
                .accounts("reporter")
                .exportStatement(book, "weather", "period", "2026-03")
                .refused(404, "access.not-found");
    }

    @Test
    void anotherCommunityExportsNothingHere() {
        World.over(client)
                .community()
                .accounts("reporter")
                .exportStatement(book, "balance-sheet", "period", "2026-03")
                .refused(404, "access.not-found");
    }
}
