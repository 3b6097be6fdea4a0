package org.fivetrust.accounts.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks that nobody's spreadsheet has made, written as they are needed and never held unpacked. */
final class HostileFile {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    private HostileFile() {
        entry("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                </Types>""");
        entry("_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
                </Relationships>""");
        entry("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>""");
        entry("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
                </Relationships>""");
    }

    static HostileFile workbook() {
        return new HostileFile();
    }

    /** What is repeated over and over, as far as the file is concerned. */
    HostileFile entry(String name, String before, String repeated, long times, String after) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(before.getBytes(UTF_8));
            repeat(zip, repeated, times);
            zip.write(after.getBytes(UTF_8));
            zip.closeEntry();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    HostileFile entry(String name, String content) {
        return entry(name, content, "", 0, "");
    }

    private static void repeat(OutputStream out, String repeated, long times) throws IOException {
        var atOnce = (int) Math.clamp(60_000L / Math.max(repeated.length(), 1), 1, Math.max(times, 1));
        var many = repeated.repeat(atOnce).getBytes(UTF_8);
        var one = repeated.getBytes(UTF_8);
        for (var left = times; left > 0; left -= atOnce) {
            out.write(many, 0, (int) Math.min(left, atOnce) * one.length);
        }
    }

    HostileFile sheet(String before, String repeated, long times, String after) {
        return entry(SHEET, "<worksheet><sheetData>" + before, repeated, times, after + "</sheetData></worksheet>");
    }

    HostileFile texts(String text, long times) {
        return entry("xl/sharedStrings.xml", "<sst>", "<si><t>" + text + "</t></si>", times, "</sst>");
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String row(int number, String... cells) {
        var row = new StringBuilder("<row r=\"" + number + "\">");
        Arrays.stream(cells)
                .forEach(cell ->
                        row.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>"));
        return row.append("</row>").toString();
    }
}
