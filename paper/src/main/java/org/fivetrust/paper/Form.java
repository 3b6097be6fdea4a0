package org.fivetrust.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;

/** A sheet laid out on its paper, part by part: as many rows stand on one as there is room for. */
final class Form {

    private static final float MARGIN = 42;

    private static final float SMALL_MARGIN = 26;

    private static final float TITLE = 17;

    private static final float TEXT = 8.5f;

    private static final float ROW = 18;

    private final Sheet sheet;
    private final Typeface typeface;
    private final float margin;
    private final float width;
    private final float unit;
    private final List<List<Sheet.Row>> parts = new ArrayList<>();

    Form(Sheet sheet, Typeface typeface) throws IOException {
        this.sheet = sheet;
        this.typeface = typeface;
        this.margin = sheet.paper().height() < Paper.A4_ACROSS.height() ? SMALL_MARGIN : MARGIN;
        this.width = sheet.paper().width() - 2 * margin;
        this.unit =
                width / sheet.columns().stream().mapToInt(Sheet.Column::share).sum();
        for (var page : sheet.pages()) {
            split(page);
        }
    }

    private void split(List<Sheet.Row> page) throws IOException {
        var part = new ArrayList<Sheet.Row>();
        // the title, the head, the titles of the columns and what is signed below
        var room = sheet.paper().height() - 2 * margin - TITLE - 3 * (ROW + 4);
        var left = room;
        for (var row : page) {
            var height = height(row);
            if (height > left && !part.isEmpty()) {
                parts.add(List.copyOf(part));
                part.clear();
                left = room;
            }
            part.add(row);
            left -= height;
        }
        parts.add(part);
    }

    int parts() {
        return parts.size();
    }

    Paper paper() {
        return sheet.paper();
    }

    /** @param top where the paper begins */
    void draw(int part, Drawing drawing, float top) throws IOException {
        var y = top - margin - TITLE;
        drawing.cell(sheet.title(), margin, y, width, TITLE + 6, TITLE, Align.CENTRE);
        y -= ROW + 4;
        spread(sheet.head(), drawing, y);
        y = table(parts.get(part), drawing, y - 2);
        if (part == parts.size() - 1) {
            spread(sheet.foot(), drawing, y - ROW - 4);
        }
        var page = "第 " + (part + 1) + " 页　共 " + parts.size() + " 页";
        drawing.cell(page, margin, top - sheet.paper().height() + margin / 2 - 4, width, ROW, TEXT, Align.CENTRE);
    }

    private void spread(List<String> words, Drawing drawing, float y) throws IOException {
        for (var n = 0; n < words.size(); n++) {
            var each = width / words.size();
            var align = n == 0 ? Align.LEFT : n == words.size() - 1 ? Align.RIGHT : Align.CENTRE;
            drawing.cell(words.get(n), margin + n * each, y, each, ROW, TEXT, align);
        }
    }

    /** Answers where the table ends. */
    private float table(List<Sheet.Row> rows, Drawing drawing, float top) throws IOException {
        drawing.line(margin, top, margin + width, top, 1);
        var y = titles(drawing, top);
        for (var row : rows) {
            y = row(row, drawing, y);
        }
        var x = margin;
        drawing.line(x, top, x, y, 1);
        for (var column : sheet.columns()) {
            x += column.share() * unit;
            drawing.line(x, top, x, y, x > margin + width - 1 ? 1 : 0.4f);
        }
        return y;
    }

    private float titles(Drawing drawing, float top) throws IOException {
        var x = margin;
        for (var column : sheet.columns()) {
            drawing.cell(column.title(), x, top - ROW, column.share() * unit, ROW, TEXT, Align.CENTRE);
            x += column.share() * unit;
        }
        drawing.line(margin, top - ROW, margin + width, top - ROW, 0.9f);
        return top - ROW;
    }

    private float row(Sheet.Row row, Drawing drawing, float top) throws IOException {
        var height = height(row);
        var x = margin;
        var y = top - height;
        for (var n = 0; n < sheet.columns().size(); n++) {
            var column = sheet.columns().get(n);
            var wide = column.share() * unit;
            if (column.align() == Align.RIGHT) {
                drawing.figure(Figure.of(row.cells().get(n)), x, y, wide, height, TEXT);
            } else {
                drawing.cell(row.cells().get(n), x, y, wide, height, TEXT, column.align());
            }
            x += wide;
        }
        drawing.line(margin, y, margin + width, y, row.strong() ? 0.9f : 0.4f);
        return y;
    }

    private float height(Sheet.Row row) throws IOException {
        var height = ROW;
        for (var n = 0; n < sheet.columns().size(); n++) {
            var column = sheet.columns().get(n);
            if (column.align() != Align.RIGHT) {
                height = Math.max(height, Drawing.height(typeface, row.cells().get(n), column.share() * unit, TEXT));
            }
        }
        return height;
    }
}
