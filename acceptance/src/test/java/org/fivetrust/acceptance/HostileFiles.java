package org.fivetrust.acceptance;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are small to send and large to read. */
final class HostileFiles {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int MILLION = 1_000_000;

    private static final Path FOLDER = Path.of("target", "hostile");

    private HostileFiles() {}

    /** What a file holds, written piece by piece. */
    private interface Content {

        void write(ZipOutputStream zip) throws IOException;
    }

    static Path cells() {
        return workbook("cells", zip -> sheet(zip, "<row r=\"1\">", "<c><v>1</v></c>", 10 * MILLION, "</row>"));
    }

    static Path letters() {
        return workbook(
                "letters",
                zip -> sheet(
                        zip,
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>",
                        "x".repeat(1_000),
                        150_000,
                        "</t></is></c></row>"));
    }

    static Path columns() {
        return workbook("columns", zip -> sheet(zip, "<row r=\"1\">", "<c><v>2</v></c>", 50_000, "</row>"));
    }

    static Path strings() {
        return workbook("strings", zip -> {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            text(
                    zip,
                    "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            repeat(zip, "<si><t>s</t></si>", 5 * MILLION);
            text(zip, "</sst>");
            zip.closeEntry();
            sheet(zip, "<row r=\"1\">", "<c t=\"s\"><v>0</v></c>", 6, "</row>");
        });
    }

    static Path besideTheSheet() {
        return workbook("beside", zip -> {
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            repeat(zip, "\0".repeat(1_000), 500_000);
            zip.closeEntry();
            sheet(zip, "<row r=\"1\">", "<c><v>1</v></c>", 6, "</row>");
        });
    }

    static Path oneLine() {
        return file("line.csv", out -> repeat(out, "x".repeat(1_000), 60_000));
    }

    static Path fields() {
        return file("fields.csv", out -> repeat(out, ",", 20 * MILLION));
    }

    private static Path workbook(String name, Content content) {
        return file(name + ".xlsx", out -> {
            try (var zip = new ZipOutputStream(out)) {
                entry(
                        zip,
                        "[Content_Types].xml",
                        "<?xml version=\"1.0\"?><Types"
                                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                                + " Extension=\"rels\""
                                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                                + " PartName=\"/xl/workbook.xml\""
                                + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
                                + " PartName=\"/xl/worksheets/sheet1.xml\""
                                + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
                entry(
                        zip,
                        "_rels/.rels",
                        "<?xml version=\"1.0\"?><Relationships"
                                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                                + " Id=\"rId1\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                                + " Target=\"xl/workbook.xml\"/></Relationships>");
                entry(
                        zip,
                        "xl/workbook.xml",
                        "<?xml version=\"1.0\"?><workbook"
                                + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                                + " name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
                entry(
                        zip,
                        "xl/_rels/workbook.xml.rels",
                        "<?xml version=\"1.0\"?><Relationships"
                                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                                + " Id=\"rId1\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
                                + " Target=\"worksheets/sheet1.xml\"/></Relationships>");
                content.write(zip);
            }
        });
    }

    private static void sheet(ZipOutputStream zip, String before, String piece, int times, String after)
            throws IOException {
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        text(
                zip,
                "<?xml version=\"1.0\"?><worksheet"
                        + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + before);
        repeat(zip, piece, times);
        text(zip, after + "</sheetData></worksheet>");
        zip.closeEntry();
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        text(zip, content);
        zip.closeEntry();
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void repeat(OutputStream out, String piece, int times) throws IOException {
        var bytes = piece.getBytes(StandardCharsets.UTF_8);
        for (var n = 0; n < times; n++) {
            out.write(bytes);
        }
    }

    private interface Writing {

        void to(OutputStream out) throws IOException;
    }

    private static Path file(String name, Writing writing) {
        var file = FOLDER.resolve(name);
        try {
            Files.createDirectories(FOLDER);
            try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                writing.to(out);
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
