package org.fivetrust.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.fivetrust.paper.model.Sheet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Draws sheets as PDF on worker threads: drawing would block an event loop. */
@Component
public class Printer {

    public Mono<byte[]> print(Sheet sheet) {
        return print(List.of(sheet));
    }

    /** Several sheets in one document; each has its own numbers of pages. At least one. */
    public Mono<byte[]> print(List<Sheet> sheets) {
        return Mono.fromCallable(() -> draw(sheets)).subscribeOn(Schedulers.boundedElastic());
    }

    private static byte[] draw(List<Sheet> sheets) throws IOException {
        try (var document = new PDDocument()) {
            var typeface = Typeface.in(document);
            for (var sheet : sheets) {
                var form = new Form(sheet, typeface);
                for (var first = 0; first < form.parts(); first += sheet.paper().onOnePage()) {
                    page(document, form, first, typeface);
                }
            }
            document.getDocumentInformation().setTitle(sheets.getFirst().title());
            var out = new ByteArrayOutputStream();
            typeface.write(document, out);
            return out.toByteArray();
        }
    }

    /** The first part stands at the top. */
    private static void page(PDDocument document, Form form, int first, Typeface typeface) throws IOException {
        var paper = form.paper();
        var page = new PDPage(new PDRectangle(paper.width(), paper.height() * paper.onOnePage()));
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            var drawing = new Drawing(content, typeface);
            for (var n = 0; n < paper.onOnePage() && first + n < form.parts(); n++) {
                form.draw(first + n, drawing, paper.height() * (paper.onOnePage() - n));
            }
        }
    }
}
