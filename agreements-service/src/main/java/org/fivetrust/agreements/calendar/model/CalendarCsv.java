package org.fivetrust.agreements.calendar.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;

/** RFC 4180 with a header: {@code day,working,name,source} and, if wanted, {@code provisional}. */
public final class CalendarCsv {

    private static final List<String> HEADER = List.of("day", "working", "name", "source");

    private static final String MORE = "provisional";

    private CalendarCsv() {}

    public static List<CalendarLine> lines(String text) {
        var rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (rows.isEmpty() || !isHeader(rows.getFirst())) {
            throw new InvalidValue("/header", "must be " + String.join(",", HEADER) + " and, if wanted, " + MORE);
        }
        return IntStream.range(1, rows.size())
                .mapToObj(rows::get)
                .map(CalendarCsv::line)
                .toList();
    }

    private static boolean isHeader(List<String> row) {
        var names = row.stream().map(String::strip).toList();
        return names.equals(HEADER)
                || names.size() == HEADER.size() + 1
                        && names.subList(0, HEADER.size()).equals(HEADER)
                        && names.getLast().equals(MORE);
    }

    private static CalendarLine line(List<String> row) {
        return new CalendarLine(cell(row, 0), cell(row, 1), cell(row, 2), cell(row, 3), cell(row, 4));
    }

    private static @Nullable String cell(List<String> row, int place) {
        return place < row.size() ? row.get(place) : null;
    }

    private static List<List<String>> rows(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (quoted) {
                var doubled = sign == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (sign != '"' || doubled) {
                    cell.append(sign);
                    at += doubled ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (sign == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (sign == ',' || sign == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (sign == '\n') {
                    close(rows, row);
                }
            } else if (sign != '\r') {
                cell.append(sign);
            }
        }
        row.add(cell.toString());
        close(rows, row);
        return rows;
    }

    private static void close(List<List<String>> rows, List<String> row) {
        if (row.size() > 1 || !row.getFirst().isBlank()) {
            rows.add(List.copyOf(row));
        }
        row.clear();
    }
}
