package org.fivetrust.funds.statement.model;

import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.funds.statement.model.BankProfile.Column;
import org.fivetrust.tabular.model.Sheet;

/** Where each column of a profile stands in a file. */
record TableColumns(
        BankProfile profile, List<DateTimeFormatter> days, List<String> headings, Map<Column, Integer> places) {

    TableColumns {
        days = List.copyOf(days);
        headings = List.copyOf(headings);
        places = Map.copyOf(places);
    }

    static TableColumns of(BankProfile profile, Sheet sheet, Findings findings) {
        var places = new EnumMap<Column, Integer>(Column.class);
        for (var at = 0; at < sheet.columns().size(); at++) {
            var heading = sheet.columns().get(at);
            var column = profile.columns().get(heading);
            if (column == null) {
                findings.add(
                        "funds.column-unknown",
                        "/rows/" + sheet.head() + "/" + heading,
                        0,
                        sheet.head(),
                        "column",
                        heading);
            } else if (column != Column.PASSED_OVER && places.put(column, at) != null) {
                findings.add(
                        "funds.column-twice",
                        "/rows/" + sheet.head() + "/" + heading,
                        0,
                        sheet.head(),
                        "column",
                        heading);
            }
        }
        profile.columns().forEach((heading, column) -> {
            if (isNeeded(column) && !places.containsKey(column)) {
                findings.add(
                        "funds.column-missing",
                        "/rows/" + sheet.head() + "/" + heading,
                        0,
                        sheet.head(),
                        "column",
                        heading);
            }
        });
        return new TableColumns(
                profile, profile.days().stream().map(TableRow::form).toList(), sheet.columns(), places);
    }

    private static boolean isNeeded(Column column) {
        return switch (column) {
            case DAY, OUT, IN, AMOUNT, DIRECTION, BALANCE -> true;
            case NAME, ACCOUNT, TEXT, REFERENCE, PASSED_OVER -> false;
        };
    }
}
