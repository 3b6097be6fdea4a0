package org.fivetrust.tabular.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.fivetrust.tabular.model.XmlPull.Event;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook, cell by cell. */
final class Worksheet {

    /** As many digits as a workbook keeps of a number. */
    private static final String MIDNIGHT = "T00:00:00";

    private static final MathContext DIGITS = new MathContext(15);

    private static final int LONGEST_NUMBER = 64;

    private static final int MOST_ZEROS = 400;

    private static final int MOST_MERGED = 1000;

    /** As many as the format has. */
    private static final int MOST_ROWS = 1 << 20;

    private static final int MOST_COLUMNS = 1 << 14;

    /** A cell that says nothing costs its reading all the same. */
    private static final int MOST_ELEMENTS = 8_000_000;

    private final XmlPull xml;
    private final SharedTexts texts;
    private final TableLimits limits;
    private final Days days;
    private final Rows rows;
    private final List<Sheet.Range> merged = new ArrayList<>();
    private int elements;
    private int number;
    private int place;

    Worksheet(XmlPull xml, SharedTexts texts, TableLimits limits, Days days) {
        this.xml = xml;
        this.texts = texts;
        this.limits = limits;
        this.days = days;
        this.rows = new Rows(limits);
    }

    /** Columns in which numbers are days, and the day they are counted from. */
    record Days(Predicate<String> columns, boolean since1904) {

        private static final long LAST = 2_958_465;

        String day(String number) {
            var days = new BigDecimal(number);
            if (days.signum() < 0 || days.compareTo(BigDecimal.valueOf(LAST)) > 0) {
                return number;
            }
            var from = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
            return from.plusDays(days.longValue()).toString();
        }
    }

    Sheet read() {
        for (var event = xml.next(); event != Event.DONE; event = xml.next()) {
            count(event);
            switch (xml.name()) {
                case "row" -> row(event);
                case "c" -> cell(event);
                case "mergeCell" -> merged(event);
                default -> {}
            }
        }
        return rows.sheet().merged(merged);
    }

    private void merged(Event event) {
        var range = event == Event.START ? xml.attribute("ref") : null;
        if (range != null && merged.size() < MOST_MERGED) {
            var colon = range.indexOf(':');
            var from = range.substring(0, colon < 0 ? range.length() : colon);
            var to = range.substring(colon + 1);
            merged.add(new Sheet.Range(range, row(from), row(to), column(from), column(to)));
        }
    }

    /** B5 is row 5. */
    private static int row(String reference) {
        var digits = 0;
        while (digits < reference.length() && Character.isLetter(reference.charAt(digits))) {
            digits++;
        }
        return number(reference.substring(digits), 1);
    }

    private void count(Event event) {
        if (event == Event.START && ++elements > MOST_ELEMENTS) {
            throw FileFault.tooManyCells(limits.cells());
        }
    }

    private void row(Event event) {
        if (event == Event.START) {
            number = number(xml.attribute("r"), number + 1);
            place = -1;
        } else if (event == Event.END) {
            rows.end(number);
        }
    }

    private static int number(@Nullable String said, int otherwise) {
        try {
            var number = said == null ? otherwise : Integer.parseInt(said);
            if (number > 0 && number <= MOST_ROWS) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // reported below
        }
        throw FileFault.unreadable();
    }

    private void cell(Event event) {
        if (event != Event.START) {
            return;
        }
        var reference = xml.attribute("r");
        place = reference == null ? place + 1 : column(reference);
        if (place >= MOST_COLUMNS) {
            throw FileFault.tooManyColumns(limits.columns(), number);
        }
        var type = xml.attribute("t");
        rows.cell(place, text(type == null ? "n" : type), number);
    }

    /** B5 is column 1. */
    private static int column(String reference) {
        var column = 0;
        for (var at = 0; at < reference.length() && at < 4 && Character.isLetter(reference.charAt(at)); at++) {
            column = column * 26 + Character.toUpperCase(reference.charAt(at)) - 'A' + 1;
        }
        if (column < 1) {
            throw FileFault.unreadable();
        }
        return column - 1;
    }

    /** What the cell says, up to its end; how it is worked out is passed over. */
    private String text(String type) {
        var text = "";
        for (var event = xml.next(); event != Event.DONE; event = xml.next()) {
            count(event);
            if (event == Event.END && xml.name().equals("c")) {
                return text;
            }
            if (event == Event.START && xml.name().equals("is")) {
                text = SharedTexts.text(xml, limits);
            } else if (event == Event.START && xml.name().equals("v")) {
                text = said(type, value());
            }
        }
        throw FileFault.unreadable();
    }

    private String value() {
        var value = new StringBuilder();
        for (var event = xml.next(); event == Event.TEXT; event = xml.next()) {
            rows.length(value.append(xml.text()).length());
        }
        return value.toString();
    }

    private String said(String type, String value) {
        return switch (type) {
            case "s" -> texts.at(value);
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "n" -> value.isBlank() ? "" : numeric(value.strip());
            case "d" -> isDay() ? withoutMidnight(value.strip()) : value;
            default -> value;
        };
    }

    /** The day of 2026-01-05T00:00:00.000Z; a time of another hour stays as it is written. */
    private static String withoutMidnight(String value) {
        var at = value.indexOf(MIDNIGHT);
        if (at < 0) {
            return value;
        }
        var rest = value.substring(at + MIDNIGHT.length());
        var fraction = rest.endsWith("Z") ? rest.substring(0, rest.length() - 1) : rest;
        var isWhole = fraction.isEmpty()
                || fraction.length() > 1
                        && fraction.charAt(0) == '.'
                        && fraction.chars().skip(1).allMatch(digit -> digit == '0');
        return isWhole ? value.substring(0, at) : value;
    }

    /** 4980 and not 4.98E3; a number that would be a page of zeros stays as it is written. */
    private String numeric(String value) {
        try {
            if (value.length() <= LONGEST_NUMBER) {
                var exact = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
                if (Math.abs(exact.scale()) <= MOST_ZEROS) {
                    return isDay() ? days.day(exact.toPlainString()) : exact.toPlainString();
                }
            }
            return value;
        } catch (ArithmeticException | NumberFormatException noNumber) {
            throw FileFault.unreadable();
        }
    }

    private boolean isDay() {
        return place < rows.columns().size()
                && days.columns().test(rows.columns().get(place).strip());
    }
}
