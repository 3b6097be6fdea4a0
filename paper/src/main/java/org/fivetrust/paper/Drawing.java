package org.fivetrust.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.fivetrust.paper.model.Sheet.Align;

/** Words and lines on one page. Words that are too wide for their place are set smaller and in two lines, never cut. */
final class Drawing {

    private static final float SMALLEST = 3.5f;

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

    /** Within a cell whose lower left corner this is. */
    void cell(String words, float x, float y, float width, float height, float size, Align align) throws IOException {
        var text = typeface.printable(words);
        var room = width - 2 * PADDING;
        if (typeface.width(text, size) <= room) {
            word(text, x, y + (height - size) / 2 + size * 0.15f, width, size, align);
            return;
        }
        var small = Math.min(size - 1, height / 2 - 2);
        var lines = broken(text, small, room);
        while (lines.size() > 2 && small > SMALLEST) {
            small -= 0.25f;
            lines = broken(text, small, room);
        }
        var top = y + height - 1.5f;
        for (var each : lines) {
            top -= small + 0.5f;
            word(each, x, top + small * 0.15f, width, small, align);
        }
    }

    private List<String> broken(String text, float size, float room) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var each : text.codePoints().mapToObj(Character::toString).toList()) {
            if (!line.isEmpty() && typeface.width(line + each, size) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(each);
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
