package org.fivetrust.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Noto Sans SC, under the SIL Open Font License. A document takes in only the characters it shows. */
final class Typeface {

    private static final String FILE = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    private static final String MISSING = "〓";

    private static final byte[] BYTES = read();

    private final PDType0Font font;
    private final CharacterMap characters = new CharacterMap();

    private Typeface(PDType0Font font) {
        this.font = font;
    }

    private static byte[] read() {
        try (var in = Typeface.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no font " + FILE);
            }
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Typeface in(PDDocument document) throws IOException {
        var letters = new TTFParser().parse(new RandomAccessReadBuffer(BYTES));
        // a glyph for "ff" would be measured, and found by a reader, as something else than its letters
        letters.setEnableGsub(false);
        return new Typeface(PDType0Font.load(document, letters, true));
    }

    /** Writes the document this typeface was drawn in. */
    void write(PDDocument document, OutputStream out) throws IOException {
        characters.write(document, font, out);
    }

    PDType0Font font() {
        return font;
    }

    float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    /** A character the typeface does not have is shown as one that is missing, never left out. */
    String printable(String text) {
        var printable = new StringBuilder();
        text.codePoints().filter(each -> !Character.isISOControl(each)).forEach(each -> {
            var letter = Character.toString(each);
            printable.append(has(letter) ? letter : missing());
        });
        return printable.toString();
    }

    private String missing() {
        return has(MISSING) ? MISSING : "";
    }

    private boolean has(String letter) {
        try {
            characters.drawn(font.encode(letter), letter);
            return true;
        } catch (IOException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
