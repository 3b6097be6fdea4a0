package org.fivetrust.tabular.model;

import java.util.ArrayList;
import java.util.List;

/** Rows as they are read, counted before they are kept. A row that says nothing is not kept. */
final class Rows {

    private final TableLimits limits;
    private final List<Sheet.Row> filled = new ArrayList<>();
    private final List<String> row = new ArrayList<>();
    private int cells;
    private long characters;

    Rows(TableLimits limits) {
        this.limits = limits;
    }

    /** A text that goes on growing, before it is whole. */
    void length(int length) {
        if (length > limits.textLength()) {
            throw FileFault.textTooLong(limits.textLength());
        }
    }

    /** @param place of its column, from 0; what lies between says nothing */
    void cell(int place, String text, int number) {
        if (text.isBlank()) {
            return;
        }
        length(text.length());
        characters += text.length();
        if (place >= limits.columns()) {
            throw FileFault.tooManyColumns(limits.columns(), number);
        }
        if (++cells > limits.cells()) {
            throw FileFault.tooManyCells(limits.cells());
        }
        if (characters > limits.characters()) {
            throw FileFault.tooMuchText(limits.characters());
        }
        while (row.size() <= place) {
            row.add("");
        }
        row.set(place, text);
    }

    void end(int number) {
        if (row.isEmpty()) {
            row.clear();
            return;
        }
        if (filled.size() > limits.rows()) {
            throw FileFault.tooManyRows(limits.rows());
        }
        filled.add(new Sheet.Row(number, row));
        row.clear();
    }

    /** The columns' names, once they are known. */
    List<String> columns() {
        return filled.isEmpty() ? List.of() : filled.getFirst().cells();
    }

    Sheet sheet() {
        return Sheet.of(filled);
    }
}
