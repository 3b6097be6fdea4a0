package org.fivetrust.accounts.intake.model;

import java.util.List;

/** A table as it stands in a file: its columns, and its rows as people count them, the columns being row 1. */
public record Sheet(List<String> columns, List<Row> rows) {

    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public record Row(int number, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** The first row that is not blank names the columns. */
    public static Sheet of(List<Row> all) {
        var filled = all.stream().filter(row -> !row.isBlank()).toList();
        return filled.isEmpty()
                ? new Sheet(List.of(), List.of())
                : new Sheet(
                        filled.getFirst().cells().stream().map(String::strip).toList(),
                        filled.subList(1, filled.size()));
    }
}
