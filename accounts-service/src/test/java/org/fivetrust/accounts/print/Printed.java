package org.fivetrust.accounts.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.fivetrust.testing.client.Reply;

/** A printed table, and what a reader finds on it. */
record Printed(byte[] pdf) {

    /** A letter and how it is set. */
    record Letter(String text, float size, boolean red) {}

    private interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }

    static Printed of(Reply reply) {
        var pdf = reply.content();
        assertThat(reply.header("Content-Type")).hasValue("application/pdf");
        assertThat(reply.header("Content-Disposition").orElseThrow()).matches("inline; filename=\".+[.]pdf\"");
        return new Printed(pdf);
    }

    private <T> T read(Reading<T> reading) {
        try (var document = Loader.loadPDF(pdf)) {
            return reading.of(document);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Without spaces. */
    String text() {
        return read(document -> new PDFTextStripper().getText(document)).replaceAll("[ 　]", "");
    }

    /** Without spaces and ends of lines. */
    String words() {
        return text().replace("\n", "");
    }

    List<String> lines() {
        return text().lines().toList();
    }

    int pages() {
        return read(PDDocument::getNumberOfPages);
    }

    float width() {
        return read(document -> document.getPage(0).getMediaBox().getWidth());
    }

    float height() {
        return read(document -> document.getPage(0).getMediaBox().getHeight());
    }

    List<Letter> letters() {
        return read(document -> {
            var reader = new LetterReader();
            reader.getText(document);
            return reader.letters;
        });
    }

    String red() {
        return letters().stream().filter(Letter::red).map(Letter::text).collect(Collectors.joining());
    }

    boolean embedsItsFonts() {
        return read(document -> {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                if (!resources.getFont(name).isEmbedded()) {
                    return false;
                }
            }
            return true;
        });
    }

    private static final class LetterReader extends PDFTextStripper {

        private final List<Letter> letters = new ArrayList<>();

        LetterReader() {
            addOperator(new SetNonStrokingColorSpace(this));
            addOperator(new SetNonStrokingColor(this));
            addOperator(new SetNonStrokingDeviceRGBColor(this));
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            var colour = getGraphicsState().getNonStrokingColor().getComponents();
            var red = colour.length == 3 && colour[0] == 1 && colour[1] == 0;
            letters.add(new Letter(text.getUnicode(), text.getFontSizeInPt(), red));
            super.processTextPosition(text);
        }
    }
}
