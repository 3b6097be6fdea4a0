package org.fivetrust.tabular.model;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table as it stands in a file: its columns, and its rows as people count them.
 *
 * @param head the row of the columns
 * @param merged ranges of cells that a workbook shows as one, like B2:B5
 */
public record Sheet(int head, List<String> columns, List<Row> rows, List<Range> merged) {

    private static final Sheet EMPTY = new Sheet(1, List.of(), List.of(), List.of());

    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        merged = List.copyOf(merged);
    }

    /** Cells from one to another, by row as people count them and by column from 0. */
    public record Range(String address, int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    public record Row(int number, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The first row names the columns. */
    static Sheet of(List<Row> filled) {
        return filled.isEmpty()
                ? EMPTY
                : new Sheet(
                        filled.getFirst().number(),
                        filled.getFirst().cells().stream().map(String::strip).toList(),
                        filled.subList(1, filled.size()),
                        List.of());
    }

    Sheet merged(List<Range> ranges) {
        return new Sheet(head, columns, rows, ranges);
    }

    /** The same table with other texts in its cells. */
    public Sheet each(UnaryOperator<String> text) {
        return new Sheet(
                head,
                columns.stream().map(text).toList(),
                rows.stream()
                        .map(row -> new Row(
                                row.number(), row.cells().stream().map(text).toList()))
                        .toList(),
                merged);
    }
}
