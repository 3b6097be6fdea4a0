package org.fivetrust.tabular.model;

import java.util.List;

/** A table of a file: its columns, and its rows as people count them, the columns being row 1. */
public record Sheet(List<String> columns, List<Row> rows) {

    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public record Row(int number, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The first row names the columns. */
    static Sheet of(List<Row> filled) {
        return filled.isEmpty()
                ? new Sheet(List.of(), List.of())
                : new Sheet(
                        filled.getFirst().cells().stream().map(String::strip).toList(),
                        filled.subList(1, filled.size()));
    }
}
