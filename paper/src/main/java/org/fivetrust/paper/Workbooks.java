package org.fivetrust.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Lays a sheet out in a workbook (XLSX) as it is printed: the head stays in sight and on every page, pages are as wide
 * as the table, and figures are numbers. Written on worker threads.
 */
@Component
public class Workbooks {

    private static final BoundedPattern AMOUNT = BoundedPattern.of("-?[0-9]{1,18}\\.[0-9]{2}");

    private static final String RED_IF_NEGATIVE = "#,##0.00;[Red]-#,##0.00";

    /** Characters that stand side by side on A4. */
    private static final double CHARACTERS = 100;

    /** The title, the head and the titles of the columns. */
    private static final int TITLE = 0;

    private static final int HEAD = 1;

    private static final int COLUMNS = 2;

    private static final int BODY = 3;

    public Mono<byte[]> write(Sheet sheet) {
        return Mono.fromCallable(() -> bytes(sheet)).subscribeOn(Schedulers.boundedElastic());
    }

    private static byte[] bytes(Sheet sheet) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "fivetrust", "1.0")) {
            var page = workbook.newWorksheet(sheet.title().replace(" ", ""));
            top(page, sheet);
            var row = BODY;
            for (var each : sheet.pages().stream().flatMap(List::stream).toList()) {
                row(page, row++, sheet.columns(), each);
            }
            spread(page, row + 1, sheet.columns().size(), sheet.foot());
            lay(page, sheet);
        }
        return out.toByteArray();
    }

    private static void top(Worksheet page, Sheet sheet) {
        var last = sheet.columns().size() - 1;
        page.value(TITLE, 0, sheet.title());
        page.range(TITLE, 0, TITLE, last).merge();
        page.style(TITLE, 0).bold().fontSize(16).horizontalAlignment("center").set();
        spread(page, HEAD, sheet.columns().size(), sheet.head());
        for (var n = 0; n <= last; n++) {
            page.value(COLUMNS, n, sheet.columns().get(n).title());
            page.style(COLUMNS, n)
                    .bold()
                    .horizontalAlignment("center")
                    .wrapText(true)
                    .borderStyle("thin")
                    .set();
        }
    }

    /** From left to right, each over its part of the columns. */
    private static void spread(Worksheet page, int row, int columns, List<String> words) {
        var parts = Math.min(words.size(), columns);
        for (var n = 0; n < words.size(); n++) {
            var from = Math.min(n * columns / Math.max(parts, 1), columns - 1);
            var to = n >= parts - 1 ? columns - 1 : (n + 1) * columns / parts - 1;
            page.value(row, from, words.get(n));
            if (to > from) {
                page.range(row, from, row, to).merge();
            }
            var align = n == 0 ? "left" : n == words.size() - 1 ? "right" : "center";
            page.style(row, from).horizontalAlignment(align).set();
        }
    }

    private static void row(Worksheet page, int at, List<Sheet.Column> columns, Sheet.Row row) {
        for (var n = 0; n < columns.size(); n++) {
            var cell = row.cells().get(n);
            var style = page.style(at, n).borderStyle("thin").horizontalAlignment(align(columns.get(n)));
            if (columns.get(n).align() == Align.RIGHT && AMOUNT.matches(cell)) {
                page.value(at, n, new BigDecimal(cell));
                style = style.format(RED_IF_NEGATIVE);
            } else if (!cell.isEmpty()) {
                page.value(at, n, cell);
                style = style.wrapText(true);
            }
            (row.strong() ? style.bold() : style).set();
        }
    }

    private static String align(Sheet.Column column) {
        return switch (column.align()) {
            case LEFT -> "left";
            case CENTRE -> "center";
            case RIGHT -> "right";
        };
    }

    private static void lay(Worksheet page, Sheet sheet) {
        var shares = sheet.columns().stream().mapToInt(Sheet.Column::share).sum();
        var characters = CHARACTERS * sheet.paper().width() / Paper.A4.width();
        for (var n = 0; n < sheet.columns().size(); n++) {
            page.width(n, Math.max(6, sheet.columns().get(n).share() * characters / shares));
        }
        page.freezePane(0, BODY);
        page.repeatRows(TITLE, COLUMNS);
        page.paperSize(PaperSize.A4_PAPER);
        page.pageOrientation(sheet.paper().width() > sheet.paper().height() ? "landscape" : "portrait");
        page.fitToWidth((short) 1);
        page.fitToHeight((short) 0);
    }
}
