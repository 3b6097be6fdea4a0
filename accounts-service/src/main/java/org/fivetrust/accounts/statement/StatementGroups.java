package org.fivetrust.accounts.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.accounts.statement.model.Term;

/** The headings of a printed statement: each total (合计) has one above the first line that it adds up. */
final class StatementGroups {

    private static final String TOTAL = "合计";

    /** The statutory forms number these, and have no heading for all liabilities. */
    private static final Map<String, String> WORDS = Map.of("收入", "一、收入", "费用", "二、费用", "负债", "");

    private StatementGroups() {}

    /** By the number of the line that they stand above; the wider group first. */
    static Map<String, List<String>> headings(Layout layout) {
        var headings = new LinkedHashMap<String, List<String>>();
        for (var line : layout.lines().reversed()) {
            var heading = heading(line.name());
            if (!heading.isEmpty()) {
                headings.computeIfAbsent(first(layout, line.number()), _ -> new ArrayList<>())
                        .add(heading);
            }
        }
        return headings;
    }

    private static String heading(String name) {
        if (!name.endsWith(TOTAL)) {
            return "";
        }
        var group = name.substring(0, name.length() - TOTAL.length());
        return WORDS.getOrDefault(group, group + "：");
    }

    /** The number of the first line that goes into a total, directly or through other totals. */
    private static String first(Layout layout, String number) {
        var order = layout.lines().stream().map(Layout.Line::number).toList();
        return Stream.concat(Stream.of(number), parts(layout, number).map(part -> first(layout, part)))
                .min((one, other) -> Integer.compare(order.indexOf(one), order.indexOf(other)))
                .orElse(number);
    }

    private static Stream<String> parts(Layout layout, String number) {
        var formula = layout.formulas().get(number);
        return formula == null
                ? Stream.empty()
                : formula.terms().stream()
                        .flatMap(signed ->
                                signed.term() instanceof Term.Line line ? Stream.of(line.number()) : Stream.empty());
    }
}
