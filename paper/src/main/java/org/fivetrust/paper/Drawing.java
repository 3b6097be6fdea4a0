package org.fivetrust.paper;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.fivetrust.paper.model.Sheet.Align;

/**
 * Words and lines on one page. Words that are too wide for their place go on on the next line, figures are set smaller;
 * nothing is cut.
 */
final class Drawing {

    /** From one line of words to the next, by the size of their letters. */
    private static final float LEADING = 1.25f;

    private static final float SMALLEST_FIGURE = 4;

    private static final float PADDING = 3;

    private final PDPageContentStream page;
    private final Typeface typeface;

    Drawing(PDPageContentStream page, Typeface typeface) {
        this.page = page;
        this.typeface = typeface;
    }

    void line(float fromX, float fromY, float toX, float toY, float width) throws IOException {
        page.setLineWidth(width);
        page.moveTo(fromX, fromY);
        page.lineTo(toX, toY);
        page.stroke();
    }

    /** How high a row is at least that shows these words in this width. */
    static float height(Typeface typeface, String words, float width, float size) throws IOException {
        var lines = broken(typeface, typeface.printable(words), size, width - 2 * PADDING)
                .size();
        return lines * size * LEADING + size / 2;
    }

    /** Within a cell whose lower left corner this is. */
    void cell(String words, float x, float y, float width, float height, float size, Align align) throws IOException {
        var lines = broken(typeface, typeface.printable(words), size, width - 2 * PADDING);
        var above = (height - (lines.size() - 1) * size * LEADING - size) / 2;
        var baseline = y + height - above - size * 0.85f;
        for (var line : lines) {
            word(line, x, baseline, width, size, align);
            baseline -= size * LEADING;
        }
    }

    /** A figure stands on one line. */
    void figure(Figure figure, float x, float y, float width, float height, float most) throws IOException {
        var text = typeface.printable(figure.text());
        var size = most;
        while (size > SMALLEST_FIGURE && typeface.width(text, size) > width - 2 * PADDING) {
            size -= 0.25f;
        }
        page.setNonStrokingColor(figure.red() ? Color.RED : Color.BLACK);
        word(text, x, y + (height - size) / 2 + size * 0.15f, width, size, Align.RIGHT);
        page.setNonStrokingColor(Color.BLACK);
    }

    private static List<String> broken(Typeface typeface, String text, float size, float room) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        var used = 0f;
        for (var each : text.codePoints().mapToObj(Character::toString).toList()) {
            var width = typeface.width(each, size);
            if (!line.isEmpty() && used + width > room) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(each);
            used += width;
        }
        lines.add(line.toString());
        return lines;
    }

    private void word(String text, float x, float y, float width, float size, Align align) throws IOException {
        var free = width - typeface.width(text, size);
        var indent =
                switch (align) {
                    case LEFT -> PADDING;
                    case CENTRE -> free / 2;
                    case RIGHT -> free - PADDING;
                };
        page.beginText();
        page.setFont(typeface.font(), size);
        page.newLineAtOffset(x + indent, y);
        page.showText(text);
        page.endText();
    }
}
