package org.fivetrust.tabular.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fivetrust.shared.kernel.Refused;
import org.junit.jupiter.api.Test;

class XlsxTest {

    private static final TableLimits LIMITS = new TableLimits(100, 10, 1000, 100, 100, 10_000);

    private static final ZipLimits ZIP = new ZipLimits(100, 1 << 20, 1 << 20, 100);

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final String SHEET = "<sheet name='一' %s r:id='%s'/>";

    private static final String TABLE = "<row r='1'><c r='A1' t='str'><v>日期</v></c><c r='B1' t='str'><v>数</v></c></row>"
            + "<row r='2'><c r='A2'>%s</c><c r='B2'>%s</c></row>";

    private static byte[] workbook(String properties, String sheets, Map<String, String> parts) {
        var all = new LinkedHashMap<>(parts);
        all.put("_rels/.rels", relations("<Relationship Id='r' Type='%s/officeDocument' Target='xl/workbook.xml'/>"));
        all.put(
                "xl/_rels/workbook.xml.rels",
                relations("<Relationship Id='s1' Type='%1$s/worksheet' Target='worksheets/sheet1.xml'/>"
                        + "<Relationship Id='s2' Type='%1$s/worksheet' Target='worksheets/sheet2.xml'/>"
                        + "<Relationship Id='c1' Type='%1$s/chartsheet' Target='chartsheets/sheet1.xml'/>"));
        all.put(
                "xl/workbook.xml",
                "<workbook xmlns:r='" + RELATIONS + "'>" + properties + "<sheets>" + sheets + "</sheets></workbook>");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static String relations(String relations) {
        return "<Relationships>" + relations.formatted(RELATIONS) + "</Relationships>";
    }

    private static String sheet(String rows, String after) {
        return "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>";
    }

    private static Sheet read(byte[] workbook) {
        return Xlsx.read(workbook, ZIP, LIMITS, "日期"::equals, new Deadline(() -> 0, 10));
    }

    private static Sheet one(String properties, String rows, String after) {
        return read(workbook(
                properties, SHEET.formatted("", "s1"), Map.of("xl/worksheets/sheet1.xml", sheet(rows, after))));
    }

    private static List<String> cells(String properties, String day, String number) {
        return one(properties, TABLE.formatted(day, number), "")
                .rows()
                .getFirst()
                .cells();
    }

    @Test
    void daysAreCountedFromWhereTheWorkbookSays() {
        assertThat(cells("", "<v>46027</v>", "<v>1</v>")).containsExactly("2026-01-05", "1");
        assertThat(cells("<workbookPr date1904='1'/>", "<v>44565</v>", "<v>1</v>"))
                .containsExactly("2026-01-05", "1");
        assertThat(cells("<workbookPr date1904='false'/>", "<v>46027</v>", "<v>1</v>"))
                .containsExactly("2026-01-05", "1");
    }

    @Test
    void whatAFormulaCameToIsReadLikeWhatWasTyped() {
        assertThat(cells("", "<f>DATE(2026,1,5)</f><v>46027</v>", "<f>0.1+0.2</f><v>0.30000000000000004</v>"))
                .containsExactly("2026-01-05", "0.3");
    }

    @Test
    void aNumberThatIsNoDayStaysAsItIs() {
        assertThat(cells("", "<v>20260105</v>", "<v>46027</v>")).containsExactly("20260105", "46027");
    }

    @Test
    void aDayMayBeWrittenOut() {
        var row = "<row r='1'><c r='A1' t='str'><v>日期</v></c></row>"
                + "<row r='2'><c r='A2' t='d'><v>2026-01-05T00:00:00</v></c></row>";

        assertThat(one("", row, "").rows().getFirst().cells()).containsExactly("2026-01-05");
    }

    @Test
    void theFirstSheetThatPeopleSeeIsRead() {
        var first = sheet("<row r='1'><c r='A1' t='str'><v>旧</v></c></row>", "");
        var second = sheet("<row r='1'><c r='A1' t='str'><v>新</v></c></row>", "");
        var sheets = Map.of("xl/worksheets/sheet1.xml", first, "xl/worksheets/sheet2.xml", second);
        var seen = SHEET.formatted("state='visible'", "s2");

        for (var hidden : List.of("hidden", "veryHidden")) {
            var before = SHEET.formatted("state='" + hidden + "'", "s1");
            assertThat(read(workbook("", before + seen, sheets)).columns()).containsExactly("新");
        }
        assertThat(read(workbook("", SHEET.formatted("", "c1") + seen, sheets)).columns())
                .containsExactly("新");
        assertThatThrownBy(() -> read(workbook("", SHEET.formatted("state='hidden'", "s1"), sheets)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void mergedCellsAreToldByTheirAddress() {
        var after = "<mergeCells count='2'><mergeCell ref='A2:B3'/><mergeCell ref='C10'/></mergeCells>";

        assertThat(one("", TABLE.formatted("<v>1</v>", "<v>1</v>"), after).merged())
                .containsExactly(new Sheet.Range("A2:B3", 2, 3, 0, 1), new Sheet.Range("C10", 10, 10, 2, 2));
    }

    @Test
    void theRowOfTheColumnsIsKnown() {
        var rows = "<row r='3'><c r='A3' t='str'><v>数</v></c></row><row r='5'><c r='A5'><v>1</v></c></row>";

        assertThat(one("", rows, "").head()).isEqualTo(3);
        assertThat(one("", rows, "").rows()).containsExactly(new Sheet.Row(5, List.of("1")));
    }
}
