package org.fivetrust.accounts.intake.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.accounts.intake.model.Sheet.Row;
import org.fivetrust.shared.kernel.InvalidValue;

/**
 * Comma-separated text (RFC 4180): quotes double inside quotes, lines end in LF or CRLF, a byte order mark is skipped.
 */
public final class Csv {

    private static final char MARK = '\uFEFF';

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private int line = 1;
    private int started = 1;

    private Csv(String text) {
        this.text = text;
    }

    public static Sheet read(String text) {
        return new Csv(text).read();
    }

    private Sheet read() {
        for (var at = !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0; at < text.length(); at++) {
            at = quoted ? inside(at) : outside(at);
        }
        if (quoted) {
            throw new InvalidValue("/rows/" + started, "a quotation mark is not closed (引号未闭合)");
        }
        if (!cells.isEmpty() || !cell.isEmpty()) {
            endRow();
        }
        return Sheet.of(rows);
    }

    private int inside(int at) {
        var character = text.charAt(at);
        if (character == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            cell.append('"');
            return at + 1;
        }
        if (character == '"') {
            quoted = false;
        } else {
            line += character == '\n' ? 1 : 0;
            cell.append(character);
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
            default -> cell.append(text.charAt(at));
        }
        return at;
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.add(new Row(started, cells));
        cells.clear();
        started = line;
    }
}
