package org.fivetrust.tabular.model;

import org.fivetrust.shared.kernel.InvalidValue;

/**
 * Comma-separated text (RFC 4180): quotes double inside quotes, lines end in LF or CRLF, a byte order mark is skipped.
 */
public final class Csv {

    private static final char MARK = '\uFEFF';

    private final String text;
    private final Rows rows;
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private int place;
    private int line = 1;
    private int started = 1;

    private Csv(String text, TableLimits limits) {
        this.text = text;
        this.rows = new Rows(limits);
    }

    public static Sheet read(String text, TableLimits limits) {
        return new Csv(text, limits).read();
    }

    private Sheet read() {
        for (var at = !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0; at < text.length(); at++) {
            at = quoted ? inside(at) : outside(at);
        }
        if (quoted) {
            throw InvalidValue.worded("csv-quotation", "/rows/" + started);
        }
        endRow();
        return rows.sheet();
    }

    private int inside(int at) {
        var character = text.charAt(at);
        if (character == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            take('"');
            return at + 1;
        }
        if (character == '"') {
            quoted = false;
        } else {
            line += character == '\n' ? 1 : 0;
            take(character);
        }
        return at;
    }

    private int outside(int at) {
        switch (text.charAt(at)) {
            case '"' -> quoted = true;
            case ',' -> endCell();
            case '\r' -> {}
            case '\n' -> {
                line++;
                endRow();
            }
            default -> take(text.charAt(at));
        }
        return at;
    }

    private void take(char character) {
        rows.length(cell.append(character).length());
    }

    private void endCell() {
        rows.cell(place++, cell.toString(), started);
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.end(started);
        place = 0;
        started = line;
    }
}
