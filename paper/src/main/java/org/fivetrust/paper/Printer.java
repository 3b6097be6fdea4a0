package org.fivetrust.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Draws sheets as PDF on worker threads: drawing would block an event loop. */
@Component
public class Printer {

    private static final float MARGIN = 42;

    private static final float A4_LONG = PDRectangle.A4.getHeight();

    private static final float A4_SHORT = PDRectangle.A4.getWidth();

    private static final float TITLE = 17;

    private static final float TEXT = 8.5f;

    private static final float ROW = 18;

    public Mono<byte[]> print(Sheet sheet) {
        return Mono.fromCallable(() -> draw(sheet)).subscribeOn(Schedulers.boundedElastic());
    }

    private static byte[] draw(Sheet sheet) throws IOException {
        try (var document = new PDDocument()) {
            var typeface = Typeface.in(document);
            var size = sheet.landscape() ? new PDRectangle(A4_LONG, A4_SHORT) : PDRectangle.A4;
            for (var number = 1; number <= sheet.pages().size(); number++) {
                var page = new PDPage(size);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    page(sheet, number, new Drawing(content, typeface), size);
                }
            }
            document.getDocumentInformation().setTitle(sheet.title());
            var out = new ByteArrayOutputStream();
            typeface.write(document, out);
            return out.toByteArray();
        }
    }

    private static void page(Sheet sheet, int number, Drawing drawing, PDRectangle size) throws IOException {
        var width = size.getWidth() - 2 * MARGIN;
        var y = size.getHeight() - MARGIN - TITLE;
        drawing.cell(sheet.title(), MARGIN, y, width, TITLE + 6, TITLE, Align.CENTRE);
        y -= ROW + 4;
        spread(sheet.head(), drawing, y, width);
        y = table(sheet, sheet.pages().get(number - 1), drawing, y, width);
        if (number == sheet.pages().size()) {
            spread(sheet.foot(), drawing, y - ROW - 4, width);
        }
        drawing.cell(
                "第 " + number + " 页　共 " + sheet.pages().size() + " 页",
                MARGIN,
                MARGIN / 2,
                width,
                ROW,
                TEXT,
                Align.CENTRE);
    }

    private static void spread(List<String> words, Drawing drawing, float y, float width) throws IOException {
        for (var n = 0; n < words.size(); n++) {
            var each = width / words.size();
            var align = n == 0 ? Align.LEFT : n == words.size() - 1 ? Align.RIGHT : Align.CENTRE;
            drawing.cell(words.get(n), MARGIN + n * each, y, each, ROW, TEXT, align);
        }
    }

    /** Answers where the table ends. */
    private static float table(Sheet sheet, List<Sheet.Row> rows, Drawing drawing, float from, float width)
            throws IOException {
        var shares = sheet.columns().stream().mapToInt(Sheet.Column::share).sum();
        var y = from - 2;
        var titles = sheet.columns().stream().map(Sheet.Column::title).toList();
        drawing.line(MARGIN, y, MARGIN + width, y, 1);
        y = row(sheet, new Sheet.Row(titles, true), drawing, y, width / shares, true);
        for (var each : rows) {
            y = row(sheet, each, drawing, y, width / shares, false);
        }
        var x = MARGIN;
        drawing.line(x, from - 2, x, y, 1);
        for (var column : sheet.columns()) {
            x += column.share() * width / shares;
            drawing.line(x, from - 2, x, y, x > MARGIN + width - 1 ? 1 : 0.4f);
        }
        return y;
    }

    private static float row(Sheet sheet, Sheet.Row row, Drawing drawing, float top, float unit, boolean titles)
            throws IOException {
        var x = MARGIN;
        var y = top - ROW;
        for (var n = 0; n < sheet.columns().size(); n++) {
            var column = sheet.columns().get(n);
            var align = titles ? Align.CENTRE : column.align();
            drawing.cell(row.cells().get(n), x, y, column.share() * unit, ROW, TEXT, align);
            x += column.share() * unit;
        }
        drawing.line(MARGIN, y, x, y, row.strong() ? 0.9f : 0.4f);
        return y;
    }
}
